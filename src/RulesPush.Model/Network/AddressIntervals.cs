namespace RulesPush.Model;

/// <summary>
/// Overlapping ranges of addresses, flattened: where each of disjoint intervals begins, in ascending order, IPv4 first,
/// and which value wins there. Overlap then costs a look-up nothing.
/// </summary>
/// <remarks>
/// Of the ranges that hold an address the smallest wins, and of equal ones the first. Idea: the ends of all ranges cut the
/// addresses into pieces; the ranges claim pieces in the order in which they win, and pass over what is claimed already by
/// links to the next free piece, which are shortened as they are followed (R. E. Tarjan, "Efficiency of a Good But Not
/// Linear Set Union Algorithm", 1975). Takes memory for two pieces a range, and a sort.
/// </remarks>
internal static class AddressIntervals
{
    /// <summary>The value where no range holds the addresses.</summary>
    public const int None = -1;

    /// <summary>Flattens ranges of both families. The values are 0 or more.</summary>
    public static List<(IpAddress First, int Value)> Of(IEnumerable<(IpRange Range, int Value)> ranges)
    {
        // The sort keeps the order of equal ones.
        (IpRange Range, int Value)[] inOrder = [.. ranges.OrderBy(static r => r.Range, Comparer<IpRange>.Create(static (a, b) => a.CompareSize(b)))];
        var cuts = Cuts(inOrder);
        var values = new int[cuts.Length];
        var nextFree = new int[cuts.Length + 1];
        for (var piece = 0; piece < nextFree.Length; piece++)
            nextFree[piece] = piece;
        foreach (var (range, value) in inOrder)
        {
            var end = Array.BinarySearch(cuts, range.Last);
            // Behind its last address, or behind the highest of all, there may be no cut.
            end = end < 0 ? ~end : end + 1;
            for (var piece = Free(nextFree, Array.BinarySearch(cuts, range.First)); piece < end; piece = Free(nextFree, piece))
            {
                values[piece] = value + 1;
                nextFree[piece] = piece + 1;
            }
        }

        return Joined(cuts, values);
    }

    /// <summary>
    /// Flattens ranges into numbers that a program can hold as constants: of IPv4 one an interval, the first address in the
    /// upper half; of IPv6 three, the first two of which are the address. The last is the value plus one, 0 for none.
    /// </summary>
    public static (ulong[] V4, ulong[] V6) Pack(IEnumerable<(IpRange Range, int Value)> ranges)
    {
        var (v4, v6) = (new List<ulong>(), new List<ulong>());
        foreach (var (first, value) in Of(ranges))
        {
            if (first.IsV6)
                v6.AddRange([first.High, first.Low, (ulong)(value + 1)]);
            else
                v4.Add((first.Low << 32) | (uint)(value + 1));
        }

        return ([.. v4], [.. v6]);
    }

    private static IpAddress[] Cuts((IpRange Range, int Value)[] ranges)
    {
        var cuts = new List<IpAddress>(2 * ranges.Length);
        foreach (var (range, _) in ranges)
        {
            cuts.Add(range.First);
            if (Next(range.Last) is { } behind)
                cuts.Add(behind);
        }

        cuts.Sort();
        var distinct = 0;
        for (var i = 0; i < cuts.Count; i++)
        {
            if (i == 0 || cuts[i] != cuts[i - 1])
                cuts[distinct++] = cuts[i];
        }

        cuts.RemoveRange(distinct, cuts.Count - distinct);
        return [.. cuts];
    }

    /// <summary>The first piece from this one on that nobody has claimed.</summary>
    private static int Free(int[] nextFree, int piece)
    {
        while (nextFree[piece] != piece)
        {
            nextFree[piece] = nextFree[nextFree[piece]];
            piece = nextFree[piece];
        }

        return piece;
    }

    /// <summary>Neighbours with one value are one interval.</summary>
    private static List<(IpAddress First, int Value)> Joined(IpAddress[] cuts, int[] values)
    {
        var joined = new List<(IpAddress First, int Value)>(cuts.Length);
        for (var i = 0; i < cuts.Length; i++)
        {
            var value = values[i] - 1;
            var isFirst = joined.Count == 0 || joined[joined.Count - 1].First.IsV6 != cuts[i].IsV6;
            if (isFirst ? value != None : value != joined[joined.Count - 1].Value)
                joined.Add((cuts[i], value));
        }

        return joined;
    }

    private static IpAddress? Next(IpAddress address) =>
        !address.IsV6 ? address.Low == uint.MaxValue ? default(IpAddress?) : IpAddress.V4((uint)address.Low + 1)
        : address.Low != ulong.MaxValue ? IpAddress.V6(address.High, address.Low + 1)
        : address.High != ulong.MaxValue ? IpAddress.V6(address.High + 1, 0)
        : default(IpAddress?);
}
