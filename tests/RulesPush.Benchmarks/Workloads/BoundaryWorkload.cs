using System.Net;

namespace RulesPush.Benchmarks.Workloads;

/// <summary>Boundaries that hold addresses, and addresses that are looked up in them.</summary>
/// <param name="ranges">The boundaries; the value of each is its place.</param>
/// <param name="queries">The addresses.</param>
internal abstract class BoundaryWorkload(IReadOnlyList<IpRange> ranges, IpAddress[] queries)
{
    /// <summary>So many addresses are looked up, one after the other.</summary>
    protected const int QueryCount = 8_192;

    /// <summary>The boundaries; the value of each is its place.</summary>
    public IReadOnlyList<IpRange> Ranges { get; } = ranges;

    /// <summary>Addresses to look up.</summary>
    public IpAddress[] Queries { get; } = queries;

    /// <summary>The same addresses as the framework has them.</summary>
    public IPAddress[] Addresses { get; } = [.. queries.Select(static q => IPAddress.Parse(q.ToString()))];

    /// <summary>A few boundaries have most machines.</summary>
    protected static int Skewed(Random random, int count) => (int)(count * Math.Pow(random.NextDouble(), 2));

    /// <summary>An address of a range, near to its beginning where it is one of IPv6.</summary>
    protected static IpAddress Within(Random random, IpRange range) => range.First.IsV6
        ? IpAddress.V6(range.First.High, range.First.Low + (range.Last.Low - range.First.Low > 0 ? (ulong)random.Next(1 << 15) : 0))
        : IpAddress.V4((uint)(range.First.Low + (ulong)random.NextInt64((long)(range.Last.Low - range.First.Low) + 1)));
}
