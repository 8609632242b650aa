using RulesPush.Cli.Output;
using Spectre.Console;

namespace RulesPush.Cli.Analyzing;

/// <summary>Draws findings for a person: below each rule class what was found of it, and at the end what it comes to.</summary>
internal static class FindingTree
{
    public static void Draw(IAnsiConsole console, List<LocatedFinding> findings, FindingSummary summary)
    {
        foreach (var ofRule in findings.GroupBy(static f => f.Finding.Rule))
        {
            var tree = new TextTree(ofRule.Key.Length == 0 ? "the assembly" : ofRule.Key);
            foreach (var finding in ofRule)
                Add(tree, finding);
            tree.Draw(console);
            Answer.WriteLine(console, "");
        }

        Answer.WriteLine(console, summary.OfFindings);
        if (summary.HasReplay)
            Answer.WriteLine(console, summary.OfReplay);
    }

    private static void Add(TextTree tree, LocatedFinding finding)
    {
        var place = finding.File is null ? "" : finding.Line is { } line ? $" {finding.File}({line})" : $" {finding.File}";
        // The first line is what was found, the others explain it.
        var lines = finding.Message.Split('\n');
        var node = tree.Add([$"{finding.Severity} {finding.Form.Id}{place}", .. lines]);
        if (finding.Replay is { } verdict)
            node.Add(verdict switch
            {
                ReplayVerdict.Confirmed => "the matcher confirms it",
                ReplayVerdict.Refuted => "the matcher refutes it",
                _ => "a [Condition] method decides",
            });
    }
}
