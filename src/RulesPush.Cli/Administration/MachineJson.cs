using System.Text.Json;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Administration;

/// <summary>The lives of machines as a JSON array.</summary>
internal static class MachineJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<MachineLife> machines)
    {
        json.WriteStartArray();
        foreach (var machine in machines)
            Write(json, machine);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, MachineLife machine)
    {
        json.WriteStartObject();
        json.WriteString("name", machine.Name);
        json.WriteStartArray("stored");
        foreach (var (_, resource) in machine.Stored)
            Write(json, resource);
        json.WriteEndArray();
        json.WriteStartArray("story");
        foreach (var happened in machine.Story)
            Write(json, happened);
        json.WriteEndArray();
        json.WriteStartArray("ccrs");
        foreach (var request in machine.Requests)
            RequestJson.Write(json, request);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StoredResource resource)
    {
        json.WriteStartObject();
        json.WriteString("site", resource.Site);
        json.WriteNumber("resource", resource.Id);
        json.WriteNumber("serial", resource.Serial);
        json.WriteString("lastDiscovered", Answer.Time(resource.Record.LastDiscovered));
        json.WriteStartObject("installFlag");
        json.WriteBoolean("isSet", resource.InstallFlag.IsSet);
        json.WriteString("changed", resource.InstallFlag.Changed == default ? null : Answer.Time(resource.InstallFlag.Changed));
        json.WriteEndObject();
        Write(json, resource.Decision);
        json.WriteStartArray("properties");
        foreach (var (name, values) in resource.Record.Values)
            Write(json, name, values);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, KeptDecision? decision)
    {
        if (decision is null)
        {
            json.WriteNull("decision");
            return;
        }

        json.WriteStartObject("decision");
        json.WriteString("outcome", ShownDecision.NameOf(decision.Outcome));
        json.WriteString("heldBy", decision.HeldBy);
        json.WriteString("criterion", decision.Criteria);
        json.WriteString("reason", decision.Reason);
        json.WriteString("rules", decision.Pack);
        json.WriteString("time", Answer.Time(decision.Time));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<SeenValue> values)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteStartArray("values");
        foreach (var value in values)
        {
            json.WriteStartObject();
            json.WriteString("value", value.Text);
            json.WriteString("agent", value.Source.Agent);
            json.WriteString("site", value.Source.Site);
            json.WriteString("time", Answer.Time(value.Source.Time));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, HistoryEvent happened)
    {
        json.WriteStartObject();
        json.WriteString("time", Answer.Time(happened.Time));
        json.WriteString("site", happened.Site);
        json.WriteString("kind", happened.Kind.ToString());
        json.WriteNumber("resource", happened.Resource);
        json.WriteString("text", happened.Text);
        json.WriteEndObject();
    }
}
