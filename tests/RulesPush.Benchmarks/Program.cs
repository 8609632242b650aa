using System.CommandLine;
using BenchmarkDotNet.Running;
using RulesPush.Benchmarks.Building;
using RulesPush.Benchmarks.Criteria;
using RulesPush.Benchmarks.Goals;
using RulesPush.Benchmarks.Intake;
using RulesPush.Benchmarks.Lookup;

var goals = new Option<bool>("--goals") { Description = "Hold every figure against its goal, all in this process, and print the table; exit code 1 where one falls short." };
var quick = new Option<bool>("--quick") { Description = "With --goals: a look of less than a minute, without the real builds." };
var only = new Option<string?>("--only") { HelpName = "part", Description = "With --goals: one part of them, such as intake." };
var json = new Option<string?>("--json") { HelpName = "file", Description = "With --goals: where the table is written as JSON too." };
var command = new RootCommand("Measures RulesPush against what a user would use instead. Without --goals, the arguments are those of BenchmarkDotNet.")
{
    goals, quick, only, json,
};
command.TreatUnmatchedTokensAsErrors = false;
command.SetAction(parsed =>
{
    if (!parsed.GetValue(goals))
    {
        BenchmarkSwitcher.FromAssembly(typeof(Goal).Assembly).Run([.. parsed.UnmatchedTokens]);
        return 0;
    }

    var isQuick = parsed.GetValue(quick);
    var pace = isQuick ? Pace.Quick : Pace.Careful;
    List<Goal> measured = [];
    (string Part, IEnumerable<Goal> Goals)[] parts =
    [
        ("lookup", LookupGoals.Measure(pace)), ("criteria", CriteriaGoals.Measure(pace)), ("intake", IntakeGoals.Measure(pace)),
        ("analysis", isQuick ? [] : AnalysisGoals.Measure()),
    ];
    foreach (var goal in parts.Where(part => parsed.GetValue(only) is not { } chosen || part.Part == chosen).SelectMany(static part => part.Goals))
    {
        Console.Error.WriteLine($"{goal.Workload}, {goal.Against}: {(goal.IsMet ? "met" : "SHORT")}");
        measured.Add(goal);
    }

    GoalTable.Print(measured);
    if (parsed.GetValue(json) is { } path)
        GoalTable.Write(measured, path);
    return measured.TrueForAll(static g => g.IsMet) ? 0 : 1;
});
return command.Parse(args).Invoke();
