using System.Text.Json;
using Spectre.Console;

namespace RulesPush.Benchmarks.Goals;

/// <summary>Shows goals and what was measured.</summary>
internal static class GoalTable
{
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true };

    public static void Print(IReadOnlyList<Goal> goals)
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumns("workload", "against", "goal", "measured", "");
        foreach (var goal in goals)
            table.AddRow(new Text(goal.Workload), new Text(goal.Against), new Text(Show(goal, goal.Wanted, isGoal: true)), new Text(Show(goal, goal.Measured, isGoal: false)), new Text(goal.IsMet ? "met" : "SHORT"));
        AnsiConsole.Write(table);
        foreach (var goal in goals)
            Console.WriteLine($"{goal.Workload}, {goal.Against}: {goal.Detail}");
    }

    public static void Write(IReadOnlyList<Goal> goals, string path) => File.WriteAllText(path, JsonSerializer.Serialize(
        goals.Select(static g => new { workload = g.Workload, against = g.Against, unit = $"{g.Unit}", goal = g.Wanted, measured = g.Measured, met = g.IsMet, detail = g.Detail }),
        _indented));

    private static string Show(Goal goal, double value, bool isGoal) => goal.Unit switch
    {
        GoalUnit.TimesFaster => $"{(isGoal ? ">= " : "")}{value:#,0.##} times",
        GoalUnit.TimesTheCost => $"{(isGoal ? "<= " : "")}{value:0.00} times",
        GoalUnit.StepsAgain => value == 0 ? "every step cached" : $"{value:0} steps run again",
        _ => $"{(isGoal ? "<= " : "")}+{value:0.00} s",
    };
}
