namespace RulesPush.Cli.Output;

/// <summary>Writes decisions as CSV (RFC 4180, but with LF).</summary>
/// <remarks>A name that starts with = or + is written as it is: it is data, and a changed name would be another machine.</remarks>
internal sealed class CsvWriter : IDecisionWriter
{
    private readonly StreamWriter _writer;

    public CsvWriter(Stream stream)
    {
        _writer = DataWriter.Create(stream);
        _writer.Write("resource,site,outcome,criterion,reason,flip\n");
    }

    public void Write(ShownDecision decision)
    {
        WriteValue(_writer, decision.Resource);
        _writer.Write(',');
        WriteValue(_writer, decision.Site ?? "");
        _writer.Write(',');
        _writer.Write(decision.OutcomeName);
        _writer.Write(',');
        WriteValue(_writer, decision.Criterion ?? "");
        _writer.Write(',');
        WriteValue(_writer, decision.Reason);
        _writer.Write(',');
        WriteValue(_writer, decision.Flip ?? "");
        _writer.Write('\n');
    }

    public void Flush() => _writer.Flush();

    // The stream is not the writer's to close, and what is left in a writer that failed is not written.
    public void Dispose()
    {
    }

    /// <summary>Writes one value, in quotes where it needs them.</summary>
    public static void WriteValue(TextWriter writer, string value)
    {
        if (value.AsSpan().IndexOfAny("\",\r\n") < 0 && !HasOuterBlank(value))
        {
            writer.Write(value);
            return;
        }

        writer.Write('"');
        writer.Write(value.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }

    private static bool HasOuterBlank(string value) =>
        value.Length > 0 && (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]));
}
