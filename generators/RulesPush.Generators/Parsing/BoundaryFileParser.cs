using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>
/// Parses a boundary file: CSV with a header, the first column the key, the second the boundary, others ignored;
/// <c>#</c> starts a comment.
/// </summary>
internal static class BoundaryFileParser
{
    /// <summary>By text: a large file is parsed once, for the generator and the analyzers, and not at every key stroke.</summary>
    private static readonly ConditionalWeakTable<SourceText, BoundaryFile> _parsed = new();

    /// <summary>Parses the file, which may be listed and yet missing.</summary>
    public static BoundaryFile Parse(AdditionalText file, CancellationToken cancellation)
    {
        var path = BoundaryFilePath.Normalise(file.Path);
        if (file.GetText(cancellation) is not { } text)
            return new BoundaryFile(path, IsReadable: false, default, default);
        var parsed = _parsed.GetValue(text, text => Parse(path, text, cancellation));
        return parsed.Path == path ? parsed : parsed with { Path = path };
    }

    private static BoundaryFile Parse(string path, SourceText text, CancellationToken cancellation)
    {
        var rows = new List<BoundaryRow>();
        var badRows = new List<BadBoundaryRow>();
        var isHeader = true;
        foreach (var line in text.Lines)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = WithoutComment(line.ToString());
            if (string.IsNullOrWhiteSpace(row))
                continue;
            if (isHeader)
            {
                isHeader = false;
                if (IsBoundary(row))
                    badRows.Add(new BadBoundaryRow(line.LineNumber, 0, row.Length, "the first row is the header, and this is a boundary: add a header such as key,boundary"));
                continue;
            }

            ParseRow(line.LineNumber, row, rows, badRows);
        }

        if (isHeader)
            badRows.Add(new BadBoundaryRow(0, 0, 0, "the file has no header: its first row names the columns, such as key,boundary"));
        return new BoundaryFile(path, IsReadable: true, new EquatableArray<BoundaryRow>(rows), new EquatableArray<BadBoundaryRow>(badRows));
    }

    private static void ParseRow(int line, string row, List<BoundaryRow> rows, List<BadBoundaryRow> badRows)
    {
        var fields = Fields(row);
        if (fields is null || fields.Count < 2)
        {
            badRows.Add(new BadBoundaryRow(line, 0, row.TrimEnd().Length, fields is null
                ? "a quote is not closed, or has text behind it"
                : "there is no second column, which holds the boundary"));
            return;
        }

        var (start, length, value) = fields[1];
        var problem = BoundaryText.TryParse(value, out var boundary);
        if (problem == BoundaryProblem.None)
            rows.Add(new BoundaryRow(fields[0].Value, boundary!, line, start, length));
        else
            badRows.Add(new BadBoundaryRow(line, start, length, Reason(problem, value, boundary)));
    }

    private static string Reason(BoundaryProblem problem, string value, BoundaryDefinition? boundary) => problem switch
    {
        BoundaryProblem.HostBitsSet => $"'{value}' has host bits set; the network is {boundary}",
        BoundaryProblem.MalformedRange => $"'{value}' is not a range: the ends are the wrong way round, or of two families",
        BoundaryProblem.MalformedAdSite => $"'{ValueParser.Show(value)}' names no AD site: 1 to {AdSiteBoundary.MaxNameLength} characters, without wildcards",
        _ => $"'{ValueParser.Show(value)}' is not a boundary: write 10.1.0.0/16, 10.1.0.5-10.1.0.9, 2001:db8::/32 or adsite:Berlin",
    };

    private static bool IsBoundary(string row) =>
        Fields(row) is { Count: >= 2 } fields && BoundaryText.TryParse(fields[1].Value, out _) != BoundaryProblem.Malformed;

    private static string WithoutComment(string line)
    {
        var hash = line.IndexOf('#');
        return hash < 0 ? line : line.Substring(0, hash);
    }

    /// <summary>The first two fields, trimmed and without quotes, with their places; null where the quotes are wrong.</summary>
    private static List<(int Start, int Length, string Value)>? Fields(string row)
    {
        var fields = new List<(int, int, string)>();
        for (var start = 0; start <= row.Length && fields.Count < 2;)
        {
            var from = start;
            while (from < row.Length && row[from] == ' ')
                from++;
            int end;
            if (from < row.Length && row[from] == '"')
            {
                var close = row.IndexOf('"', from + 1);
                // A doubled quote stands for one.
                while (close >= 0 && close + 1 < row.Length && row[close + 1] == '"')
                    close = row.IndexOf('"', close + 2);
                if (close < 0)
                    return null;
                fields.Add((from + 1, close - from - 1, row.Substring(from + 1, close - from - 1).Replace("\"\"", "\"").Trim()));
                end = row.IndexOf(',', close);
                if (!string.IsNullOrWhiteSpace(row.Substring(close + 1, (end < 0 ? row.Length : end) - close - 1)))
                    return null;
            }
            else
            {
                end = row.IndexOf(',', from);
                var value = row.Substring(from, (end < 0 ? row.Length : end) - from).TrimEnd();
                fields.Add((from, value.Length, value));
            }

            start = end < 0 ? row.Length + 1 : end + 1;
        }

        return fields;
    }
}
