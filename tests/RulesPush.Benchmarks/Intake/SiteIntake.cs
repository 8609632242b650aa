using RulesPush.Sites;
using RulesPush.Sites.Sqlite;

namespace RulesPush.Benchmarks.Intake;

/// <summary>
/// The whole intake into a new file: every DDR merged, decided on, told in the history, sent to the site that holds it
/// and decided on there, with a request where the rules say push. It ends when nothing waits any more.
/// </summary>
internal static class SiteIntake
{
    /// <returns>How often machines are stored, at all sites together.</returns>
    public static long Run(string path, RulesInForce rules, IDiscoverySource source)
    {
        using var database = SqliteSiteDatabase.Open(path);
        using (var hierarchy = new RunningHierarchy(rules, database, new HierarchyOptions
        {
            Sources = [source],
            Installer = new BusyInstaller(),
            Notify = static notice => _ = notice.Kind == NoticeKind.Problem || notice.KeptAside > 0 ? throw new InvalidOperationException(notice.Text) : 0,
        }))
        {
            hierarchy.Start();
            while (hierarchy.WorkAsync(CancellationToken.None).GetAwaiter().GetResult())
            {
            }
        }

        using var transaction = database.Begin();
        return transaction.Messages.CountWaiting().Count == 0 ? rules.Hierarchy.Sites.Sum(site => transaction.Inventory.Count(site.Code)) : -1;
    }

    /// <summary>Never done with the machines that it was given first, so that all others wait: installing is not measured here.</summary>
    private sealed class BusyInstaller : IInstaller
    {
        public Task<InstallationResult> InstallAsync(InstallationOrder order, CancellationToken cancellationToken) =>
            new TaskCompletionSource<InstallationResult>().Task;
    }
}

/// <summary>DDRs that are at hand, as one batch.</summary>
internal sealed class DdrsAtHand(string site, DiscoveredRow[] ddrs) : IDiscoverySource, IDiscoveryBatch
{
    public string Site => site;

    public string Name => "DDRs at hand";

    public bool IsWatched => false;

    public string Identity => Name;

    public double? Progress => null;

    public IEnumerable<IDiscoveryBatch> FindBatches() => [this];

    public IEnumerable<DiscoveredRow> Read(long after, DateTimeOffset time) => ddrs.Where(row => row.Number > after);

    public void Complete(IReadOnlyList<(long Row, string Reason)> bad)
    {
    }

    public void Reject(string reason) => throw new InvalidOperationException(reason);

    public void Dispose()
    {
    }
}
