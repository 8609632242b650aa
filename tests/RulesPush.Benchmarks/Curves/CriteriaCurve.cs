using RulesPush.Benchmarks.Building;
using RulesPush.Benchmarks.Criteria;
using RulesPush.Benchmarks.Goals;
using RulesPush.Benchmarks.Workloads;

namespace RulesPush.Benchmarks.Curves;

/// <summary>Decisions of one site with ever more criteria.</summary>
internal static class CriteriaCurve
{
    public static IEnumerable<CurvePoint> Measure(Pace pace)
    {
        foreach (var size in new[] { 1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000 })
            yield return Measure(size, pace);
    }

    private static CurvePoint Measure(int size, Pace pace)
    {
        var machines = SyntheticFleet.Machines(128);
        IRulePack pack = null!;
        var build = CurvePoint.SecondsOf(() => pack = LoadedPack.Of(new SyntheticProject(new SyntheticRules(size, sites: 1, boundaries: 1))));
        var first = 0d;
        // What the loaded assembly itself takes is the runtime's; this is what the rules make of it.
        var memory = CurvePoint.MegabytesOf<IRulePack>(
            () =>
            {
                var fresh = (IRulePack)Activator.CreateInstance(pack.GetType())!;
                first = CurvePoint.SecondsOf(() => fresh.Decide(machines[0] with { IPAddresses = [IpAddress.V4(0x0A000001)] }, SyntheticFleet.Now));
                return fresh;
            },
            out _);
        var site = new CompiledCriteria(size);
        var run = Interleaved.Run(pace, [new("decision", machines.Length, () =>
        {
            var sum = 0L;
            foreach (var machine in machines)
                sum += (int)site.Decide(machine).Outcome;
            return sum;
        })]);
        return new CurvePoint(size, run.Nanoseconds(0), memory, first * 1_000, build);
    }
}
