namespace RulesPush.Benchmarks.Workloads;

/// <summary>The prefixes of the example CloudFleet, which a cloud really has: those of one family, and addresses in them, a few of which have most.</summary>
internal sealed class CloudBoundaries : BoundaryWorkload
{
    public CloudBoundaries(bool isV6)
        : this(Prefixes(isV6), new Random(3))
    {
    }

    private CloudBoundaries(IReadOnlyList<IpRange> ranges, Random random)
        : base(ranges, [.. Enumerable.Range(0, QueryCount).Select(_ => Within(random, ranges[Skewed(random, ranges.Count)]))])
    {
    }

    /// <summary>In an order of their own: by region those of a few would be next to each other.</summary>
    private static IpRange[] Prefixes(bool isV6)
    {
        var file = Path.Combine(Repository.Directory, "examples", "CloudFleet", "aws-boundaries.csv");
        IpRange[] ranges = [.. File.ReadLines(file).Skip(1).Select(static line => IpNetwork.Parse(line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..]).Range).Where(r => r.First.IsV6 == isV6)];
        new Random(7).Shuffle(ranges);
        return ranges;
    }
}
