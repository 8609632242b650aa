using RulesPush.Model;

namespace RulesPush.Discovery;

/// <summary>Reads machines from JSONL: an object a line, its names those of the properties, ignoring case.</summary>
internal sealed class JsonlResourceReader : IResourceReader
{
    private readonly BoundedLineReader _lines;
    private readonly JsonResourceParser _parser;
    private SourceLine? _first;

    /// <summary>Looks at the first line.</summary>
    /// <exception cref="DiscoveryFileException">There is none, or it shows that the whole file cannot be read.</exception>
    public JsonlResourceReader(string file, Stream stream, RulePackDefinition rules, Action<string> warn)
    {
        _lines = new BoundedLineReader(stream);
        _parser = new JsonResourceParser(new PropertyNames(rules, why => warn($"{file}: property {why}")));
        _first = ReadLine() ?? throw new DiscoveryFileException($"{file} is empty");
        if (_first.Value.Text is ['{', '\0', ..] or ['\0', '{', ..])
            throw new DiscoveryFileException($"{file} has NUL characters; is it UTF-16 without a byte order mark? Save it as UTF-8");
    }

    public bool TryRead(out ResourceRow row)
    {
        row = default;
        if ((_first ?? ReadLine()) is not { } line)
            return false;
        _first = null;
        var why = line.Problem ?? _parser.Read(line.Text);
        row = why is null ? ResourceRow.Of(line, _parser.Draft.ToResource()) : ResourceRow.Reject(line, why);
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
