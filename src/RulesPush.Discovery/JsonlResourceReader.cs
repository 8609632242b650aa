using RulesPush.Model;

namespace RulesPush.Discovery;

/// <summary>Reads machines from JSONL: an object a line, its names those of the properties, ignoring case.</summary>
internal sealed class JsonlResourceReader : IResourceReader
{
    private readonly BoundedLineReader _lines;
    private readonly JsonResourceParser _parser;
    private readonly MergeFlags _flags;
    private SourceLine? _next;

    /// <summary>Looks at the first line.</summary>
    /// <exception cref="DiscoveryFileException">There is none, or it shows that the whole file cannot be read.</exception>
    public JsonlResourceReader(string file, Stream stream, RulePackDefinition rules, RowPurpose purpose, Action<string> warn)
    {
        _lines = new BoundedLineReader(stream);
        var properties = new PropertyNames(rules, purpose, why => warn($"{file}: property {why}"));
        _flags = properties.Flags;
        _parser = new JsonResourceParser(properties, needsName: purpose == RowPurpose.Decision);
        _next = ReadLine() ?? throw new DiscoveryFileException($"{file} is empty");
        if (_next.Value.Text is ['{', '\0', ..] or ['\0', '{', ..])
            throw new DiscoveryFileException($"{file} has NUL characters; is it UTF-16 without a byte order mark? Save it as UTF-8");
    }

    public string? Header => null;

    public void Skip(long last)
    {
        while ((_next ??= ReadLine()) is { } line && line.Number <= last)
            _next = null;
    }

    public bool TryRead(out ResourceRow row)
    {
        row = default;
        if ((_next ?? ReadLine()) is not { } line)
            return false;
        _next = null;
        var why = line.Problem ?? _parser.Read(line.Text);
        row = why is null ? ResourceRow.Of(line, _parser.Draft, _flags) : ResourceRow.Reject(line, why);
        return true;
    }

    public void Dispose() => _lines.Dispose();

    private SourceLine? ReadLine()
    {
        while (_lines.Read() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line.Text))
                return line;
        }

        return null;
    }
}
