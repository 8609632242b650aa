using RulesPush.Sites;

namespace RulesPush.Discovery;

/// <summary>The first line of a CSV file: without it, no column means anything.</summary>
internal static class CsvHeader
{
    /// <summary>The columns of which a DDR needs at least one: without any, no row says whose it is.</summary>
    private static readonly string[] _identifying =
    [
        nameof(Resource.Name), nameof(Resource.NetBiosName), nameof(Resource.ResourceNames), nameof(Resource.IPAddresses),
        nameof(Resource.IPv6Addresses),
    ];

    /// <summary>The names of the columns.</summary>
    /// <exception cref="DiscoveryFileException">The line is no header.</exception>
    public static string[] Read(string file, SourceLine line, RowPurpose purpose)
    {
        var splitter = new CsvSplitter();
        var result = line.IsTooLong || line.Text.Contains('\0') ? CsvSplitResult.StrayQuote : splitter.Split(line.Text, int.MaxValue);
        var names = splitter.Values;
        if (Problem(line, result, names, purpose) is { } problem)
            throw new DiscoveryFileException($"{file} has no usable header: {problem}");
        return [.. names];
    }

    private static string? Problem(SourceLine line, CsvSplitResult result, List<string> names, RowPurpose purpose) =>
        line.IsTooLong ? line.Problem
        : line.Text.Contains('\0') ? "it has NUL characters; is the file UTF-16 without a byte order mark? Save it as UTF-8"
        : line.Text.Contains('\uFFFD') ? "it is not valid UTF-8; save the file as UTF-8"
        : result != CsvSplitResult.Complete ? "it has a quote that is not closed, or stands inside a name"
        : names.Contains("") ? $"column {names.IndexOf("") + 1} has no name"
        : purpose == RowPurpose.Decision && !Has(names, nameof(Resource.Name)) ? Without("Name", line, names)
        : !_identifying.Any(name => Has(names, name)) ? Without($"{string.Join(", ", _identifying[..^1])} or {_identifying[^1]}", line, names)
        : FindRepeated(names) is { } name ? $"column {VisibleText.Quoted(name)} is there twice"
        : null;

    private static bool Has(List<string> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string Without(string column, SourceLine line, List<string> names)
    {
        var separator = line.Text.Contains(';') ? "semicolons" : line.Text.Contains('\t') ? "tabs" : null;
        return $"the first line {VisibleText.Quoted(line.Text)} has no column {column}"
            + (names.Count == 1 && separator is not null ? $"; are the columns separated by {separator}? They must be by commas" : "");
    }

    private static string? FindRepeated(List<string> names)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return names.Find(name => !seen.Add(name));
    }
}
