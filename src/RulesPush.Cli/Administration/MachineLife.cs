namespace RulesPush.Cli.Administration;

/// <summary>What is known of one machine: what each site has stored, what happened, and its requests.</summary>
internal sealed record MachineLife
{
    /// <summary>The name that it is listed under; of a removed one the name asked for.</summary>
    public required string Name { get; init; }

    /// <summary>Its numbers: each primary site gives one of its own.</summary>
    public required IReadOnlyList<long> Numbers { get; init; }

    /// <summary>As each site knows it: a primary site before its secondary sites, and before the primary sites below it. Of a removed one no site is named.</summary>
    public required IReadOnlyList<(KnownSite Site, StoredResource Resource)> Stored { get; init; }

    /// <summary>What happened, in the order in which it was stored.</summary>
    public required IReadOnlyList<HistoryEvent> Story { get; init; }

    public required IReadOnlyList<RequestWithAttempts> Requests { get; init; }

    /// <summary>The machines of this name that are stored; where none is, those that maintenance has removed.</summary>
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

        if (machines.Count == 0)
        {
            var removed = sites.SelectMany(site => transaction.Inventory.FindByKey(site.Code, IdentityKeys.Removed(name))).Distinct();
            return [.. removed.Select(number => Tell(transaction, name, [number], []))];
        }

        return
        [
            .. machines.Select(
                machine => Tell(transaction, machine[0].Resource.Name, [.. machine.Select(static s => s.Resource.Id).Distinct()], machine)),
        ];
    }

    /// <summary>Whether a primary site and its parent know the same machine, each under a number of its own.</summary>
    private static bool AreOne(
        ISiteTransaction transaction, (KnownSite Site, StoredResource Resource) above, (KnownSite Site, StoredResource Resource) below) =>
        below.Site.Parent == above.Site.Code
        && (ArePaired(transaction, above, below) || ArePaired(transaction, below, above));

    private static bool ArePaired(
        ISiteTransaction transaction, (KnownSite Site, StoredResource Resource) at, (KnownSite Site, StoredResource Resource) from) =>
        transaction.Inventory.FindPaired(at.Site.Code, from.Site.Code, from.Resource.Id) == at.Resource.Id;

    private static MachineLife Tell(
        ISiteTransaction transaction, string name, IReadOnlyList<long> numbers, IReadOnlyList<(KnownSite Site, StoredResource Resource)> stored) =>
        new()
        {
            Name = name,
            Numbers = numbers,
            Stored = stored,
            Story = [.. numbers.SelectMany(transaction.History.OfResource).OrderBy(static e => e.Id)],
            Requests =
            [
                .. numbers.SelectMany(id => transaction.Requests.List(resource: id)).OrderBy(static r => r.Id)
                    .Select(request => RequestWithAttempts.Of(transaction, request)),
            ],
        };
}
