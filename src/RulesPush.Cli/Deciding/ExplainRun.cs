using RulesPush.Cli.Output;
using RulesPush.Cli.Rules;

namespace RulesPush.Cli.Deciding;

/// <summary>Explains the decision for every machine of one name.</summary>
internal sealed class ExplainRun(CommandHost host, ErrorOutput error, IRulePack pack, string rules)
{
    private long _rows;
    private long _explained;
    private long _rejected;
    private long _failed;

    public required string Name { get; init; }

    public required bool IsJson { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Explains, and returns the exit code.</summary>
    public int Run(ResourceFile resources)
    {
        using var reader = resources.CreateReader(pack.Definition, RowPurpose.Decision, error.Warn);
        try
        {
            ExplainAll(reader, resources.Name);
        }
        catch (IOException e) when (BrokenPipe.Is(e))
        {
            // The reader has what it wanted.
        }

        if (_explained == 0 && _rejected == 0)
            throw new CommandFailure($"{resources.Name} has no machine {VisibleText.Quoted(Name)} among its {_rows} rows");
        return _explained > 0 && _failed == 0 ? ExitCode.Done : ExitCode.SomeRefused;
    }

    private void ExplainAll(IResourceReader reader, string file)
    {
        var decider = new PackDecider(pack, Now);
        using IExplanationWriter writer = IsJson
            ? new ExplanationJson(decider, host.Output)
            : new ExplanationText(host.Output, host.OutputTerminal);
        while (reader.TryRead(out var row))
        {
            _rows++;
            if (Explain(row, decider, file) is not { } explanation)
                continue;
            _explained++;
            writer.Write(explanation);
        }

        writer.End();
    }

    private Explanation? Explain(ResourceRow row, PackDecider decider, string file)
    {
        if (row.Resource is not { } resource)
        {
            // A row that is rejected has no name to compare; one that has it between separators may be what is asked for.
            if (Mentions(row.Raw))
                Reject(row, row.Rejection!, file);
            return null;
        }

        if (!string.Equals(resource.Name, Name, StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return decider.Explain(resource);
        }
        catch (ConditionFailure e)
        {
            _failed++;
            Reject(row, e.Message, file);
            return null;
        }
        catch (Exception e) when (RulePackLoader.IsOfAnotherRuntime(e))
        {
            throw RulePackLoader.OfAnotherRuntime(rules);
        }
    }

    private bool Mentions(string row)
    {
        for (var at = 0; (at = row.IndexOf(Name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if (!IsPartOfName(row, at - 1) && !IsPartOfName(row, at + Name.Length))
                return true;
        }

        return false;

        static bool IsPartOfName(string text, int index) =>
            index >= 0 && index < text.Length && (char.IsLetterOrDigit(text[index]) || text[index] is '-' or '_' or '.');
    }

    private void Reject(ResourceRow row, string why, string file)
    {
        _rejected++;
        error.WriteLine($"{file}({row.Line}): {why}");
    }
}
