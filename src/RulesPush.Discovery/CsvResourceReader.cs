using RulesPush.Model;
using RulesPush.Sites;

namespace RulesPush.Discovery;

/// <summary>Reads machines from CSV: the header names the properties, ignoring case.</summary>
internal sealed class CsvResourceReader : IResourceReader
{
    private readonly BoundedLineReader _lines;
    private readonly CsvRowReader _rows;
    private readonly string[] _names;
    private readonly RowPurpose _purpose;
    private readonly MergeFlags _flags;
    private readonly ColumnReader?[] _columns;
    private readonly ResourceDraft _draft = new();

    /// <summary>Reads the header.</summary>
    /// <exception cref="DiscoveryFileException">The file has none that can be used.</exception>
    public CsvResourceReader(string file, Stream stream, RulePackDefinition rules, RowPurpose purpose, Action<string> warn)
    {
        _lines = new BoundedLineReader(stream);
        _rows = new CsvRowReader(_lines);
        var header = _rows.ReadLine() ?? throw new DiscoveryFileException($"{file} is empty");
        _names = CsvHeader.Read(file, header, purpose);
        _purpose = purpose;
        Header = header.Text;
        var properties = new PropertyNames(rules, purpose, why => warn($"{file}: column {why}"));
        _flags = properties.Flags;
        _columns = [.. _names.Select(name => properties.Find(name) is { } property ? new ColumnReader(property) : null)];
    }

    public string? Header { get; }

    public void Skip(long last) => _rows.Skip(last, _columns.Length);

    public bool TryRead(out ResourceRow row)
    {
        row = default;
        if (_rows.ReadLine() is not { } line)
            return false;
        var why = _rows.Split(ref line, _columns.Length) ?? ReadValues();
        row = why is null ? ResourceRow.Of(line, _draft, _flags) : ResourceRow.Reject(line, why);
        return true;
    }

    public void Dispose() => _lines.Dispose();

    private string? ReadValues()
    {
        _draft.Clear();
        _flags.Clear();
        for (var i = 0; i < _columns.Length; i++)
        {
            var value = _rows.ValueAt(i);
            if (value.Length > ValueLimit.Characters)
                return ValueLimit.Exceeded(_names[i], value.Length);
            if (value.Length > 0 && _columns[i]?.Read(_draft, value) is { } why)
                return why;
        }

        return _purpose == RowPurpose.Decision && _draft.Name is null ? ResourceRow.NoName : null;
    }
}
