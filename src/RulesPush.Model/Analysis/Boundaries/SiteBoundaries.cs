using System.Runtime.CompilerServices;

namespace RulesPush.Model;

/// <summary>The boundaries of all sites of a pack, in the order in which they win, and what follows from it for each address.</summary>
internal sealed class SiteBoundaries
{
    /// <summary>A pack never changes: it is gone over once.</summary>
    private static readonly ConditionalWeakTable<RulePackDefinition, SiteBoundaries> _ofPacks = new();
    private static readonly LatestBoundaries<Lazy<SiteBoundaries>> _latest = new();

    private readonly Func<SiteDefinition, BoundaryDefinition, bool> _counts;
    private readonly Lazy<BoundaryMap> _map;

    private SiteBoundaries(IReadOnlyList<SiteDefinition> sites, bool isRoaming, Func<SiteDefinition, BoundaryDefinition, bool> counts, AnalysisBudget budget)
    {
        (Sites, IsRoaming, _counts) = (sites, isRoaming, counts);
        InOrder = PlacedBoundary.InOrder([.. sites.Select(Boundaries)]).FindAll(b => counts(sites[b.Site], b.Boundary));
        Sweep = new BoundarySweep(InOrder, budget);
        _map = new Lazy<BoundaryMap>(() => new BoundaryMap(this));
    }

    /// <summary>The sites, by code.</summary>
    public IReadOnlyList<SiteDefinition> Sites { get; }

    /// <summary>Whether these are the roaming boundaries.</summary>
    public bool IsRoaming { get; }

    /// <summary>The section of a rule class that they stand in.</summary>
    public RuleSection Section => IsRoaming ? RuleSection.RoamingBoundary : RuleSection.Boundary;

    /// <summary>The boundaries that hold addresses, in the order in which they win.</summary>
    public IReadOnlyList<PlacedBoundary> InOrder { get; }

    /// <summary>Who wins which addresses.</summary>
    public BoundarySweep Sweep { get; }

    /// <summary>Which site has which addresses.</summary>
    public BoundaryMap Map => _map.Value;

    /// <summary>The site boundaries of a pack: the same object as before where all boundaries are the same.</summary>
    public static SiteBoundaries Of(RulePackDefinition pack) => _ofPacks.GetValue(pack, static p =>
        _latest.Of(p, static p => new Lazy<SiteBoundaries>(() => new SiteBoundaries(ByCode(p), isRoaming: false, static (_, _) => true, new AnalysisBudget()))).Value);

    /// <summary>The roaming boundaries of a pack, as far as they count.</summary>
    public static SiteBoundaries Roaming(RulePackDefinition pack, Func<SiteDefinition, BoundaryDefinition, bool> counts, AnalysisBudget budget) =>
        new(ByCode(pack), isRoaming: true, counts, budget);

    /// <summary>The boundaries of a site, of this kind.</summary>
    public EquatableArray<BoundaryDefinition> Boundaries(SiteDefinition site) => IsRoaming ? site.RoamingBoundaries : site.Boundaries;

    /// <summary>The boundaries of a site that hold no addresses, AD sites and subnet IDs, with their places.</summary>
    public IEnumerable<(BoundaryDefinition Boundary, int Index)> Keyed(SiteDefinition site) =>
        Boundaries(site).Select(static (boundary, index) => (boundary, index))
            .Where(b => b.boundary is not AddressBoundary && _counts(site, b.boundary));

    /// <summary>The site that a boundary belongs to.</summary>
    public SiteDefinition SiteOf(PlacedBoundary boundary) => Sites[boundary.Site];

    /// <summary>The segments that hold addresses of the range, in their order.</summary>
    public IEnumerable<BoundarySegment> SegmentsIn(IpRange range)
    {
        var segments = Sweep.Segments;
        var (low, high) = (0, segments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (segments[middle].Range.Last < range.First)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < segments.Count && segments[low].Range.First <= range.Last; low++)
            yield return segments[low];
    }

    /// <summary>The first rank among the boundaries of other sites that the site wins over in the range; null where there are none.</summary>
    public int? FirstWonOver(IpRange range, int site)
    {
        var first = default(int?);
        foreach (var segment in SegmentsIn(range))
        {
            if (segment.RunnerUp is { } other && InOrder[segment.Winner].Site == site && !(other >= first))
                first = other;
        }

        return first;
    }

    /// <summary>An address of the range, one that the site wins if there is one, and the site that wins it.</summary>
    public (IpAddress Address, SiteDefinition Owner) Example(IpRange range, int preferred)
    {
        BoundarySegment? best = null;
        foreach (var segment in SegmentsIn(range))
        {
            var isPreferred = InOrder[segment.Winner].Site == preferred;
            if (isPreferred || best is null)
                best = segment;
            if (isPreferred)
                break;
        }

        var found = best ?? throw new ArgumentException($"No boundary holds an address of {range}.", nameof(range));
        return (AddressOrder.Max(range.First, found.Range.First), SiteOf(InOrder[found.Winner]));
    }

    private static IReadOnlyList<SiteDefinition> ByCode(RulePackDefinition pack) => [.. pack.Sites.OrderBy(static s => s.Code, StringComparer.Ordinal)];

    /// <summary>The finding that a part of a site is guilty of.</summary>
    public RuleFinding Find(FindingKind kind, PlacedBoundary guilty, IEnumerable<string> with, Resource? witness, params string[] arguments) =>
        Find(kind, SiteOf(guilty), guilty.Index, with, witness, arguments);

    /// <inheritdoc cref="Find(FindingKind, PlacedBoundary, IEnumerable{string}, Resource?, string[])"/>
    public RuleFinding Find(FindingKind kind, SiteDefinition site, int index, IEnumerable<string> with, Resource? witness, params string[] arguments) => new()
    {
        Kind = kind,
        Rule = site.RuleName,
        Part = new RulePart(Section, index),
        With = new EquatableArray<string>(with),
        Arguments = new EquatableArray<string>(arguments),
        Witness = witness,
        File = Boundaries(site)[index].File,
    };
}
