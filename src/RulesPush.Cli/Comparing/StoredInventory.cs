using RulesPush.Cli.Administration;
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
        ProgressReport.Show(error, records, () => read, error.IsTerminal, advance =>
        {
            foreach (var site in sites)
            {
                foreach (var stored in Pages(site.Code))
                {
                    read++;
                    advance();
                    if (CountsAt(site, stored))
                        diff.Add(stored.Name, stored.Record.ToResource(before, stored.InstallFlag.IsSet), stored.Record.ToResource(after, stored.InstallFlag.IsSet), rejectsFailures: false);
                }
            }
        });
    }

    private IEnumerable<StoredResource> Pages(string site)
    {
        for (var after = 0L; ;)
        {
            var page = database.Read(transaction => transaction.Inventory.Page(site, after, PageSize));
            if (page.Count == 0)
                yield break;
            foreach (var stored in page)
                yield return stored;
            after = page[^1].Id;
        }
    }

    /// <summary>As in the status: a machine counts at the site that holds it, by the decision that is kept.</summary>
    private static bool CountsAt(KnownSite site, StoredResource stored) =>
        stored.Decision?.HeldBy is { } holder ? holder == site.Code : !site.IsSecondary && site.Parent is null;
}
