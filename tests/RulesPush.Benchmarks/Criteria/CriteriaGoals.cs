using RulesPush.Benchmarks.Goals;

namespace RulesPush.Benchmarks.Criteria;

/// <summary>Which of a site's criteria hold for a machine, and why, against what a user would write instead.</summary>
internal static class CriteriaGoals
{
    /// <summary>As many machines as stay in the processor's own memory: a site decides for a record that it has just read.</summary>
    private const int Fleet = 128;

    private static readonly (int Criteria, double ThanHandWritten, double ThanRulesEngine)[] _sizes = [(10, 1, 50), (100, 3.5, 110), (1_000, 45, 1_000)];

    public static IEnumerable<Goal> Measure(Pace pace)
    {
        var machines = SyntheticFleet.Machines(Fleet);
        yield return OneByOne(16, machines, pace);
        yield return InNoOrder(1_000, machines, pace);
        foreach (var goal in WithManyGroups(pace))
            yield return goal;
        foreach (var (criteria, thanHandWritten, thanRulesEngine) in _sizes)
        {
            var site = CompiledCriteria.Shared(criteria);
            var handWritten = site.ByHand;
            var expressions = new ExpressionRules(site.Definitions);
            var rulesEngine = new RulesEngineRules(site.Definitions, stopsAtFirst: false);
            var stoppingEngine = new RulesEngineRules(site.Definitions, stopsAtFirst: true);
            Contestants.Agree(machines.Length, i => site.FirstThatHolds(machines[i]), i => handWritten(machines[i], SyntheticFleet.Now));
            Contestants.Agree(machines.Length, i => site.FirstThatHolds(machines[i]), i => expressions.First(machines[i], SyntheticFleet.Now));
            Contestants.Agree(machines.Length, i => site.FirstThatHolds(machines[i]), i => rulesEngine.First(machines[i], SyntheticFleet.Now));
            Contestants.Agree(machines.Length, i => site.FirstThatHolds(machines[i]), i => stoppingEngine.First(machines[i], SyntheticFleet.Now));
            Contestant[] contestants =
            [
                new("RulesPush", machines.Length, () => Sum(machines, m => (int)site.Decide(m).Outcome)),
                new("hand-written", machines.Length, () => Sum(machines, m => handWritten(m, SyntheticFleet.Now))),
                new("compiled expressions", machines.Length, () => Sum(machines, m => expressions.First(m, SyntheticFleet.Now))),
                new("RulesEngine", machines.Length, () => Sum(machines, m => rulesEngine.First(m, SyntheticFleet.Now))),
                new("RulesEngine until one holds", machines.Length, () => Sum(machines, m => stoppingEngine.First(m, SyntheticFleet.Now))),
            ];
            var run = Interleaved.Run(pace, contestants);
            yield return new Goal($"{criteria:N0} criteria", "hand-written, a method per rule", GoalUnit.TimesFaster, thanHandWritten, run.CostOf(1, 0), $"{run.Detail}; {site.Outcomes(machines)}");
            // The goal of a method per rule: expressions come after those.
            yield return new Goal($"{criteria:N0} criteria", "compiled expressions", GoalUnit.TimesFaster, thanHandWritten, run.CostOf(2, 0), run.Detail);
            yield return new Goal($"{criteria:N0} criteria", "RulesEngine", GoalUnit.TimesFaster, thanRulesEngine, run.CostOf(3, 0), run.Detail);
            yield return new Goal($"{criteria:N0} criteria", "RulesEngine, until one holds", GoalUnit.TimesFaster, thanRulesEngine, run.CostOf(4, 0), run.Detail);
            yield return Reason(site, machines, pace);
        }
    }

    /// <summary>One after the other has to pay where a site has a few criteria less than are held against a machine at once.</summary>
    private static Goal OneByOne(int criteria, Resource[] machines, Pace pace)
    {
        var site = new CompiledCriteria(criteria);
        var run = Interleaved.Run(pace, [
            new("one after the other", machines.Length, () => Decide(int.MaxValue)), new("at once", machines.Length, () => Decide(0)),
        ]);
        return new Goal($"{criteria} criteria, one after the other", "all at once", GoalUnit.TimesFaster, 1, run.CostOf(1, 0), run.Detail);

        long Decide(int straightLine)
        {
            site.StraightLine = straightLine;
            return Sum(machines, m => (int)site.Decide(m).Outcome);
        }
    }

    /// <summary>Where the first few decide on nearly all machines, there is little to be won: nothing must be lost.</summary>
    private static Goal InNoOrder(int criteria, Resource[] machines, Pace pace)
    {
        var site = CompiledCriteria.Shared(criteria, areInOrder: false);
        var handWritten = site.ByHand;
        Contestants.Agree(machines.Length, i => site.FirstThatHolds(machines[i]), i => handWritten(machines[i], SyntheticFleet.Now));
        Contestant[] contestants =
        [
            new("RulesPush", machines.Length, () => Sum(machines, m => (int)site.Decide(m).Outcome)),
            new("hand-written", machines.Length, () => Sum(machines, m => handWritten(m, SyntheticFleet.Now))),
        ];
        var run = Interleaved.Run(pace, contestants);
        var places = machines.Select(site.FirstThatHolds).Where(static p => p >= 0).Order().ToList();
        return new Goal($"{criteria:N0} criteria as drawn, the first few for nearly all", "hand-written, a method per rule", GoalUnit.TimesFaster, 1, run.CostOf(1, 0), $"{run.Detail}; half of the machines are decided on by the first {places[places.Count / 2] + 1}");
    }

    /// <summary>Where machines are in more groups than a table keeps, nothing must be lost either.</summary>
    private static IEnumerable<Goal> WithManyGroups(Pace pace)
    {
        const int Groups = 20_000, Each = 30;
        var machines = SyntheticFleet.WithGroups(SyntheticFleet.Machines(20_000), Groups, Each);
        // Made a moment ago, they would lie about as they were made.
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        foreach (var criteria in new[] { 100, 1_000 })
        {
            var site = CompiledCriteria.Shared(criteria);
            var handWritten = site.ByHand;
            Contestants.Agree(machines.Length, i => site.FirstThatHolds(machines[i]), i => handWritten(machines[i], SyntheticFleet.Now));
            var run = Interleaved.Run(pace, [
                new("RulesPush", machines.Length, () => Sum(machines, m => (int)site.Decide(m).Outcome)),
                new("hand-written", machines.Length, () => Sum(machines, m => handWritten(m, SyntheticFleet.Now))),
            ]);
            yield return new Goal($"{criteria:N0} criteria, {machines.Length:N0} machines, each in {Each} of {Groups:N0} further groups", "hand-written, a method per rule", GoalUnit.TimesFaster, 1, run.CostOf(1, 0), run.Detail);
        }
    }

    private static Goal Reason(CompiledCriteria site, Resource[] machines, Pace pace)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        foreach (var machine in machines)
            site.Decide(machine);
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Contestants.Agree(machines.Length, i => (int)site.Decide(machines[i]).Outcome, i => (int)site.DecideBare(machines[i]).Outcome);
        var run = Interleaved.Run(pace, [
            new("with its reason", machines.Length, () => Sum(machines, m => (int)site.Decide(m).Outcome)),
            new("without", machines.Length, () => Sum(machines, m => (int)site.DecideBare(m).Outcome)),
        ]);
        return new Goal($"{site.Definitions.Count:N0} criteria, decision with its reason", "the same without", GoalUnit.TimesTheCost, bytes == 0 ? 1.1 : 0, run.CostOf(0, 1), $"{run.Detail}, {bytes} B");
    }

    private static long Sum(ReadOnlySpan<Resource> machines, Func<Resource, int> work)
    {
        var sum = 0L;
        foreach (var machine in machines)
            sum += work(machine);
        return sum;
    }
}
