using System.Collections.Concurrent;
using RulesPush.Cli.Deciding;
using RulesPush.Cli.Output;
using RulesPush.Cli.Rules;
using RulesPush.Matching.Inventory;
using RulesPush.Model;
using Spectre.Console;

namespace RulesPush.Cli.Covering;

/// <summary>How coverage is written.</summary>
internal enum CoverageFormat
{
    Table,
    Json,
    Csv,
}

/// <summary>Counts what of the rules decided anything for the machines of a file, holding some thousands of them at a time.</summary>
internal sealed class CoverageRun(CommandHost host, ErrorOutput error, IRulePack pack, string rules)
{
    public required CoverageFormat Format { get; init; }

    /// <summary>Whether machines are looked for that would show what none has shown.</summary>
    public required bool Suggests { get; init; }

    /// <summary>Where rejected rows go; null: standard error.</summary>
    public required string? Rejects { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Counts, and returns the exit code.</summary>
    public int Run(ResourceFile resources)
    {
        var coverage = ClassifiedTruths.CoverageOf(pack.Definition, Now);
        using var reader = new ReaderAhead(warn => resources.CreateReader(pack.Definition, RowPurpose.Decision, warn), error.Warn);
        using var rejectsFile = OutputFiles.Create(Rejects);
        using var rejects = new RejectLog(resources.Name, error, rejectsFile);
        // Each thread has counts of its own: what a machine shows of thousands of criteria is not handed over.
        var counts = new ConcurrentBag<RuleCoverage>();
        var rows = new ParallelRows<ReadRow, string?>(reader.Read, () =>
        {
            var own = coverage.Anew();
            counts.Add(own);
            return some => [.. some.Select(r => r.Warning is null ? Count(own, r.Row) : null)];
        });
        try
        {
            ProgressReport.Show(error, resources, error.IsTerminal, advance =>
            {
                foreach (var (read, rejection) in rows.Work())
                {
                    if (read.Warning is { } warning)
                        error.Warn(warning);
                    else if (rejection is not null)
                        rejects.Add(read.Row, rejection);
                    advance();
                }
            });
            foreach (var own in counts)
                coverage.Add(own);
        }
        finally
        {
            rejects.Flush();
        }

        var suggestions = Suggests ? Suggest(coverage) : null;
        switch (Format)
        {
            case CoverageFormat.Csv:
                Answer.Write(host, isJson: false, console => SuggestionText.WriteCsv(console.Profile.Out.Writer, suggestions!, error), static _ => { });
                break;
            default:
                Answer.Write(
                    host,
                    Format == CoverageFormat.Json,
                    console => CoverageText.Draw(console, coverage, suggestions),
                    json => CoverageJson.Write(json, coverage, suggestions));
                break;
        }

        error.WriteLine($"{Answer.Number(coverage.Machines)} counted, {Answer.Number(rejects.Count)} rejected");
        return rejects.Count == 0 ? ExitCode.Done : ExitCode.SomeRefused;
    }

    /// <summary>Counts the machine of a row; returns why it cannot, or null.</summary>
    private string? Count(RuleCoverage coverage, ResourceRow row)
    {
        if (row.Resource is not { } machine)
            return row.Rejection;
        try
        {
            coverage.Add(machine);
            return null;
        }
        catch (Exception e) when (RulePackLoader.IsOfAnotherRuntime(e))
        {
            throw RulePackLoader.OfAnotherRuntime(rules);
        }
        catch (Exception e)
        {
            return ConditionFailure.Of(e, pack.Definition).Message;
        }
    }

    private List<CoverageSuggestion> Suggest(RuleCoverage coverage)
    {
        var budget = new AnalysisBudget(cancellation: host.Stop);
        return error.IsTerminal
            ? error.Console.Status().Start("Looking for machines...", _ => CoverageSuggestion.Find(coverage, budget).ToList())
            : [.. CoverageSuggestion.Find(coverage, budget)];
    }
}
