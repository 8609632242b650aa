using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RulesPush.Benchmarks.Goals;
using RulesPush.Benchmarks.Workloads;
using RulesPush.Generators;

namespace RulesPush.Benchmarks.Building;

/// <summary>What the rules cost in a build, and in an editor that compiles at each stroke of a key.</summary>
internal static class BuildGoals
{
    private const int Builds = 7;
    private const int Sites = 50;
    private const int Criteria = 50;

    public static IEnumerable<Goal> Measure()
    {
        yield return LargeBoundaryFile();
        yield return UnrelatedEdit();
    }

    /// <summary>The same project with one row for each site, and with 100,000 in all.</summary>
    private static Goal LargeBoundaryFile()
    {
        using var small = new ProjectOnDisk(new SyntheticRules(Criteria, Sites, boundaries: Sites));
        using var large = new ProjectOnDisk(new SyntheticRules(Criteria, Sites, boundaries: 100_000));
        var (middle, all) = Seconds.More(Builds, () => large.Build(), () => small.Build());
        return new Goal("build, 100,000 boundaries in a file", "the same project without them", GoalUnit.SecondsMore, 2, middle, all);
    }

    private static Goal UnrelatedEdit()
    {
        var project = new SyntheticProject(new SyntheticRules(1_000, Sites, boundaries: 10_000));
        var unrelated = CSharpSyntaxTree.ParseText("class Unrelated { void M() { } }", (CSharpParseOptions)project.Compilation.SyntaxTrees[0].Options);
        var driver = project.CreateDriver(tracksSteps: true).RunGenerators(project.Compilation);
        var result = driver.RunGenerators(project.Compilation.AddSyntaxTrees(unrelated)).GetRunResult().Results.Single();
        // Roslyn's own steps have names too, and one of them is the compilation, which is always new.
        var own = typeof(TrackingNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static f => (string)f.GetRawConstantValue()!).ToHashSet();
        var outputs = result.TrackedSteps.Where(s => own.Contains(s.Key)).Concat(result.TrackedOutputSteps).SelectMany(static s => s.Value).SelectMany(static s => s.Outputs).ToList();
        var again = outputs.Count(static o => o.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        return new Goal("an unrelated edit beside 1,000 criteria classes", "-", GoalUnit.StepsAgain, 0, again, $"{outputs.Count:N0} results of steps, of which {again} are new");
    }
}
