using CsCheck;
using Microsoft.Extensions.Time.Testing;
using RulesPush.Sites.Sqlite;

namespace RulesPush.Sites.Tests.Properties;

/// <summary>
/// What comes of DDRs does not depend on how many are taken in together, nor on whether sites of one process handle what
/// they tell each other at once, or have it carried.
/// </summary>
public sealed class BatchProperties
{
    private static readonly int _factor = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full" ? 20 : 1;

    /// <summary>Files of several sites, one after the other.</summary>
    private static readonly Gen<(int Site, DdrPlan[] Rows)[]> _files = Gen.Select(Gen.Int[0, 8], DdrPlan.Any.Array[1, 60]).Array[1, 3];

    [Fact]
    public void Transactions_of_any_size_come_to_the_same_as_one_for_each_DDR()
    {
        var met = new MetCases();
        met.Until(() => Gen.Select(RandomHierarchies.Any, _files, Gen.Int[2, 70]).Sample(
            (plan, files, size) =>
            {
                var (expected, actual) = (Content(plan, files, 1, Everything), Content(plan, files, size, Everything));
                Assert.True(expected == actual, $"one by one\n{expected}\nby {size}\n{actual}");
                Count(met, expected);
                return true;
            },
            iter: 60 * _factor,
            threads: 2),
            "request", "PdrReceived", "PdrSent", "Received", "merged", "key of several", "corrupt");
    }

    [Fact]
    public void What_is_handled_at_once_comes_to_the_same_as_what_is_carried()
    {
        var met = new MetCases();
        met.Until(() => Gen.Select(RandomHierarchies.Any, _files, Gen.Int[0, 1]).Where(static input => !input.Item1.HasCentral).Sample(
            (plan, files, _) =>
            {
                var (expected, actual) = (Content(plan, files, 1000, WhatHolds, static link => link), Content(plan, files, 1000, WhatHolds));
                Assert.True(expected == actual, $"carried\n{expected}\nat once\n{actual}");
                Count(met, expected);
                return true;
            },
            iter: 60 * _factor,
            threads: 2),
            "request", "PdrReceived", "merged");
    }

    private static string Content(
        HierarchyPlan plan, (int Site, DdrPlan[] Rows)[] files, int rowsPerTransaction, Func<ISiteTransaction, HierarchyPlan, IEnumerable<string>> read,
        Func<ISiteLink, ISiteLink>? link = null)
    {
        using var database = SqliteSiteDatabase.CreateInMemory();
        var sources = plan.Sites.ToDictionary(static s => s.Code, static s => new BatchSource(s.Code));
        using var running = new RunningHierarchy(new RulesInForce(new InterpretedRulePack(plan.ToRules())), database, new HierarchyOptions
        {
            Clock = new FakeTimeProvider(TestHierarchy.Start0),
            Sources = [.. sources.Values],
            // Requests that are held back: when an attempt begins is a matter of rounds.
            MaxNewRequests = 0,
            Link = link,
            RowsPerTransaction = rowsPerTransaction,
        });
        running.Start();
        foreach (var (site, rows) in files)
        {
            var code = plan.Sites[site % plan.Sites.Count].Code;
            sources[code].Add(rows.Select(row => row.ToDdr(code, TestHierarchy.Start0)));
            while (running.WorkAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult())
            {
            }
        }

        using var transaction = database.Begin();
        return string.Join('\n', read(transaction, plan));
    }

    private static IEnumerable<string> Everything(ISiteTransaction transaction, HierarchyPlan plan) =>
    [
        .. WhatHolds(transaction, plan),
        .. transaction.History.Since(0).Select(static e => e.ToString()),
        .. transaction.Requests.List().Select(static r => $"number {r.Id} {r.Site} {r.Resource}"),
        .. transaction.Messages.CountWaiting().Select(static w => $"waiting {w}"),
        .. plan.Links.Select(link => $"handled {link} {transaction.Messages.LastHandled(link.Sender, link.Receiver)}"),
        .. transaction.Occasions.Latest(100).Select(static o => o.ToString()),
        $"next resource {transaction.Inventory.NewResource()}",
    ];

    private static IEnumerable<string> WhatHolds(ISiteTransaction transaction, HierarchyPlan plan)
    {
        var stored = plan.Sites.SelectMany(site => transaction.Inventory.Page(site.Code, 0, int.MaxValue)).ToList();
        return
        [
            .. stored.Select(static r => $"{r.Site} {r.Id} serial {r.Serial} {Laws.Json(r.Record)} {r.InstallFlag} {r.Decision}"),
            .. stored.SelectMany(r => IdentityKeys.Stored(r.Record).Select(key => $"key {r.Site} {key}: {string.Join(' ', transaction.Inventory.FindByKey(r.Site, key))}")),
            .. transaction.Requests.List().Select(static r => $"request {r with { Id = 0 }}").Order(StringComparer.Ordinal),
            // What a secondary site discovers, and what comes back of it, may meet in another order; so may requests of two sites.
            .. transaction.History.Since(0).GroupBy(static e => (e.Resource, e.Site, e.Kind)).OrderBy(static g => g.Key)
                .SelectMany(static g => g.Select(static e => $"{e.Site} {e.Resource} {e.Kind} {(e.Text.StartsWith("CCR ", StringComparison.Ordinal) ? e.Text.Split(' ', 3)[2] : e.Text)}")),
            .. transaction.BadDdrs.All().Select(static b => $"corrupt {b}"),
        ];
    }

    private static void Count(MetCases met, string content)
    {
        foreach (var kind in new[] { "PdrReceived", "PdrSent", "Received" }.Where(k => content.Contains($" {k} ", StringComparison.Ordinal)))
            met.Count(kind);
        foreach (var line in content.Split('\n'))
        {
            if (line.StartsWith("request ", StringComparison.Ordinal) || line.StartsWith("corrupt ", StringComparison.Ordinal))
                met.Count(line.Split(' ')[0]);
            if (line.StartsWith("key ", StringComparison.Ordinal) && line[(line.LastIndexOf(':') + 2)..].Contains(' '))
                met.Count("key of several");
            if (line.Contains(" serial 3 ", StringComparison.Ordinal))
                met.Count("merged");
        }
    }
}
