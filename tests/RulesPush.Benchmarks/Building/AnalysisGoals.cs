using System.Diagnostics;
using RulesPush.Benchmarks.Goals;
using RulesPush.Benchmarks.Workloads;
using RulesPush.Model;

namespace RulesPush.Benchmarks.Building;

/// <summary>What the analyzers add to a build, and how long the rules take to be proved again after an edit.</summary>
internal static class AnalysisGoals
{
    private const int Builds = 5;

    public static IEnumerable<Goal> Measure()
    {
        var rules = new SyntheticRules(criteria: 1_000, sites: 50, boundaries: 10_000);
        using (var project = new ProjectOnDisk(rules))
        {
            var (middle, all) = Seconds.More(Builds, () => project.Build(), () => project.Build("-p:WithoutRulesPushAnalyzers=true"));
            yield return new Goal("build of 1,000 criteria classes and 10,000 boundaries", "without our analyzers", GoalUnit.SecondsMore, 5, middle, all);
        }

        yield return AfterEdit(rules);
    }

    private static Goal AfterEdit(SyntheticRules rules)
    {
        var project = new SyntheticProject(rules);
        var pack = LoadedPack.Of(project).Definition;
        var (memory, today) = (new AnalysisMemory(), new UtcDay(2026, 11, 22));
        var first = Stopwatch.StartNew();
        var found = RuleAnalysis.Find(pack, today, new AnalysisBudget(), memory).Count;
        first.Stop();

        var (proofs, editors) = (new List<double>(), new List<double>());
        project.Analyze(project.Compilation);
        for (var edit = 1; edit <= 15; edit++)
        {
            // Without one of its conditions, another at each edit.
            var edited = pack with
            {
                Criteria = new(pack.Criteria.Select((c, i) => i == 500 ? c with { Conditions = new(c.Conditions.Where((_, place) => place != edit % c.Conditions.Count)) } : c)),
            };
            proofs.Add(Milliseconds(() => found += RuleAnalysis.Find(edited, today, new AnalysisBudget(), memory).Count));
            var compilation = project.Edit($"{SyntheticRules.CriteriaName}500.cs", rules.Criteria(500, edit));
            editors.Add(Milliseconds(() => project.Analyze(compilation)));
        }

        proofs.Sort();
        editors.Sort();
        return new Goal(
            "the same rules, proved again after an edit of one class", "-", GoalUnit.SecondsMore, 0.1, proofs[proofs.Count / 2] / 1000,
            $"{proofs[proofs.Count / 2]:0} ms, all of them at first {first.Elapsed.TotalSeconds:0.0} s; {editors[editors.Count / 2]:0} ms with the compiler's own work on the whole project");
    }

    private static double Milliseconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
