namespace RulesPush.Discovery;

/// <summary>What became of a line that was split.</summary>
internal enum CsvSplitResult
{
    /// <summary>It is a whole row.</summary>
    Complete,

    /// <summary>It ends inside quotes: the value may go on in the next line.</summary>
    OpenQuote,

    /// <summary>It has a quote where none may be.</summary>
    StrayQuote,
}

/// <summary>Splits a CSV row (RFC 4180) into its values, which are trimmed.</summary>
/// <remarks>
/// Our own rather than CsvHelper's, which after one stray quote reads the rest of the file as a single value: here the
/// reader must learn that a quote is open, and go back. Blanks around a quoted value are let through.
/// </remarks>
internal sealed class CsvSplitter
{
    private readonly List<string> _values = [];

    /// <summary>The values of the row, as many as were asked for.</summary>
    public List<string> Values => _values;

    /// <summary>The number of values that the row has.</summary>
    public int Count { get; private set; }

    /// <summary>Splits <paramref name="row"/>, and keeps the first <paramref name="kept"/> values.</summary>
    public CsvSplitResult Split(ReadOnlySpan<char> row, int kept)
    {
        _values.Clear();
        Count = 0;
        var position = 0;
        while (true)
        {
            var start = SkipBlanks(row, position);
            if (start < row.Length && row[start] == '"')
            {
                var result = ReadQuoted(row, start + 1, kept, out position);
                if (result != CsvSplitResult.Complete)
                    return result;
            }
            else
            {
                var length = row[position..].IndexOfAny(',', '"');
                var end = length < 0 ? row.Length : position + length;
                if (end < row.Length && row[end] == '"')
                    return CsvSplitResult.StrayQuote;
                Add(row[position..end], hasDoubledQuotes: false, kept);
                position = end;
            }

            if (position == row.Length)
                return CsvSplitResult.Complete;
            position++;
        }
    }

    /// <summary>Reads a value that starts behind its opening quote; the end is that of the blanks behind its closing one.</summary>
    private CsvSplitResult ReadQuoted(ReadOnlySpan<char> row, int start, int kept, out int end)
    {
        end = start;
        var hasDoubledQuotes = false;
        while (true)
        {
            var quote = row[end..].IndexOf('"');
            if (quote < 0)
                return CsvSplitResult.OpenQuote;
            end += quote;
            if (end + 1 == row.Length || row[end + 1] != '"')
                break;
            hasDoubledQuotes = true;
            end += 2;
        }

        Add(row[start..end], hasDoubledQuotes, kept);
        end = SkipBlanks(row, end + 1);
        return end == row.Length || row[end] == ',' ? CsvSplitResult.Complete : CsvSplitResult.StrayQuote;
    }

    private static int SkipBlanks(ReadOnlySpan<char> row, int position)
    {
        while (position < row.Length && row[position] is ' ' or '\t')
            position++;
        return position;
    }

    private void Add(ReadOnlySpan<char> value, bool hasDoubledQuotes, int kept)
    {
        if (Count++ >= kept)
            return;
        var text = value.Trim().ToString();
        _values.Add(hasDoubledQuotes ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text);
    }
}
