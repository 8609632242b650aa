using System.CommandLine;
using BenchmarkDotNet.Running;
using RulesPush.Benchmarks.Building;
using RulesPush.Benchmarks.Criteria;
using RulesPush.Benchmarks.Curves;
using RulesPush.Benchmarks.Deciding;
using RulesPush.Benchmarks.Goals;
using RulesPush.Benchmarks.Intake;
using RulesPush.Benchmarks.Lookup;

var goals = new Option<bool>("--goals") { Description = "Hold every figure against its goal, all in this process, and print the table; exit code 1 where one falls short." };
var quick = new Option<bool>("--quick") { Description = "With --goals: a look of less than a minute, without the real builds." };
var only = new Option<string?>("--only") { HelpName = "text", Description = "With --goals: only those groups whose name has this text: Lookup, Criteria, Inventory, Decide, Intake, Building, Analysis." };
var json = new Option<string?>("--json") { HelpName = "file", Description = "With --goals: where the table is written as JSON too." };
var curve = new Option<string?>("--curve") { HelpName = "file", Description = "Instead: measure from few rules to very many, draw it to this SVG file, and print the table." };
var command = new RootCommand("Measures RulesPush against what a user would use instead. Without --goals and --curve, the arguments are those of BenchmarkDotNet.")
{
    goals, quick, only, json, curve,
};
command.TreatUnmatchedTokensAsErrors = false;
command.SetAction(parsed =>
{
    if (parsed.GetValue(curve) is { } picture)
    {
        CurveReport.Write(parsed.GetValue(quick) ? Pace.Quick : Pace.Careful, picture);
        return 0;
    }

    if (!parsed.GetValue(goals))
    {
        BenchmarkSwitcher.FromAssembly(typeof(Goal).Assembly).Run([.. parsed.UnmatchedTokens]);
        return 0;
    }

    var isQuick = parsed.GetValue(quick);
    var pace = isQuick ? Pace.Quick : Pace.Careful;
    List<Goal> measured = [];
    var wanted = parsed.GetValue(only) ?? "";
    (string Name, Func<IEnumerable<Goal>> Measure)[] groups =
    [
        ("Lookup", () => LookupGoals.Measure(pace)),
        ("Criteria", () => CriteriaGoals.Measure(pace)),
        ("Inventory", () => InventoryGoals.Measure(pace)),
        ("Decide", () => DecideGoals.Measure(pace)),
        ("Intake", () => IntakeGoals.Measure(pace)),
        ("Building", () => isQuick ? [] : BuildGoals.Measure()),
        ("Analysis", () => isQuick ? [] : AnalysisGoals.Measure()),
    ];
    var chosen = Array.FindAll(groups, g => g.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase));
    if (chosen.Length == 0)
    {
        Console.Error.WriteLine($"No group is called '{wanted}'; there are {string.Join(", ", groups.Select(static g => g.Name))}.");
        return 2;
    }

    foreach (var goal in chosen.SelectMany(static g => g.Measure()))
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
