namespace RulesPush.Model;

/// <summary>A boundary that holds addresses, with the site that it belongs to and its place there.</summary>
internal sealed class PlacedBoundary(int site, int index, AddressBoundary boundary)
{
    /// <summary>The site, by its place among those that are looked at.</summary>
    public int Site { get; } = site;

    /// <summary>The place among the boundaries of the site.</summary>
    public int Index { get; } = index;

    /// <summary>The boundary.</summary>
    public AddressBoundary Boundary { get; } = boundary;

    /// <summary>Its addresses: kept, because a network computes them.</summary>
    public IpRange Range { get; } = boundary.Range;

    /// <summary>
    /// The boundaries of sites, which are given in the order of their codes, in the order in which they win: the smaller
    /// one, then that of the lower code. Of what is equal in one site the later comes first, which the earlier one stands for.
    /// </summary>
    public static List<PlacedBoundary> InOrder(IReadOnlyList<EquatableArray<BoundaryDefinition>> sites)
    {
        var all = new List<PlacedBoundary>();
        for (var site = 0; site < sites.Count; site++)
        {
            for (var index = 0; index < sites[site].Count; index++)
            {
                if (sites[site][index] is AddressBoundary boundary)
                    all.Add(new PlacedBoundary(site, index, boundary));
            }
        }

        all.Sort(static (left, right) => left.Range.CompareSize(right.Range) is not 0 and var bySize ? bySize
            : left.Site != right.Site ? left.Site.CompareTo(right.Site)
            : right.Index.CompareTo(left.Index));
        return all;
    }
}
