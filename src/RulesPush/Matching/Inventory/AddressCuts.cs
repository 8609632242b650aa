using RulesPush.Matching.Criteria;

namespace RulesPush.Matching.Inventory;

/// <summary>The ends of all ranges: addresses between the same two lie in the same ranges, however these overlap.</summary>
internal sealed class AddressCuts
{
    private readonly ulong[] _v4;
    private readonly UInt128[] _v6;

    public AddressCuts(IEnumerable<IpRange> ranges)
    {
        var families = ranges.ToLookup(static r => r.First.IsV6);
        _v4 = Bounds.Sort(families[false].SelectMany(static r => new[] { r.First.Low, r.Last.Low + 1 }));
        // One behind the very last address would be the first: nothing is cut there.
        _v6 = Bounds.Sort(families[true].SelectMany(static r => new[] { Bits(r.First), Bits(r.Last) + 1 }).Where(static cut => cut != 0));
    }

    /// <summary>The number of the interval; negative for IPv6.</summary>
    public int IntervalOf(IpAddress address) => address.IsV6 ? ~CountUpTo(_v6, Bits(address)) : CountUpTo(_v4, address.Low);

    private static int CountUpTo<T>(T[] cuts, T address)
        where T : IComparable<T>
    {
        var below = Bounds.CountBelow(cuts, address);
        return below < cuts.Length && cuts[below].CompareTo(address) == 0 ? below + 1 : below;
    }

    private static UInt128 Bits(IpAddress address) => new(address.High, address.Low);
}
