namespace RulesPush.Benchmarks.Workloads;

/// <summary>
/// Boundaries of a company: seven in ten are subnets of /22 to /28, one is a larger network around others, and two are
/// ranges, in 10.0.0.0/8 and some public networks; and addresses that are looked up in them, nine in ten of which lie in one.
/// </summary>
internal sealed class SyntheticBoundaries : BoundaryWorkload
{
    public SyntheticBoundaries(int count, bool isV6 = false, int seed = 3)
        : this(count, isV6, new Random(seed))
    {
    }

    private SyntheticBoundaries(int count, bool isV6, Random random)
        : this([.. Enumerable.Range(0, count).Select(_ => isV6 ? V6(random) : V4(random))], isV6, random)
    {
    }

    private SyntheticBoundaries(IReadOnlyList<IpRange> ranges, bool isV6, Random random)
        : base(ranges, [.. Enumerable.Range(0, QueryCount).Select(_ => random.Next(10) == 0 ? Anywhere(random, isV6) : Within(random, ranges[Skewed(random, ranges.Count)]))])
    {
    }

    private static IpRange V4(Random random)
    {
        var network = random.Next(8) == 0 ? 0xC6000000u + ((uint)random.Next(1 << 9) << 15) : 0x0A000000u + ((uint)random.Next(1 << 14) << 10);
        var kind = random.Next(10);
        if (kind < 2)
        {
            var first = network + (uint)random.Next(1 << 12);
            return Range(IpAddress.V4(first), IpAddress.V4(first + (uint)random.Next(4, 500)));
        }

        var length = kind == 2 ? random.Next(16, 22) : random.Next(22, 29);
        var mask = uint.MaxValue << (32 - length);
        var start = (network + (uint)random.Next(1 << 15)) & mask;
        return Range(IpAddress.V4(start), IpAddress.V4(start | ~mask));
    }

    /// <summary>/48 of a company's /32, /64 within them, and a few that are longer.</summary>
    private static IpRange V6(Random random)
    {
        var upper = 0x2001_0DB8_0000_0000UL + ((ulong)random.Next(1 << 16) << 16);
        return random.Next(20) switch
        {
            < 3 => Range(IpAddress.V6(upper, 0), IpAddress.V6(upper | 0xFFFF, ulong.MaxValue)),
            3 => Longer(upper + (uint)random.Next(1 << 16), (ulong)random.Next(1 << 16) << 16),
            _ => Subnet(upper + (uint)random.Next(1 << 16)),
        };

        static IpRange Subnet(ulong upper) => Range(IpAddress.V6(upper, 0), IpAddress.V6(upper, ulong.MaxValue));

        static IpRange Longer(ulong upper, ulong lower) => Range(IpAddress.V6(upper, lower), IpAddress.V6(upper, lower | 0xFFFF));
    }

    private static IpAddress Anywhere(Random random, bool isV6) =>
        isV6 ? IpAddress.V6(0x2001_0DB8_0000_0000UL + (ulong)random.NextInt64(1L << 32), (ulong)random.NextInt64()) : IpAddress.V4((uint)random.NextInt64(1L << 32));

    private static IpRange Range(IpAddress first, IpAddress last) =>
        IpRange.TryCreate(first, last, out var range) ? range : throw new InvalidOperationException($"{first} to {last}");
}
