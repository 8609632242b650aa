using RulesPush.Benchmarks.Criteria;
using RulesPush.Benchmarks.Goals;

namespace RulesPush.Benchmarks.Curves;

/// <summary>Decisions of one site with ever more criteria.</summary>
internal static class CriteriaCurve
{
    public static IEnumerable<CurvePoint> Measure(Pace pace)
    {
        // In vain: the first of each kind compile the compiler and the matchers.
        foreach (var size in new[] { 10, 1_000 })
            _ = Measure(size, Pace.Quick);
        foreach (var size in new[] { 1, 10, 100, 1_000, 10_000 })
            yield return Measure(size, pace);
    }

    private static CurvePoint Measure(int size, Pace pace)
    {
        var machines = SyntheticFleet.Machines(128);
        var site = new CompiledCriteria(size);
        var first = 0d;
        // What the loaded assembly itself takes is the runtime's; this is what the rules make of it.
        var memory = CurvePoint.MegabytesOf<IRulePack>(
            () =>
            {
                var fresh = (IRulePack)Activator.CreateInstance(site.PackType)!;
                first = CurvePoint.SecondsOf(() => fresh.Decide(machines[0] with { IPAddresses = [IpAddress.V4(0x0A000001)] }, SyntheticFleet.Now));
                return fresh;
            },
            out _);
        var run = Interleaved.Run(pace, [new("decision", machines.Length, () =>
        {
            var sum = 0L;
            foreach (var machine in machines)
                sum += (int)site.Decide(machine).Outcome;
            return sum;
        })]);
        return new CurvePoint(size, run.Nanoseconds(0), memory, first * 1_000, site.BuildSeconds);
    }
}
