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
    private readonly List<ValuePlace> _places = [];
    private string _row = "";

    /// <summary>The values of the row, as many as were asked for.</summary>
    public List<string> Values => [.. _places.Select((_, i) => ValueAt(i).ToString())];

    /// <summary>The number of values that the row has.</summary>
    public int Count { get; private set; }

    /// <summary>One of the values, good until the next row.</summary>
    public ReadOnlySpan<char> ValueAt(int index)
    {
        var place = _places[index];
        return place.Text ?? _row.AsSpan(place.Start, place.End - place.Start);
    }

    /// <summary>Splits <paramref name="row"/>, and keeps the first <paramref name="kept"/> values.</summary>
    public CsvSplitResult Split(string row, int kept)
    {
        _places.Clear();
        _row = row;
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
                var length = row.AsSpan(position).IndexOfAny(',', '"');
                var end = length < 0 ? row.Length : position + length;
                if (end < row.Length && row[end] == '"')
                    return CsvSplitResult.StrayQuote;
                Add(position, end, hasDoubledQuotes: false, kept);
                position = end;
            }

            if (position == row.Length)
                return CsvSplitResult.Complete;
            position++;
        }
    }

    /// <summary>Reads a value that starts behind its opening quote; the end is that of the blanks behind its closing one.</summary>
    private CsvSplitResult ReadQuoted(string row, int start, int kept, out int end)
    {
        end = start;
        var hasDoubledQuotes = false;
        while (true)
        {
            var quote = row.AsSpan(end).IndexOf('"');
            if (quote < 0)
                return CsvSplitResult.OpenQuote;
            end += quote;
            if (end + 1 == row.Length || row[end + 1] != '"')
                break;
            hasDoubledQuotes = true;
            end += 2;
        }

        Add(start, end, hasDoubledQuotes, kept);
        end = SkipBlanks(row, end + 1);
        return end == row.Length || row[end] == ',' ? CsvSplitResult.Complete : CsvSplitResult.StrayQuote;
    }

    private static int SkipBlanks(string row, int position)
    {
        while (position < row.Length && row[position] is ' ' or '\t')
            position++;
        return position;
    }

    private void Add(int start, int end, bool hasDoubledQuotes, int kept)
    {
        if (Count++ >= kept)
            return;
        while (start < end && char.IsWhiteSpace(_row[start]))
            start++;
        while (start < end && char.IsWhiteSpace(_row[end - 1]))
            end--;
        _places.Add(new ValuePlace(start, end, hasDoubledQuotes ? _row[start..end].Replace("\"\"", "\"", StringComparison.Ordinal) : null));
    }

    /// <summary>Where a value stands in the row.</summary>
    /// <param name="Start">Its first character.</param>
    /// <param name="End">Behind its last one.</param>
    /// <param name="Text">The value, where it is not what stands there.</param>
    private readonly record struct ValuePlace(int Start, int End, string? Text);
}
