using RulesPush.Cli.Output;
using RulesPush.Model;
using Spectre.Console;

namespace RulesPush.Cli.Covering;

/// <summary>Coverage for a person to read.</summary>
internal static class CoverageText
{
    public static void Draw(IAnsiConsole console, RuleCoverage coverage, IReadOnlyList<CoverageSuggestion>? suggestions)
    {
        foreach (var criteria in coverage.Criteria)
            Draw(console, coverage.Pack, criteria);
        DrawSites(console, coverage);
        DrawBoundaries(console, coverage);
        DrawFigures(console, coverage);
        if (suggestions is not null)
            SuggestionText.Draw(console, coverage, suggestions);
    }

    private static void Draw(IAnsiConsole console, RulePackDefinition pack, CriteriaCoverage criteria)
    {
        var table = Answer.Table(console, ["Condition"], "Condition", "True", "False", "Unknown", "Not asked", "Decides", "Alone", "Both ways", "MC/DC");
        foreach (var condition in criteria.Conditions)
        {
            Answer.AddRow(
                table,
                condition.Condition.ToString() + (condition.IsVoid ? ", void" : ""),
                Answer.Number(condition.True),
                Answer.Number(condition.False),
                Answer.Number(condition.Unknown),
                condition.Condition.Test is MethodTest ? Answer.Number(condition.NotAsked) : "",
                Answer.Number(condition.Deciding),
                Answer.Number(condition.Alone),
                condition.IsVoid ? "" : YesNo(condition.IsSeenBothWays),
                condition.IsVoid ? "" : YesNo(criteria.IsShownAlone(condition)));
            foreach (var value in condition.Values)
                Answer.AddRow(table, $"  {value.Text}: {(value.Met == 0 ? "no machine" : Answer.Number(value.Met))}", "", "", "", "", "", "", "", "");
        }

        Answer.WriteLine(console, $"{pack.ShortName(criteria.Criteria.RuleName)}: {Answer.Number(criteria.Evaluated)} machines held against it, {Answer.Number(criteria.Matched)} match");
        if (criteria.Conditions.Count > 0)
            console.Write(table);
        Answer.WriteLine(console, "");
    }

    private static void DrawSites(IAnsiConsole console, RuleCoverage coverage)
    {
        var table = Answer.Table(console, ["Exclusion list"], "Site", "Machines", "Pushed", "Domain controllers", "Exclusion list");
        foreach (var site in coverage.Sites.OrderBy(static s => s.Site.Code, StringComparer.Ordinal))
        {
            var box = site.Site.ClientPush is not { } push ? "push is off"
                : $"{Answer.Number(site.DomainControllers)} {(push.DomainControllers ? "let in" : "kept out")}";
            Answer.AddRow(
                table, site.Site.Code, Answer.Number(site.Assigned), Answer.Number(site.Pushed), box,
                string.Join("; ", site.Exclusions.Select(e => $"{e.Exclusion.Names}: {(e.Exclusion.Until?.IsOver(coverage.Now) == true ? "void" : Answer.Number(e.Excluded))}")));
        }

        Answer.AddRow(table, "none", Answer.Number(coverage.Unassigned), "", "", "");
        console.Write(table);
        if (coverage.NotSystems > 0)
            Answer.WriteLine(console, $"{Answer.Number(coverage.NotSystems)} more are users, groups or printers, which no rule looks at");
        Answer.WriteLine(console, "");
    }

    /// <summary>A row a boundary; those of a file are one row, however many they are.</summary>
    private static void DrawBoundaries(IAnsiConsole console, RuleCoverage coverage)
    {
        var table = Answer.Table(console, ["Boundary"], "Site", "Boundary", "Lie in it", "Assigned by it");
        foreach (var site in coverage.Sites.OrderBy(static s => s.Site.Code, StringComparer.Ordinal))
        {
            AddBoundaries(table, site, site.Boundaries, "");
            AddBoundaries(table, site, site.RoamingBoundaries, " (roaming)");
        }

        console.Write(table);
        Answer.WriteLine(console, "");
    }

    private static void AddBoundaries(Table table, SiteCoverage site, IReadOnlyList<BoundaryCoverage> boundaries, string kind)
    {
        foreach (var one in boundaries.Where(static b => b.Boundary.File is null))
            Answer.AddRow(table, site.Site.Code, $"{one.Boundary}{kind}", Answer.Number(one.Holds), Answer.Number(one.Assigns));
        foreach (var file in boundaries.Where(static b => b.Boundary.File is not null).GroupBy(static b => b.Boundary.File!))
        {
            Answer.AddRow(
                table,
                site.Site.Code,
                $"{file.Key}{kind}, {Answer.Number(file.Count())} rows: {Answer.Number(file.Count(static b => b.Holds > 0))} hold a machine, {Answer.Number(file.Count(static b => b.Assigns > 0))} assign one",
                Answer.Number(file.Sum(static b => b.Holds)),
                Answer.Number(file.Sum(static b => b.Assigns)));
        }
    }

    private static void DrawFigures(IAnsiConsole console, RuleCoverage coverage)
    {
        foreach (var figure in CoverageFigure.Of(coverage).Where(static f => f.All > 0))
            Answer.WriteLine(console, $"{figure.Text}: {Answer.Number(figure.Covered)} of {Answer.Number(figure.All)}");
    }

    private static string YesNo(bool isSo) => isSo ? "yes" : "no";
}
