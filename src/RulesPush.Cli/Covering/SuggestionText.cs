using RulesPush.Cli.Output;
using RulesPush.Model;
using Spectre.Console;

namespace RulesPush.Cli.Covering;

/// <summary>Machines that would show what none has shown.</summary>
internal static class SuggestionText
{
    /// <summary>How many rows of a boundary file are named.</summary>
    private const int MostRows = 5;

    public static void Draw(IAnsiConsole console, RuleCoverage coverage, IReadOnlyList<CoverageSuggestion> suggestions)
    {
        Answer.WriteLine(console, "");
        Answer.WriteLine(console, suggestions.Count == 0
            ? "nothing is left to be shown"
            : "What no machine has shown, and a machine that would (what those above it would show is left away):");
        foreach (var ofRule in suggestions.GroupBy(static s => s.Goal.Rule))
        {
            var tree = new TextTree(ofRule.Key);
            foreach (var ofFile in ofRule.GroupBy(s => FileOf(coverage, s.Goal)))
            {
                if (ofFile.Key is { } file)
                {
                    AddRows(tree, coverage, file, [.. ofFile]);
                    continue;
                }

                foreach (var suggestion in ofFile)
                    tree.Add([What(coverage, suggestion.Goal), .. suggestion.Machine is { } machine ? new[] { WitnessText.Of(machine) } : [], .. Verdict(suggestion)]);
            }

            tree.Draw(console);
        }
    }

    /// <summary>A file may have thousands of rows that nobody lies in.</summary>
    private static void AddRows(TextTree tree, RuleCoverage coverage, string file, List<CoverageSuggestion> rows)
    {
        var unreachable = rows.FindAll(static r => r.Verdict == CoverageVerdict.Unreachable);
        var lines = new List<string> { $"{Answer.Number(rows.Count)} rows of {file} assign no machine; --format csv has a machine for each" };
        if (rows.Find(static r => r.Machine is not null) is { Machine: { } machine } first)
            lines.Add($"such as {BoundaryOf(coverage, first.Goal)}: {WitnessText.Of(machine)}");
        if (unreachable.Count > 0)
        {
            var named = string.Join(", ", unreachable.Take(MostRows).Select(r => BoundaryOf(coverage, r.Goal)));
            var more = unreachable.Count > MostRows ? $" and {Answer.Number(unreachable.Count - MostRows)} more" : "";
            lines.Add($"of these {Answer.Number(unreachable.Count)} never can, as other boundaries win all that they hold: {named}{more}");
        }

        tree.Add(lines);
    }

    /// <summary>The boundary file that a goal stands in; null where it stands in none.</summary>
    private static string? FileOf(RuleCoverage coverage, CoverageGoal goal) => BoundaryOf(coverage, goal)?.File;

    private static BoundaryDefinition? BoundaryOf(RuleCoverage coverage, CoverageGoal goal) => goal.Kind switch
    {
        CoverageGoalKind.Boundary => coverage.Pack.FindSite(goal.Rule)!.Boundaries[goal.Index],
        CoverageGoalKind.RoamingBoundary => coverage.Pack.FindSite(goal.Rule)!.RoamingBoundaries[goal.Index],
        _ => null,
    };

    /// <summary>The machines as a file that <c>--resources</c> takes.</summary>
    public static void WriteCsv(TextWriter writer, IReadOnlyList<CoverageSuggestion> suggestions, ErrorOutput error)
    {
        var machines = suggestions.Select(static s => s.Machine).OfType<Resource>().ToList();
        var rows = machines.Where(static m => m.Name is not null).Select(static m => WitnessText.Properties(m).ToDictionary(static p => p.Key, static p => p.Value)).ToList();
        var header = rows.SelectMany(static r => r.Keys).Distinct().ToList();
        if (machines.Count > rows.Count)
            error.Warn($"{machines.Count - rows.Count} suggested machines have no Name, which a file of machines cannot hold; --format json has them");
        if (rows.Count == 0)
        {
            error.WriteLine("no machine is suggested: what can be shown is shown");
            return;
        }

        writer.Write(string.Join(',', header) + "\n");
        foreach (var row in rows)
        {
            for (var i = 0; i < header.Count; i++)
            {
                if (i > 0)
                    writer.Write(',');
                CsvWriter.WriteValue(writer, row.GetValueOrDefault(header[i], ""));
            }

            writer.Write('\n');
        }
    }

    /// <summary>What is not shown, in words.</summary>
    public static string What(RuleCoverage coverage, CoverageGoal goal)
    {
        var criteria = coverage.Pack.FindCriteria(goal.Rule);
        var site = coverage.Pack.FindSite(goal.Rule);
        return goal.Kind switch
        {
            CoverageGoalKind.Match => "no machine matches",
            CoverageGoalKind.Alone => $"no machine fails {criteria!.Conditions[goal.Index]} alone",
            CoverageGoalKind.Value => $"no machine meets {Value(coverage, goal)} of {criteria!.Conditions[goal.Index]}",
            CoverageGoalKind.Exclusion => $"nothing is excluded by {site!.Exclusions[goal.Index].Names}",
            CoverageGoalKind.DomainController => $"{site!.Code} has {(site.ClientPush!.DomainControllers ? "let in" : "kept out")} no domain controller",
            CoverageGoalKind.Boundary => $"{site!.Boundaries[goal.Index]} of {site.Code} assigns no machine",
            _ => $"nobody roams in {site!.RoamingBoundaries[goal.Index]} of {site.Code}",
        };
    }

    private static string Value(RuleCoverage coverage, CoverageGoal goal) =>
        coverage.Criteria.First(c => c.Criteria.RuleName == goal.Rule).Conditions[goal.Index].Values[goal.Value].Text;

    private static IEnumerable<string> Verdict(CoverageSuggestion suggestion) => suggestion.Verdict switch
    {
        CoverageVerdict.LeftToMethod => ["if the [Condition] method says so, which nobody knows but the method"],
        CoverageVerdict.Unreachable => ["nothing can: no machine that there could be; see rulespush analyze"],
        CoverageVerdict.NotProved => ["not proved: it takes more steps than it may"],
        _ => [],
    };
}
