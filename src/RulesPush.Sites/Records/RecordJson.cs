using System.Buffers;
using System.Text.Json;

namespace RulesPush.Sites;

/// <summary>A record as JSON, for the site database and for messages between sites; a person can read it too.</summary>
/// <remarks>
/// <c>{"last":ms,"sources":[[agent,site,ms],...],"values":{"Name":[["AKR-PC-017",0]],...},"seen":[[agent,site,ms],...]}</c>:
/// a value points to its source by index, for most values of a record share one. Times are milliseconds since 1970.
/// </remarks>
public static class RecordJson
{
    /// <summary>The record as one JSON object, written once for all who ask.</summary>
    public static ReadOnlyMemory<byte> Utf8Of(ResourceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Utf8 is { } written)
            return written;
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
            Write(json, record);
        record.Utf8 = written = buffer.WrittenSpan.ToArray();
        return written;
    }

    /// <summary>Writes the record as one JSON object.</summary>
    public static void Write(Utf8JsonWriter json, ResourceRecord record)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(record);
        var sources = record.Values.Values.SelectMany(static v => v).Select(static v => v.Source).Distinct().ToList();
        json.WriteStartObject();
        json.WriteNumber("last", record.LastDiscovered.ToUnixTimeMilliseconds());
        json.WriteStartArray("sources");
        foreach (var source in sources)
            WriteTriple(json, source.Agent, source.Site, source.Time);
        json.WriteEndArray();
        json.WriteStartObject("values");
        foreach (var (name, values) in record.Values)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStartArray();
                json.WriteStringValue(value.Text);
                json.WriteNumberValue(sources.IndexOf(value.Source));
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartArray("seen");
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
        var values = new SortedDictionary<string, IReadOnlyList<SeenValue>>(StringComparer.OrdinalIgnoreCase);
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

    private static List<SeenValue> ReadValues(ref Utf8JsonReader json, List<ValueSource> sources)
    {
        var values = new List<SeenValue>(1);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.StartArray)
        {
            json.Read();
            var text = json.GetString()!;
            json.Read();
            values.Add(new SeenValue(text, sources[json.GetInt32()]));
            json.Read();
        }

        return values;
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
