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
        // There are few sizes, whatever the number of boundaries.
        var bySize = new SortedDictionary<IpRange, List<PlacedBoundary>>(Comparer<IpRange>.Create(static (left, right) => left.CompareSize(right)));
        for (var site = 0; site < sites.Count; site++)
        {
            for (var index = sites[site].Count - 1; index >= 0; index--)
            {
                if (sites[site][index] is not AddressBoundary boundary)
                    continue;
                var placed = new PlacedBoundary(site, index, boundary);
                if (!bySize.TryGetValue(placed.Range, out var ofSize))
                    bySize.Add(placed.Range, ofSize = []);
                ofSize.Add(placed);
            }
        }

        return [.. bySize.Values.SelectMany(static ofSize => ofSize)];
    }
}
