using System.Text;

namespace RulesPush.Discovery;

/// <summary>Puts CSV rows together from lines: a quoted value may go on in the next ones.</summary>
/// <remarks>
/// A quote that is never closed must not swallow the machines behind it: where the lines taken together make no row,
/// only the first of them is rejected, and reading goes on with the second.
/// </remarks>
internal sealed class CsvRowReader(BoundedLineReader lines)
{
    private const int MostLines = 100;
    private const int MostCharacters = 64 * 1024;

    private readonly CsvSplitter _splitter = new();

    /// <summary>Lines that were read to close a quote, and belong to rows of their own.</summary>
    private readonly List<SourceLine> _ahead = [];

    /// <summary>A value of the row, good until the next one.</summary>
    public ReadOnlySpan<char> ValueAt(int index) => _splitter.ValueAt(index);

    /// <summary>The next line that is not blank, not yet split; null at the end.</summary>
    public SourceLine? ReadLine()
    {
        while (true)
        {
            if (LineAhead(0) is not { } line)
                return null;
            _ahead.RemoveAt(0);
            if (!string.IsNullOrWhiteSpace(line.Text))
                return line;
        }
    }

    /// <summary>Passes over the rows that start at or before line <paramref name="last"/>.</summary>
    public void Skip(long last, int columns)
    {
        while (LineAhead(0) is { } line && line.Number <= last)
        {
            _ahead.RemoveAt(0);
            // Only a quote can draw the next lines into the row.
            if (line.Text.Contains('"'))
                _ = Split(ref line, columns);
        }
    }

    /// <summary>Splits the row that starts with <paramref name="line"/>, which grows by the lines that belong to it.</summary>
    /// <returns>Why there is no row of so many values; null where there is.</returns>
    public string? Split(ref SourceLine line, int columns)
    {
        if (line.Problem is { } problem)
            return problem;
        var result = _splitter.Split(line.Text, columns);
        if (result == CsvSplitResult.OpenQuote)
            return TrySplitLines(ref line, columns) ? null : "a quote is opened and not closed, and the next lines do not complete the row";
        return result == CsvSplitResult.StrayQuote
            ? "a quote stands inside a value; a value with quotes is quoted as a whole, and its quotes are doubled"
            : WrongCount(columns);
    }

    /// <summary>Adds lines until the quotes are closed and the values are as many as the columns; else the lines wait to be read again.</summary>
    private bool TrySplitLines(ref SourceLine line, int columns)
    {
        var text = new StringBuilder(line.Text);
        for (var count = 1; count < MostLines && text.Length <= MostCharacters; count++)
        {
            if (LineAhead(count - 1) is not { } next || next.Problem is not null)
                return false;
            text.Append('\n').Append(next.Text);
            if (!next.Text.Contains('"'))
                continue;

            var row = text.ToString();
            switch (_splitter.Split(row, columns))
            {
                case CsvSplitResult.StrayQuote:
                    return false;
                case CsvSplitResult.Complete:
                    if (_splitter.Count != columns)
                        return false;
                    _ahead.RemoveRange(0, count);
                    line = new SourceLine(line.Number, row, row.Length);
                    return true;
            }
        }

        return false;
    }

    private SourceLine? LineAhead(int index)
    {
        if (index == _ahead.Count)
        {
            if (lines.Read() is not { } line)
                return null;
            _ahead.Add(line);
        }

        return _ahead[index];
    }

    private string? WrongCount(int columns) =>
        _splitter.Count == columns ? null
        : $"has {Counted(_splitter.Count, "value")}, the header has {Counted(columns, "column")}: "
            + (_splitter.Count < columns ? "truncated?" : "a comma in a value that is not quoted?");

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
