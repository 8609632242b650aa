using RulesPush.Cli.Administration;
using RulesPush.Cli.Deciding;
using RulesPush.Cli.Output;
using RulesPush.Model;

namespace RulesPush.Cli.Comparing;

/// <summary>The machines of a site database, each once: as the site knows it that holds it, or else the topmost one.</summary>
internal sealed class StoredInventory(ISiteDatabase database, ErrorOutput error)
{
    private const int PageSize = 1000;

    /// <summary>Decides on all machines. A running hierarchy may write between two pages.</summary>
    public void Compare(RulePackDefinition before, RulePackDefinition after, InventoryDiff diff)
    {
        var (sites, records, waiting) = database.Read(static transaction =>
        {
            var known = KnownSites.Read(transaction);
            return (known, known.Sum(s => transaction.Inventory.Count(s.Code)), transaction.Messages.CountWaiting().Sum(static m => m.Count));
        });
        if (waiting > 0)
            error.Warn($"{Answer.Number(waiting)} messages between sites wait to be handled: what they say is not in the comparison");
        var read = 0L;
        using var pages = sites.SelectMany(Pages).GetEnumerator();
        var rows = new ParallelRows<StoredResource, DecidedTwice>(_ => pages.MoveNext() ? pages.Current : null, () =>
            some => [.. some.Select(s => diff.Decide(s.Record.ToResource(before, s.InstallFlag.IsSet), s.Record.ToResource(after, s.InstallFlag.IsSet)))]);
        ProgressReport.Show(error, records, () => Volatile.Read(ref read), error.IsTerminal, advance =>
        {
            foreach (var (stored, decided) in rows.Work())
            {
                diff.Add(stored.Name, decided, rejectsFailures: false);
                advance();
            }
        });

        // The records of other sites are passed over, but they were read.
        IEnumerable<List<StoredResource>> Pages(KnownSite site)
        {
            for (var last = 0L; ;)
            {
                var page = database.Read(transaction => transaction.Inventory.Page(site.Code, last, PageSize));
                if (page.Count == 0)
                    yield break;
                Interlocked.Add(ref read, page.Count);
                yield return [.. page.Where(stored => CountsAt(site, stored))];
                last = page[^1].Id;
            }
        }
    }

    /// <summary>As in the status: a machine counts at the site that holds it, by the decision that is kept.</summary>
    private static bool CountsAt(KnownSite site, StoredResource stored) =>
        stored.Decision?.HeldBy is { } holder ? holder == site.Code : !site.IsSecondary && site.Parent is null;
}
