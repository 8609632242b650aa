using System.Buffers;
using System.Text.Json;

namespace RulesPush.Sites;

/// <summary>A message between sites as JSON.</summary>
public static class MessageJson
{
    /// <summary>Writes a message.</summary>
    public static byte[] Write(SiteMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            switch (message)
            {
                case DdrMessage ddr:
                    json.WriteString("kind", "ddr");
                    json.WriteBoolean("replace", ddr.ReplacesArrays);
                    json.WriteBoolean("low", ddr.HasLowConfidence);
                    json.WriteNumber("at", ddr.SeenAt.ToUnixTimeMilliseconds());
                    json.WritePropertyName("record");
                    RecordJson.Write(json, ddr.Seen);
                    break;
                case RecordMessage record:
                    json.WriteString("kind", "record");
                    json.WriteNumber("resource", record.Resource);
                    json.WriteNumber("serial", record.Serial);
                    if (record.NumberAtReceiver is { } known)
                        json.WriteNumber("known", known);
                    WriteFlag(json, record.InstallFlag);
                    json.WritePropertyName("record");
                    RecordJson.Write(json, record.Record);
                    break;
                case InstallFlagMessage flag:
                    json.WriteString("kind", "flag");
                    json.WriteNumber("resource", flag.Resource);
                    WriteFlag(json, flag.InstallFlag);
                    break;
                case RemovalMessage removal:
                    json.WriteString("kind", "removal");
                    json.WriteNumber("resource", removal.Resource);
                    break;
                case AgedValuesMessage aged:
                    json.WriteString("kind", "aged");
                    json.WriteNumber("resource", aged.Resource);
                    json.WriteNumber("at", aged.Before.ToUnixTimeMilliseconds());
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(message));
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static SiteMessage Read(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8);
        var (kind, resource, serial, at) = ("", 0L, 0L, 0L);
        var (replaces, isLow, isSet, changed) = (false, false, false, 0L);
        long? known = null;
        ResourceRecord? record = null;
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            json.Read();
            switch (name)
            {
                case "kind": kind = json.GetString()!; break;
                case "resource": resource = json.GetInt64(); break;
                case "serial": serial = json.GetInt64(); break;
                case "known": known = json.GetInt64(); break;
                case "at": at = json.GetInt64(); break;
                case "replace": replaces = json.GetBoolean(); break;
                case "low": isLow = json.GetBoolean(); break;
                case "client": isSet = json.GetBoolean(); break;
                case "clientChanged": changed = json.GetInt64(); break;
                case "record": record = RecordJson.Read(ref json); break;
                default: throw new JsonException($"a message has no {name}");
            }
        }

        var flag = new InstallFlag(isSet, DateTimeOffset.FromUnixTimeMilliseconds(changed));
        return kind switch
        {
            "ddr" => new DdrMessage(record!, replaces, isLow, DateTimeOffset.FromUnixTimeMilliseconds(at)),
            "record" => new RecordMessage(resource, serial, record!, flag, known),
            "flag" => new InstallFlagMessage(resource, flag),
            "removal" => new RemovalMessage(resource),
            "aged" => new AgedValuesMessage(resource, DateTimeOffset.FromUnixTimeMilliseconds(at)),
            _ => throw new JsonException($"there is no message '{kind}'"),
        };
    }

    private static void WriteFlag(Utf8JsonWriter json, InstallFlag flag)
    {
        json.WriteBoolean("client", flag.IsSet);
        json.WriteNumber("clientChanged", flag.Changed.ToUnixTimeMilliseconds());
    }
}
