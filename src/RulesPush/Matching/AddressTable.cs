using RulesPush.Model;

namespace RulesPush.Matching;

/// <summary>Which value holds an address: overlapping ranges, flattened into disjoint intervals.</summary>
/// <remarks>
/// Of the ranges that hold an address the smallest wins, and of equal ones the one that comes first in the input. Where each
/// structure comes from, and what its limits are, says <see cref="SearchTree{T}"/>, <see cref="RootedTree"/> and <see cref="V6Table"/>.
/// </remarks>
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
        : this(AddressIntervals.Of(ranges))
    {
    }

    /// <summary>Takes ranges that are flattened: where disjoint intervals begin, in ascending order, and the value of each, <see cref="NotFound"/> for none.</summary>
    internal AddressTable(uint[] v4, int[] v4Values, UInt128[] v6, int[] v6Values)
    {
        var isMany = v4.Length >= Many;
        _manyV4 = isMany ? new RootedTree(v4, v4Values) : null;
        _fewV4 = new SearchTree<int>(isMany ? [] : [.. v4.Select(static s => (int)(s ^ Highest))]);
        // In front of the first interval there is nothing.
        _fewV4Values = isMany ? [] : [NotFound, .. v4Values];
        _v6 = new V6Table(v6, v6Values);
    }

    private AddressTable((IReadOnlyList<(uint First, int Value)> V4, IReadOnlyList<(IpAddress First, int Value)> V6) flat)
        : this(
            [.. flat.V4.Select(static i => i.First)],
            [.. flat.V4.Select(static i => i.Value)],
            [.. flat.V6.Select(static i => new UInt128(i.First.High, i.First.Low))],
            [.. flat.V6.Select(static i => i.Value)])
    {
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
