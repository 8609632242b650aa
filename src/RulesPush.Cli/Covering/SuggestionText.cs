using RulesPush.Cli.Output;
using RulesPush.Model;
using Spectre.Console;

namespace RulesPush.Cli.Covering;

/// <summary>Machines that would show what none has shown.</summary>
internal static class SuggestionText
{
    /// <summary>A file of boundaries may have thousands of rows that nobody lies in.</summary>
    private const int MostOfRule = 20;

    public static void Draw(IAnsiConsole console, RuleCoverage coverage, IReadOnlyList<CoverageSuggestion> suggestions)
    {
        Answer.WriteLine(console, "");
        Answer.WriteLine(console, suggestions.Count == 0 ? "nothing is left to be shown" : "What no machine has shown, and a machine that would (those above it show some of it, too):");
        foreach (var ofRule in suggestions.GroupBy(static s => s.Goal.Rule))
        {
            var tree = new TextTree(ofRule.Key);
            foreach (var suggestion in ofRule.Take(MostOfRule))
                tree.Add([What(coverage, suggestion.Goal), .. suggestion.Machine is { } machine ? new[] { WitnessText.Of(machine) } : [], .. Verdict(suggestion)]);
            if (ofRule.Count() > MostOfRule)
                tree.Add($"and {Answer.Number(ofRule.Count() - MostOfRule)} more: --format csv or json has all");
            tree.Draw(console);
        }
    }

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
