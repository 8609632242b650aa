using System.Buffers;
using System.Text.Json;

namespace RulesPush.Sites;

/// <summary>A record as JSON, for the site database and for messages between sites; a person can read it too.</summary>
/// <remarks>
/// <c>{"last":ms,"sources":[[agent,site,ms],...],"values":{"Name":["AKR-PC-017"],"IPAddresses":[["10.1.0.7",1]],...},"seen":[[agent,site,ms],...]}</c>:
/// a value that is a text alone is of the first source, any other points to its source by index. Times are milliseconds
/// since 1970.
/// </remarks>
public static class RecordJson
{
    /// <summary>Serves one record after the other.</summary>
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? _writing;

    /// <summary>The record as one JSON object, written once for all who ask.</summary>
    public static ReadOnlyMemory<byte> Utf8Of(ResourceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Utf8 is { } written)
            return written;
        var (buffer, json) = _writing ??= NewWriting();
        buffer.ResetWrittenCount();
        json.Reset();
        Write(json, record);
        json.Flush();
        return record.Utf8 = buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the record as one JSON object.</summary>
    public static void Write(Utf8JsonWriter json, ResourceRecord record)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(record);
        var sources = SourcesOf(record);
        json.WriteStartObject();
        json.WriteNumber("last"u8, record.LastDiscovered.ToUnixTimeMilliseconds());
        json.WriteStartArray("sources"u8);
        foreach (var source in sources)
            WriteTriple(json, source.Agent, source.Site, source.Time);
        json.WriteEndArray();
        json.WriteStartObject("values"u8);
        foreach (var (name, values) in record.Sorted.Span)
        {
            json.WriteStartArray(name);
            for (var i = 0; i < values.Count; i++)
                WriteValue(json, values[i], sources);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartArray("seen"u8);
        foreach (var sighting in record.Sightings)
            WriteTriple(json, sighting.Agent, sighting.Site, sighting.Time);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads the object that the reader stands on.</summary>
    /// <exception cref="JsonException">It is none that <see cref="Write"/> has written.</exception>
    public static ResourceRecord Read(ref Utf8JsonReader json)
    {
        var last = DateTimeOffset.MinValue;
        var sources = new List<ValueSource>();
        var values = new RecordValues();
        var seen = new List<Sighting>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            json.Read();
            switch (name)
            {
                case "last":
                    last = DateTimeOffset.FromUnixTimeMilliseconds(json.GetInt64());
                    break;
                case "sources":
                    while (ReadTriple(ref json) is var (agent, site, time))
                        sources.Add(new ValueSource(agent!, site!, time!.Value));
                    break;
                case "values":
                    while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                        values[json.GetString()!] = ReadValues(ref json, sources);
                    break;
                case "seen":
                    while (ReadTriple(ref json) is var (agent, site, time))
                        seen.Add(new Sighting(agent, site, time));
                    break;
                default:
                    throw new JsonException($"a record has no {name}");
            }
        }

        return new ResourceRecord(values, seen, last);
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) NewWriting()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        return (buffer, new Utf8JsonWriter(buffer));
    }

    private static List<SeenValue> ReadValues(ref Utf8JsonReader json, List<ValueSource> sources)
    {
        var values = new List<SeenValue>(1);
        json.Read();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.String)
            {
                values.Add(new SeenValue(json.GetString()!, sources[0]));
                continue;
            }

            json.Read();
            var text = json.GetString()!;
            json.Read();
            values.Add(new SeenValue(text, sources[json.GetInt32()]));
            json.Read();
        }

        return values;
    }

    /// <summary>The sources of the values, each once, in the order in which they come first.</summary>
    private static List<ValueSource> SourcesOf(ResourceRecord record)
    {
        var sources = new List<ValueSource>(2);
        foreach (var (_, values) in record.Sorted.Span)
        {
            for (var i = 0; i < values.Count; i++)
            {
                if (IndexOf(sources, values[i].Source) < 0)
                    sources.Add(values[i].Source);
            }
        }

        return sources;
    }

    /// <summary>Most values of a record have the very same source.</summary>
    private static int IndexOf(List<ValueSource> sources, ValueSource source)
    {
        for (var i = 0; i < sources.Count; i++)
        {
            if (ReferenceEquals(sources[i], source))
                return i;
        }

        return sources.IndexOf(source);
    }

    private static void WriteValue(Utf8JsonWriter json, SeenValue value, List<ValueSource> sources)
    {
        var source = IndexOf(sources, value.Source);
        if (source == 0)
        {
            json.WriteStringValue(value.Text);
            return;
        }

        json.WriteStartArray();
        json.WriteStringValue(value.Text);
        json.WriteNumberValue(source);
        json.WriteEndArray();
    }

    private static void WriteTriple(Utf8JsonWriter json, string? agent, string? site, DateTimeOffset? time)
    {
        json.WriteStartArray();
        json.WriteStringValue(agent);
        json.WriteStringValue(site);
        if (time is { } known)
            json.WriteNumberValue(known.ToUnixTimeMilliseconds());
        else
            json.WriteNullValue();
        json.WriteEndArray();
    }

    /// <summary>The next element of an array of triples; null at its end.</summary>
    private static (string? Agent, string? Site, DateTimeOffset? Time)? ReadTriple(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.EndArray)
            return null;
        json.Read();
        var agent = json.GetString();
        json.Read();
        var site = json.GetString();
        json.Read();
        DateTimeOffset? time = json.TokenType == JsonTokenType.Null ? null : DateTimeOffset.FromUnixTimeMilliseconds(json.GetInt64());
        json.Read();
        return (agent, site, time);
    }
}
