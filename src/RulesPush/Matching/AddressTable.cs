using RulesPush.Model;

namespace RulesPush.Matching;

/// <summary>Which value holds an address: overlapping ranges, flattened into disjoint intervals that are searched by halves.</summary>
/// <remarks>Of the ranges that hold an address the smallest wins, and of equal ones the one that comes first in the input.</remarks>
public sealed class AddressTable
{
    /// <summary>What <see cref="Find"/> returns for an address that no range holds.</summary>
    public const int NotFound = -1;

    private readonly uint[] _v4Starts;
    private readonly int[] _v4Values;
    private readonly UInt128[] _v6Starts;
    private readonly int[] _v6Values;

    /// <summary>Flattens the ranges. The values are 0 or more.</summary>
    public AddressTable(IEnumerable<(IpRange Range, int Value)> ranges)
    {
        var all = ranges.ToList();
        (var v4Starts, _v4Values) = Flatten(all.Where(static r => !r.Range.First.IsV6), uint.MaxValue);
        _v4Starts = [.. v4Starts.Select(static s => (uint)s)];
        (_v6Starts, _v6Values) = Flatten(all.Where(static r => r.Range.First.IsV6), UInt128.MaxValue);
    }

    /// <summary>The addresses of one site's boundaries.</summary>
    public static AddressTable Of(IEnumerable<BoundaryDefinition> boundaries) =>
        new(boundaries.OfType<AddressBoundary>().Select(static b => (b.Range, 0)));

    /// <summary>The value of the smallest range that holds <paramref name="address"/>, or <see cref="NotFound"/>.</summary>
    public int Find(IpAddress address) => address.IsV6
        ? Find(_v6Starts, _v6Values, Bits(address))
        : Find(_v4Starts, _v4Values, (uint)address.Low);

    private static int Find<T>(T[] starts, int[] values, T address)
        where T : IComparable<T>
    {
        var index = Array.BinarySearch(starts, address);
        if (index < 0)
            index = ~index - 1;
        return index < 0 ? NotFound : values[index];
    }

    /// <summary>Sweeps over the ends of the ranges, with those that hold the current address in order of precedence.</summary>
    private static (UInt128[] Starts, int[] Values) Flatten(IEnumerable<(IpRange Range, int Value)> ranges, UInt128 highest)
    {
        var inOrder = ranges
            .Select(static r => (First: Bits(r.Range.First), Last: Bits(r.Range.Last), r.Value))
            .OrderBy(static r => r.Last - r.First)
            .ToArray();
        var events = inOrder
            .SelectMany((r, rank) => r.Last == highest
                ? new[] { (At: r.First, Rank: rank, IsStart: true) }
                : [(At: r.First, Rank: rank, IsStart: true), (At: r.Last + 1, Rank: rank, IsStart: false)])
            .OrderBy(static e => e.At);

        var holding = new SortedSet<int>();
        var starts = new List<UInt128>();
        var values = new List<int>();
        foreach (var group in events.GroupBy(static e => e.At))
        {
            foreach (var (_, rank, isStart) in group)
                _ = isStart ? holding.Add(rank) : holding.Remove(rank);
            var value = holding.Count == 0 ? NotFound : inOrder[holding.Min].Value;
            if (values.Count > 0 && values[^1] == value)
                continue;
            starts.Add(group.Key);
            values.Add(value);
        }

        return ([.. starts], [.. values]);
    }

    private static UInt128 Bits(IpAddress address) => new(address.High, address.Low);
}
