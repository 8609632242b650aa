namespace RulesPush.Cli.Administration;

/// <summary>The figures of one site.</summary>
/// <param name="Site">The site.</param>
/// <param name="Depth">How many sites are above it.</param>
/// <param name="Resources">How many resources it has stored.</param>
/// <param name="Decisions">The current decisions that count here, by outcome.</param>
/// <param name="Requests">Its requests, by state.</param>
/// <param name="Messages">How many messages wait to be sent by it.</param>
internal sealed record SiteFigures(
    KnownSite Site, int Depth, long Resources, IReadOnlyDictionary<Outcome, long> Decisions, IReadOnlyDictionary<RequestState, long> Requests, long Messages);

/// <summary>The figures of a hierarchy.</summary>
internal sealed record HierarchyFigures
{
    /// <summary>How many of the latest intakes are shown.</summary>
    private const int LatestIntakes = 5;

    /// <summary>Occasions that are looked through for them; others are a change of rules, or a day.</summary>
    private const int LatestOccasions = 200;

    public required IReadOnlyList<SiteFigures> Sites { get; init; }

    /// <summary>How many resources are stored: everything comes to the sites at the top, so each counts once.</summary>
    public required long Resources { get; init; }

    public required IReadOnlyDictionary<Outcome, long> Decisions { get; init; }

    public required IReadOnlyDictionary<RequestState, long> Requests { get; init; }

    public required long Messages { get; init; }

    public required long BadDdrs { get; init; }

    public required IReadOnlyList<Occasion> Intakes { get; init; }

    public static HierarchyFigures Read(ISiteTransaction transaction)
    {
        var requests = transaction.Requests.Count();
        var messages = transaction.Messages.CountWaiting();
        var sites = new List<SiteFigures>();
        foreach (var site in KnownSites.Read(transaction))
        {
            sites.Add(new SiteFigures(
                site,
                site.Parent is null ? 0 : (sites.Find(s => s.Site.Code == site.Parent)?.Depth ?? -1) + 1,
                transaction.Inventory.Count(site.Code),
                Sum(transaction.Inventory.CountDecisions(site.Code).Where(d => CountsAt(site, d.HeldBy)).Select(static d => (d.Outcome, d.Count))),
                Sum(requests.Where(r => r.Site == site.Code).Select(static r => (r.State, r.Count))),
                messages.Where(m => m.Sender == site.Code).Sum(static m => m.Count)));
        }

        return new HierarchyFigures
        {
            Sites = sites,
            Resources = sites.Where(static s => IsTop(s.Site)).Sum(static s => s.Resources),
            Decisions = Sum(sites.SelectMany(static s => s.Decisions).Select(static d => (d.Key, d.Value))),
            Requests = Sum(requests.Select(static r => (r.State, r.Count))),
            Messages = messages.Sum(static m => m.Count),
            BadDdrs = transaction.BadDdrs.Count(),
            Intakes = [.. transaction.Occasions.Latest(LatestOccasions).Where(static o => o.Kind == OccasionKind.Intake).Take(LatestIntakes)],
        };
    }

    /// <summary>Every site that knows a resource has a decision on it. That of the site which holds it counts.</summary>
    private static bool CountsAt(KnownSite site, string? heldBy) => heldBy is null ? IsTop(site) : heldBy == site.Code;

    private static bool IsTop(KnownSite site) => !site.IsSecondary && site.Parent is null;

    private static SortedDictionary<T, long> Sum<T>(IEnumerable<(T Key, long Count)> counts)
        where T : struct, Enum
    {
        var sums = new SortedDictionary<T, long>();
        foreach (var (key, count) in counts)
            sums[key] = sums.GetValueOrDefault(key) + count;
        return sums;
    }
}
