using RulesPush.Benchmarks.Building;
using RulesPush.Benchmarks.Goals;
using RulesPush.Benchmarks.Workloads;
using RulesPush.Matching;

namespace RulesPush.Benchmarks.Curves;

/// <summary>Look-ups of IPv4 addresses in ever more boundaries.</summary>
internal static class BoundaryCurve
{
    private const int Sites = 50;

    public static IEnumerable<CurvePoint> Measure(Pace pace)
    {
        // In vain: the first of each kind compile the compiler and the matchers.
        foreach (var size in new[] { 10, 1_000 })
            _ = Measure(size, Pace.Quick);
        foreach (var size in new[] { 10, 100, 1_000, 10_000, 100_000, 1_000_000 })
            yield return Measure(size, pace);
    }

    private static CurvePoint Measure(int size, Pace pace)
    {
        var boundaries = new SyntheticBoundaries(size);
        Type type = null!;
        var sites = Math.Min(size, Sites);
        var build = CurvePoint.SecondsOf(() => type = LoadedPack.TypeOf(new SyntheticProject(new SyntheticRules(sites, sites, size))));
        var machine = new Resource { Name = "PC", NetBiosName = "PC", IPAddresses = [IpAddress.V4(0x0A000001)] };
        var first = 0d;
        // With all that the first pack of a type makes and keeps, and its texts.
        var memory = CurvePoint.MegabytesOf<IRulePack>(
            () =>
            {
                IRulePack made = null!;
                first = CurvePoint.SecondsOf(() => (made = (IRulePack)Activator.CreateInstance(type)!).Decide(machine, DateTimeOffset.UnixEpoch));
                return made;
            },
            out _);
        var table = new AddressTable(boundaries.Ranges.Select(static (range, place) => (range, place)));
        var run = Interleaved.Run(pace, [new("look-up", boundaries.Queries.Length, () =>
        {
            var sum = 0L;
            foreach (var query in boundaries.Queries)
                sum += table.Find(query);
            return sum;
        })]);
        return new CurvePoint(size, run.Nanoseconds(0), memory, first * 1_000, build);
    }
}
