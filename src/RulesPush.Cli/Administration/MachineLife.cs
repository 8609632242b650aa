namespace RulesPush.Cli.Administration;

/// <summary>What is known of one machine: what each site has stored, what happened, and its requests.</summary>
internal sealed record MachineLife
{
    /// <summary>As each site knows it: a primary site before its secondary sites, and before the primary sites below it.</summary>
    public required IReadOnlyList<(KnownSite Site, StoredResource Resource)> Stored { get; init; }

    /// <summary>What happened, in the order in which it was stored.</summary>
    public required IReadOnlyList<HistoryEvent> Story { get; init; }

    public required IReadOnlyList<RequestWithAttempts> Requests { get; init; }

    public string Name => Stored[0].Resource.Name;

    /// <summary>Its numbers: each primary site gives one of its own.</summary>
    public IEnumerable<long> Numbers => Stored.Select(static s => s.Resource.Id).Distinct();

    /// <summary>The machines of this name.</summary>
    public static IReadOnlyList<MachineLife> Find(ISiteTransaction transaction, string name)
    {
        var sites = KnownSites.Read(transaction);
        var machines = new List<List<(KnownSite Site, StoredResource Resource)>>();
        foreach (var site in sites.Where(static s => !s.IsSecondary))
        {
            foreach (var resource in MachineSearch.FindAt(transaction, site, name))
            {
                var machine = machines.Find(m => m.Any(known => AreOne(transaction, known, (site, resource))));
                if (machine is null)
                    machines.Add(machine = []);
                machine.Add((site, resource));
                machine.AddRange(
                    sites.Where(s => s.IsSecondary && s.Parent == site.Code)
                        .Select(s => (s, Resource: transaction.Inventory.Find(s.Code, resource.Id)!))
                        .Where(static s => s.Resource is not null));
            }
        }

        return [.. machines.Select(machine => Tell(transaction, machine))];
    }

    /// <summary>Whether a primary site and its parent know the same machine, each under a number of its own.</summary>
    private static bool AreOne(
        ISiteTransaction transaction, (KnownSite Site, StoredResource Resource) above, (KnownSite Site, StoredResource Resource) below) =>
        below.Site.Parent == above.Site.Code
        && (IsForeign(transaction, above, below) || IsForeign(transaction, below, above));

    private static bool IsForeign(
        ISiteTransaction transaction, (KnownSite Site, StoredResource Resource) at, (KnownSite Site, StoredResource Resource) from) =>
        transaction.Inventory.FindByKey(at.Site.Code, IdentityKeys.Foreign(from.Site.Code, from.Resource.Id)).Contains(at.Resource.Id);

    private static MachineLife Tell(ISiteTransaction transaction, IReadOnlyList<(KnownSite Site, StoredResource Resource)> stored)
    {
        var numbers = stored.Select(static s => s.Resource.Id).Distinct().ToList();
        return new MachineLife
        {
            Stored = stored,
            Story = [.. numbers.SelectMany(transaction.History.OfResource).OrderBy(static e => e.Id)],
            Requests =
            [
                .. numbers.SelectMany(id => transaction.Requests.List(resource: id)).OrderBy(static r => r.Id)
                    .Select(request => RequestWithAttempts.Of(transaction, request)),
            ],
        };
    }
}
