using RulesPush.Cli.Output;
using RulesPush.Model;

namespace RulesPush.Cli.Analyzing;

/// <summary>How findings are written.</summary>
internal enum FindingFormat
{
    Table,
    Json,
    Sarif,
}

/// <summary>Runs the analysis of rules, and writes what it finds.</summary>
internal sealed class AnalyzeRun(CommandHost host, ErrorOutput error)
{
    public required string Rules { get; init; }

    public required FindingFormat Format { get; init; }

    public required bool ReplaysWitnesses { get; init; }

    /// <summary>The day by which excludes expire and examples hold; null: the project's, or else today.</summary>
    public required UtcDay? Today { get; init; }

    /// <summary>The exit code.</summary>
    public int Run()
    {
        var rules = host.LoadReportedRules(Rules, Today, error);
        var today = Today ?? rules.Today ?? UtcDay.Of(host.Clock.GetUtcNow());
        var found = RuleAnalysis.Find(rules.Pack.Definition, today, new AnalysisBudget(cancellation: host.Stop));
        var (findings, suppressed) = LocatedFinding.Locate(found, rules.Diagnostics);
        if (ReplaysWitnesses)
        {
            var replay = new WitnessReplay(rules.Pack, today);
            findings = [.. findings.Select(f => f with { Replay = replay.Replay(f.Finding) })];
        }

        var summary = new FindingSummary(rules.Pack.Definition, findings, suppressed);
        Answer.Write(
            host,
            Format != FindingFormat.Table,
            console => FindingTree.Draw(console, findings, summary),
            json => Write(json, findings));
        // The document has no place for it.
        if (Format != FindingFormat.Table && ReplaysWitnesses)
            error.WriteLine(summary.OfReplay);
        return findings.Exists(static f => f.Form.Severity == FindingSeverity.Error || f.Replay == ReplayVerdict.Refuted) ? ExitCode.RulesHaveErrors
            : findings.Exists(static f => f.Form.Severity == FindingSeverity.Warning) ? ExitCode.RulesHaveWarnings
            : ExitCode.Done;
    }

    private void Write(System.Text.Json.Utf8JsonWriter json, List<LocatedFinding> findings)
    {
        if (Format == FindingFormat.Sarif)
            FindingSarif.Write(json, findings, Rules);
        else
            FindingJson.Write(json, findings);
    }
}
