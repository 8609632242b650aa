namespace RulesPush.Model.Tests.Analysis;

/// <summary>What is true of the boundaries of a small pack, by trying every address.</summary>
internal sealed class BoundaryFacts(SmallUniverse universe, RulePackDefinition pack)
{
    private readonly IpAddress[] _addresses = [.. universe.All];

    /// <summary>The site and the boundary that win an address; null where none holds it.</summary>
    public (string Code, AddressBoundary Boundary)? Winner(IpAddress address)
    {
        (string Code, AddressBoundary Boundary)? best = null;
        foreach (var site in pack.Sites)
        {
            foreach (var boundary in site.Boundaries.OfType<AddressBoundary>().Where(b => b.Range.Contains(address)))
            {
                var order = best is { } b ? boundary.Range.CompareSize(b.Boundary.Range) is not 0 and var size ? size : string.CompareOrdinal(site.Code, b.Code) : -1;
                if (order < 0)
                    best = (site.Code, boundary);
            }
        }

        return best;
    }

    /// <summary>Whether both packs assign every address to the same site, and each site has the addresses that it had.</summary>
    public bool IsTheSame(RulePackDefinition other) => Regions(pack).SequenceEqual(Regions(other));

    /// <summary>For each site the addresses that it wins, and those that it holds: a bit for each.</summary>
    private List<(string Code, UInt128 Wins, UInt128 Holds)> Regions(RulePackDefinition of)
    {
        var inOrder = of.Sites.SelectMany(static s => s.Boundaries.OfType<AddressBoundary>().Select(b => (s.Code, Range: b.Range, Bits: UInt128.Zero)))
            .Select(b => b with { Bits = Bits(b.Range) }).ToList();
        inOrder.Sort(static (a, b) => a.Range.CompareSize(b.Range) is not 0 and var size ? size : string.CompareOrdinal(a.Code, b.Code));
        var (wins, holds) = (of.Sites.ToDictionary(static s => s.Code, static _ => UInt128.Zero), of.Sites.ToDictionary(static s => s.Code, static _ => UInt128.Zero));
        var taken = UInt128.Zero;
        foreach (var (code, _, bits) in inOrder)
        {
            wins[code] |= bits & ~taken;
            holds[code] |= bits;
            taken |= bits;
        }

        return [.. of.Sites.Select(s => (s.Code, wins[s.Code], holds[s.Code]))];
    }

    private UInt128 Bits(IpRange range)
    {
        var bits = UInt128.Zero;
        for (var i = 0; i < _addresses.Length; i++)
            bits |= range.Contains(_addresses[i]) ? UInt128.One << i : UInt128.Zero;
        return bits;
    }

    /// <summary>Whether any boundary of the site holds the address.</summary>
    public static bool Holds(SiteDefinition site, IpAddress address) =>
        site.Boundaries.OfType<AddressBoundary>().Any(b => b.Range.Contains(address));

    /// <summary>The pack with other boundaries at one of its sites.</summary>
    public RulePackDefinition With(string ruleName, Func<SiteDefinition, IEnumerable<BoundaryDefinition>> boundaries) => pack with
    {
        Sites = new(pack.Sites.Select(s => s.RuleName == ruleName ? s with { Boundaries = new(boundaries(s)) } : s)),
    };

    /// <summary>The pairs of boundaries of two sites that share an address.</summary>
    public IEnumerable<(Placed One, Placed Two, Overlap Overlap)> Overlaps()
    {
        var all = pack.Sites.SelectMany(static s => s.Boundaries.Select((b, i) => new Placed(s, i, b as AddressBoundary))).Where(static p => p.Boundary is not null).ToList();
        foreach (var one in all)
        {
            foreach (var two in all.Where(t => t.Site != one.Site))
            {
                var (inOne, inTwo) = (_addresses.Where(one.Boundary!.Range.Contains).ToHashSet(), _addresses.Where(two.Boundary!.Range.Contains).ToHashSet());
                if (!inOne.Overlaps(inTwo))
                    continue;
                yield return (one, two, inOne.SetEquals(inTwo) ? Overlap.Equal : inOne.IsProperSubsetOf(inTwo) ? Overlap.Within : inOne.IsProperSupersetOf(inTwo) ? Overlap.Around : Overlap.Crossing);
            }
        }
    }

    /// <summary>A boundary of a site.</summary>
    internal sealed record Placed(SiteDefinition Site, int Index, AddressBoundary? Boundary)
    {
        /// <summary>Whether this one wins where the two overlap.</summary>
        public bool Beats(Placed other) =>
            (Boundary!.Range.CompareSize(other.Boundary!.Range) is not 0 and var size ? size : string.CompareOrdinal(Site.Code, other.Site.Code)) < 0;
    }
}

internal enum Overlap
{
    Equal,
    Within,
    Around,
    Crossing,
}
