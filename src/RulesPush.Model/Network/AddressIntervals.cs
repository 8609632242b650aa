namespace RulesPush.Model;

/// <summary>
/// Overlapping ranges of addresses, flattened: where each of disjoint intervals begins, in ascending order, and which value
/// wins there. Overlap then costs a look-up nothing.
/// </summary>
/// <remarks>
/// Of the ranges that hold an address the smallest wins, and of equal ones the first: pieces are claimed in the order in
/// which ranges win, and those that are claimed are skipped by union-find, R. E. Tarjan, "Efficiency of a Good But Not Linear
/// Set Union Algorithm" (1975). The compiler runs this, cold, for a hundred thousand boundaries: IPv4 is sorted as plain
/// numbers. Limits: two pieces for each range at most, all of them in memory.
/// </remarks>
internal static class AddressIntervals
{
    /// <summary>Flattens ranges: where intervals of each family begin, in ascending order, and their values; -1 for none.</summary>
    /// <param name="ranges">The ranges, of both families, and their values, which are 0 or more.</param>
    public static (IReadOnlyList<(uint First, int Value)> V4, IReadOnlyList<(IpAddress First, int Value)> V6) Of(IEnumerable<(IpRange Range, int Value)> ranges)
    {
        var (v4, v6) = (new List<(IpRange, int)>(), new List<(IpRange, int)>());
        foreach (var range in ranges)
            (range.Range.First.IsV6 ? v6 : v4).Add(range);
        return (OfV4(v4), OfV6(v6));
    }

    private static List<(uint First, int Value)> OfV4(List<(IpRange Range, int Value)> ranges)
    {
        var (keys, cuts) = (new ulong[ranges.Count], new ulong[2 * ranges.Count]);
        for (var i = 0; i < ranges.Count; i++)
        {
            var (first, last) = (ranges[i].Range.First.Low, ranges[i].Range.Last.Low);
            // By size, and of one size in their order.
            keys[i] = ((last - first) << 32) | (uint)i;
            (cuts[2 * i], cuts[(2 * i) + 1]) = (first, last + 1);
        }

        Array.Sort(keys);
        var pieces = new ClaimedPieces<ulong>(cuts);
        foreach (var key in keys)
        {
            var (range, value) = ranges[(int)(uint)key];
            pieces.Claim(range.First.Low, range.Last.Low + 1, value);
        }

        // What begins behind the highest address is none.
        return [.. pieces.Intervals().Where(static i => i.First <= uint.MaxValue).Select(static i => ((uint)i.First, i.Value))];
    }

    private static List<(IpAddress First, int Value)> OfV6(List<(IpRange Range, int Value)> ranges)
    {
        var cuts = new List<IpAddress>(2 * ranges.Count);
        foreach (var (range, _) in ranges)
        {
            cuts.Add(range.First);
            if (Behind(range.Last) is { } behind)
                cuts.Add(behind);
        }

        var pieces = new ClaimedPieces<IpAddress>([.. cuts]);
        // The sort keeps the order of equal ones.
        foreach (var (range, value) in ranges.OrderBy(static r => r.Range, Comparer<IpRange>.Create(static (a, b) => a.CompareSize(b))))
        {
            if (Behind(range.Last) is { } behind)
                pieces.Claim(range.First, behind, value);
            else
                pieces.ClaimAllFrom(range.First, value);
        }

        return pieces.Intervals();
    }

    private static IpAddress? Behind(IpAddress address) =>
        address.Low != ulong.MaxValue ? IpAddress.V6(address.High, address.Low + 1)
        : address.High != ulong.MaxValue ? IpAddress.V6(address.High + 1, 0)
        : default(IpAddress?);
}
