using RulesPush.Cli.Output;
using RulesPush.Cli.Rules;

namespace RulesPush.Cli.Deciding;

/// <summary>How decisions are written.</summary>
internal enum DecisionFormat
{
    Table,
    Jsonl,
    Csv,
}

/// <summary>Decides for the machines of a file, in their order, holding some thousands of them at a time.</summary>
internal sealed class DecideRun(CommandHost host, ErrorOutput error, IRulePack pack, string rules)
{
    private readonly Summary _summary = new();

    public required OutputFiles Files { get; init; }

    /// <summary>The code of the only site that is shown; null: all.</summary>
    public required string? Site { get; init; }

    public required DecisionFormat Format { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Decides for all machines, and returns the exit code.</summary>
    public int Run(ResourceFile resources)
    {
        var started = host.Clock.GetTimestamp();
        using var reader = new ReaderAhead(warn => resources.CreateReader(pack.Definition, RowPurpose.Decision, warn), error.Warn);
        // Only a file that can be read costs the files of the last run.
        using var output = OutputFiles.Create(Files.Decisions);
        using var rejectsFile = OutputFiles.Create(Files.Rejects);
        using var rejects = new RejectLog(resources.Name, error, rejectsFile);
        using var writer = CreateWriter(output);
        try
        {
            var showsProgress = error.IsTerminal && (output is not null || host.OutputTerminal is null);
            ProgressReport.Show(error, resources, showsProgress, advance => DecideAll(reader, writer, rejects, advance));
        }
        catch (IOException e) when (output is null && BrokenPipe.Is(e))
        {
            // The reader has what it wanted, as head has.
            return ExitCodeOf(rejects);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"cannot write the decisions or rejects: {e.Message}");
        }

        _summary.Write(error, rejects.Count, host.Clock.GetElapsedTime(started));
        return ExitCodeOf(rejects);
    }

    private void DecideAll(ReaderAhead reader, IDecisionWriter writer, RejectLog rejects, Action advance)
    {
        var rows = new ParallelRows<ReadRow, DecidedRow>(reader.Read, () =>
        {
            var decider = new PackDecider(pack, Now);
            return some => decider.Decide(some, Site);
        });
        try
        {
            foreach (var (read, decided) in rows.Work())
            {
                if (read.Warning is { } warning)
                    error.Warn(warning);
                else
                    Take(read.Row, decided, writer, rejects);
                advance();
            }
        }
        catch (Exception e) when (RulePackLoader.IsOfAnotherRuntime(e))
        {
            throw RulePackLoader.OfAnotherRuntime(rules);
        }
        finally
        {
            // Whatever ends the reading, what was decided before is data.
            writer.Flush();
            rejects.Flush();
        }
    }

    private void Take(ResourceRow row, DecidedRow decided, IDecisionWriter writer, RejectLog rejects)
    {
        if (decided.Rejection is { } why)
        {
            rejects.Add(row, why);
        }
        else if (decided.Decision is { } decision)
        {
            writer.Write(decision);
            _summary.Count(decision.Site, decision.Outcome);
        }
    }

    private IDecisionWriter CreateWriter(Stream? file) => Format switch
    {
        DecisionFormat.Jsonl => new JsonlWriter(file ?? host.Output),
        DecisionFormat.Csv => new CsvWriter(file ?? host.Output),
        _ => new TableWriter(file ?? host.Output, file is null ? host.OutputTerminal : null),
    };

    private static int ExitCodeOf(RejectLog rejects) => rejects.Count == 0 ? ExitCode.Done : ExitCode.SomeRefused;
}
