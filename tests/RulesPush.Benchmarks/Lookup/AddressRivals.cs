using System.Net;
using RulesPush.Benchmarks.Workloads;
using RulesPush.Model;

namespace RulesPush.Benchmarks.Lookup;

/// <summary>What a user would write to find the smallest boundary of an IPv4 address: a list of networks, asked one by one.</summary>
internal sealed class NetworkList(BoundaryWorkload boundaries)
{
    /// <summary>A subnet, or else a range, which the framework has no type for.</summary>
    private readonly (IPNetwork? Network, uint First, uint Last, long Size)[] _boundaries =
        [.. boundaries.Ranges.Select(static r => (NetworkOf(r), (uint)r.First.Low, (uint)r.Last.Low, (long)(r.Last.Low - r.First.Low)))];

    public int Find(IPAddress address, uint bits)
    {
        var (best, size) = (-1, long.MaxValue);
        for (var i = 0; i < _boundaries.Length; i++)
        {
            ref readonly var boundary = ref _boundaries[i];
            if (boundary.Network is { } network ? network.Contains(address) : bits >= boundary.First && bits <= boundary.Last)
                (best, size) = boundary.Size < size ? (i, boundary.Size) : (best, size);
        }

        return best;
    }

    private static IPNetwork? NetworkOf(IpRange range)
    {
        var more = (uint)(range.Last.Low - range.First.Low);
        var isNetwork = (more & (more + 1)) == 0 && ((uint)range.First.Low & more) == 0;
        return isNetwork ? new IPNetwork(IPAddress.Parse(range.First.ToString()), 32 - (int)uint.PopCount(more)) : null;
    }
}

/// <summary>What a careful user would write: the boundaries flattened once, and <see cref="Array.BinarySearch{T}(T[], T)"/> over them.</summary>
internal sealed class HalvedIntervals<T>(T[] starts, int[] values)
    where T : IComparable<T>
{
    public int Find(T address)
    {
        var place = Array.BinarySearch(starts, address);
        if (place < 0)
            place = ~place - 1;
        return place < 0 ? -1 : values[place];
    }
}

/// <summary>Boundaries flattened, for <see cref="HalvedIntervals{T}"/>.</summary>
internal static class Halved
{
    public static HalvedIntervals<uint> OfV4(IReadOnlyList<IpRange> ranges)
    {
        var intervals = Flattened(ranges).V4;
        return new HalvedIntervals<uint>([.. intervals.Select(static i => i.First)], [.. intervals.Select(static i => i.Value)]);
    }

    public static HalvedIntervals<UInt128> OfV6(IReadOnlyList<IpRange> ranges)
    {
        var intervals = Flattened(ranges).V6;
        return new HalvedIntervals<UInt128>([.. intervals.Select(static i => new UInt128(i.First.High, i.First.Low))], [.. intervals.Select(static i => i.Value)]);
    }

    private static (IReadOnlyList<(uint First, int Value)> V4, IReadOnlyList<(IpAddress First, int Value)> V6) Flattened(IReadOnlyList<IpRange> ranges) =>
        AddressIntervals.Of(ranges.Select(static (range, place) => (range, place)));
}
