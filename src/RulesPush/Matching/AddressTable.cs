using RulesPush.Model;

namespace RulesPush.Matching;

/// <summary>Which value holds an address: overlapping ranges, flattened into disjoint intervals.</summary>
/// <remarks>Of the ranges that hold an address the smallest wins, and of equal ones the one that comes first in the input.</remarks>
public sealed class AddressTable
{
    /// <summary>What <see cref="Find"/> returns for an address that no range holds.</summary>
    public const int NotFound = -1;

    /// <summary>From so many intervals on, a table of 256 KB is faster than a tree, and worth it.</summary>
    private const int Many = 1_024;

    private const uint Highest = 1u << 31;

    private readonly SearchTree<int> _fewV4;
    private readonly int[] _fewV4Values;
    private readonly RootedTree? _manyV4;
    private readonly V6Table _v6;

    /// <summary>Flattens the ranges. The values are 0 or more.</summary>
    public AddressTable(IEnumerable<(IpRange Range, int Value)> ranges)
    {
        var all = ranges.ToLookup(static r => r.Range.First.IsV6);
        var v4 = Intervals.Of(all[false], uint.MaxValue);
        var isMany = v4.Starts.Length >= Many;
        _manyV4 = isMany ? new RootedTree([.. v4.Starts.Select(static s => (uint)s)], v4.Values) : null;
        _fewV4 = new SearchTree<int>(isMany ? [] : [.. v4.Starts.Select(static s => (int)((uint)s ^ Highest))]);
        // In front of the first interval there is nothing.
        _fewV4Values = isMany ? [] : [NotFound, .. v4.Values];
        var v6 = Intervals.Of(all[true], UInt128.MaxValue);
        _v6 = new V6Table(v6.Starts, v6.Values);
    }

    /// <summary>The addresses of one site's boundaries.</summary>
    public static AddressTable Of(IEnumerable<BoundaryDefinition> boundaries) =>
        new(boundaries.OfType<AddressBoundary>().Select(static b => (b.Range, 0)));

    /// <summary>The value of the smallest range that holds <paramref name="address"/>, or <see cref="NotFound"/>.</summary>
    public int Find(IpAddress address) =>
        address.IsV6 ? _v6.Find(address.High, address.Low)
        : _manyV4 is not null ? _manyV4.Find((uint)address.Low)
        : _fewV4Values[_fewV4.LastAtMost((int)((uint)address.Low ^ Highest)) + 1];
}
