namespace RulesPush.Discovery;

/// <summary>A line of a file of machines.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Text">The line without its end; of a line that is too long only the start.</param>
/// <param name="Length">The number of its characters.</param>
internal readonly record struct SourceLine(long Number, string Text, long Length)
{
    public bool IsTooLong => Length > Text.Length;

    /// <summary>Why the line cannot be read at all, whatever its format; null where it can.</summary>
    public string? Problem =>
        IsTooLong ? $"the line has {Length} characters, more than {BoundedLineReader.LongestLine}"
        : Text.Contains('\0') ? "the row has a NUL character"
        : Text.Contains('\uFFFD') ? "the row is not valid UTF-8; save the file as UTF-8"
        : null;
}
