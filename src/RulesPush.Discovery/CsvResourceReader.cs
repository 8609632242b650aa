using RulesPush.Model;
using RulesPush.Sites;

namespace RulesPush.Discovery;

/// <summary>Reads machines from CSV: the header names the properties, ignoring case.</summary>
internal sealed class CsvResourceReader : IResourceReader
{
    private readonly BoundedLineReader _lines;
    private readonly CsvRowReader _rows;
    private readonly string[] _names;
    private readonly ResourceProperty?[] _columns;
    private readonly ResourceDraft _draft = new();

    /// <summary>Reads the header.</summary>
    /// <exception cref="DiscoveryFileException">The file has none that can be used.</exception>
    public CsvResourceReader(string file, Stream stream, RulePackDefinition rules, Action<string> warn)
    {
        _lines = new BoundedLineReader(stream);
        _rows = new CsvRowReader(_lines);
        var header = _rows.ReadLine() ?? throw new DiscoveryFileException($"{file} is empty");
        _names = CsvHeader.Read(file, header);
        var properties = new PropertyNames(rules, why => warn($"{file}: column {why}"));
        _columns = [.. _names.Select(name => properties.Find(name))];
    }

    public bool TryRead(out ResourceRow row)
    {
        row = default;
        if (_rows.ReadLine() is not { } line)
            return false;
        var why = _rows.Split(ref line, _columns.Length) ?? ReadValues();
        row = why is null ? ResourceRow.Of(line, _draft.ToResource()) : ResourceRow.Reject(line, why);
        return true;
    }

    public void Dispose() => _lines.Dispose();

    private string? ReadValues()
    {
        _draft.Clear();
        for (var i = 0; i < _columns.Length; i++)
        {
            var value = _rows.Values[i];
            if (value.Length > ValueLimit.Characters)
                return ValueLimit.Exceeded(_names[i], value.Length);
            if (value.Length > 0 && _columns[i]?.Read(_draft, value) is { } why)
                return why;
        }

        return _draft.Name is null ? ResourceRow.NoName : null;
    }
}
