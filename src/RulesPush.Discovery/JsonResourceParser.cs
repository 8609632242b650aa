using System.Text;
using System.Text.Json;
using RulesPush.Sites;

namespace RulesPush.Discovery;

/// <summary>Reads one JSON object into a machine.</summary>
internal sealed class JsonResourceParser(PropertyNames names, bool needsName)
{
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _elements = [];
    private byte[] _utf8 = new byte[4096];

    public ResourceDraft Draft { get; } = new();

    /// <summary>Reads <paramref name="row"/> into the draft; returns why it cannot, or null.</summary>
    public string? Read(string row)
    {
        Draft.Clear();
        names.Flags.Clear();
        _seen.Clear();
        try
        {
            return ReadObject(Encode(row)) ?? (needsName && Draft.Name is null ? ResourceRow.NoName : null);
        }
        catch (JsonException e)
        {
            return $"is not valid JSON at byte {e.BytePositionInLine}: {WithoutPosition(e.Message)}";
        }
        catch (InvalidOperationException)
        {
            // What the reader throws for an escape such as \ud800 alone.
            return "has a text that is not valid Unicode";
        }
    }

    private ReadOnlySpan<byte> Encode(string row)
    {
        var most = Encoding.UTF8.GetMaxByteCount(row.Length);
        if (_utf8.Length < most)
            _utf8 = new byte[most];
        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(row, _utf8));
    }

    private string? ReadObject(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
            return "is not a JSON object";
        string? why = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            // The rest is read too: a row that is not JSON is rejected as that, wherever it breaks.
            var whyNot = _seen.Add(name) ? ReadValue(ref json, name) : $"property {VisibleText.Quoted(name)} is there twice";
            why ??= whyNot;
            json.Skip();
        }

        json.Read();
        return why;
    }

    private string? ReadValue(ref Utf8JsonReader json, string name)
    {
        var property = names.Find(name);
        if (json.TokenType == JsonTokenType.StartObject)
            return property is null ? null : $"{property.Name} takes no object";
        if (json.TokenType == JsonTokenType.StartArray)
            return property is null ? null : ReadElements(ref json, property);

        var text = Text(ref json).Trim();
        return text.Length > ValueLimit.Characters ? ValueLimit.Exceeded(name, text.Length)
            : NulIn(text, name) ?? (text.Length == 0 ? null : property?.Read(Draft, text));
    }

    private string? ReadElements(ref Utf8JsonReader json, ResourceProperty property)
    {
        _elements.Clear();
        string? why = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                why ??= $"{property.Name} takes a list of single values";
                json.Skip();
                continue;
            }

            var text = Text(ref json);
            why ??= text.Length > ValueLimit.Characters ? ValueLimit.Exceeded(property.Name, text.Length) : NulIn(text, property.Name);
            _elements.Add(text);
        }

        return why ?? property.ReadElements(Draft, _elements);
    }

    /// <summary>The value as CSV would have it: a number as it is written, null as nothing.</summary>
    private static string Text(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => json.GetString()!,
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Number => Encoding.UTF8.GetString(json.ValueSpan),
        _ => "",
    };

    private static string? NulIn(string text, string name) =>
        text.Contains('\0') ? $"the value of {VisibleText.Quoted(name)} has a NUL character" : null;

    /// <summary>The message without the line and byte that it ends in, which count from 0 and within the row.</summary>
    private static string WithoutPosition(string message)
    {
        var position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return VisibleText.Of(position < 0 ? message : message[..position]);
    }
}
