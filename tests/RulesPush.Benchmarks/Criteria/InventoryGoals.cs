using RulesPush.Benchmarks.Goals;
using RulesPush.Matching.Inventory;

namespace RulesPush.Benchmarks.Criteria;

/// <summary>What becomes of a whole inventory: encoded and matched as columns, against the rules as a user would write them, machine by machine.</summary>
internal static class InventoryGoals
{
    private const int Fleet = 50_000;

    private static readonly (int Criteria, double Encoded)[] _sizes = [(10, 50), (100, 150), (1_000, 500)];

    public static IEnumerable<Goal> Measure(Pace pace)
    {
        var machines = SyntheticFleet.Machines(Fleet);
        foreach (var (criteria, goal) in _sizes)
        {
            var site = CompiledCriteria.Shared(criteria);
            var handWritten = site.ByHand;
            var encoded = site.Encode(machines);
            var verdicts = new int[Fleet];
            encoded.Match(verdicts);
            Contestants.Agree(Fleet, i => verdicts[i] < encoded.FirstUnknown ? Math.Max(-1, verdicts[i]) : -1, i => handWritten(machines[i], SyntheticFleet.Now));
            Contestants.Agree(Fleet, i => verdicts[i], i => site.VerdictOf(encoded, site.Decide(machines[i])));
            Contestant[] contestants =
            [
                new("matched as columns", Fleet, () => Match(encoded)),
                new("encoded and matched", Fleet, () => Match(site.Encode(machines))),
                new("hand-written", Fleet, () =>
                {
                    var sum = 0L;
                    foreach (var machine in machines)
                        sum += handWritten(machine, SyntheticFleet.Now);
                    return sum;
                }),
            ];
            var run = Interleaved.Run(pace, contestants);
            // No goal of its own: whoever decides but once has to encode first.
            var detail = $"{run.Detail}, with the encoding {run.CostOf(2, 1):0.##} times; {encoded.RowCount:N0} rows; {site.Outcomes(machines.Take(2_000))}";
            yield return new Goal($"{Fleet:N0} machines, {criteria:N0} criteria, encoded", "hand-written", GoalUnit.TimesFaster, goal, run.CostOf(2, 0), detail);

            long Match(EncodedSite columns)
            {
                columns.Match(verdicts);
                return verdicts[0];
            }
        }
    }
}
