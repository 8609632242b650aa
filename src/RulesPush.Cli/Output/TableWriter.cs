using Spectre.Console;

namespace RulesPush.Cli.Output;

/// <summary>Writes decisions as columns for a person to read. The widths are fixed, so that the rows can be written as they come.</summary>
internal sealed class TableWriter : IDecisionWriter
{
    private const int ResourceWidth = 24;
    private const int SiteWidth = 4;
    private const int OutcomeWidth = 18;
    private const int CriterionWidth = 20;

    private readonly StreamWriter _writer;
    private readonly IAnsiConsole? _terminal;

    /// <summary>Writes the header. With <paramref name="terminal"/>, the outcomes have colours.</summary>
    public TableWriter(Stream stream, AnsiSupport? terminal)
    {
        _writer = DataWriter.Create(stream);
        _terminal = terminal is null ? null : TerminalOutput.CreateConsole(_writer, terminal);
        WriteRow("RESOURCE", "SITE", "OUTCOME", null, "CRITERION", "REASON");
    }

    public void Write(ShownDecision decision) => WriteRow(
        VisibleText.Cut(VisibleText.Of(decision.Resource), ResourceWidth),
        decision.Site ?? "-",
        decision.OutcomeName,
        decision.Outcome,
        VisibleText.Cut(decision.Criterion ?? "-", CriterionWidth),
        VisibleText.Of(decision.Flip is null ? decision.Reason : $"{decision.Reason}; pushed if you would {decision.Flip}"));

    public void Flush() => _writer.Flush();

    // The stream is not the writer's to close, and what is left in a writer that failed is not written.
    public void Dispose()
    {
    }

    private void WriteRow(string resource, string site, string outcome, Outcome? colour, string criterion, string reason)
    {
        WriteCell(resource, ResourceWidth);
        WriteCell(site, SiteWidth);
        if (_terminal is null || colour is not { } known)
        {
            WriteCell(outcome, OutcomeWidth);
        }
        else
        {
            _terminal.Write(new Text(outcome, OutcomeColours.Of(known)));
            WriteCell("", OutcomeWidth - outcome.Length);
        }

        WriteCell(criterion, CriterionWidth);
        _writer.Write(reason);
        _writer.Write('\n');
        if (_terminal is not null)
            Flush();
    }

    private void WriteCell(string text, int width)
    {
        _writer.Write(text.PadRight(width));
        _writer.Write("  ");
    }
}
