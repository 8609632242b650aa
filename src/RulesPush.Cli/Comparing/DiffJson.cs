using System.Text.Json;
using RulesPush.Cli.Analyzing;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Comparing;

/// <summary>A diff as one JSON document, with every machine that changes.</summary>
internal static class DiffJson
{
    public static void Write(Utf8JsonWriter json, RuleDiff diff)
    {
        json.WriteStartObject();
        json.WriteString("today", diff.Day.ToString());
        json.WriteBoolean("equivalent", diff.IsEquivalent);
        json.WriteBoolean("otherEnds", diff.HasOtherEnds);
        json.WriteStartArray("sites");
        foreach (var site in diff.Sites)
            Write(json, site);
        json.WriteEndArray();
        json.WritePropertyName("all");
        Write(json, diff.All);
        json.WriteStartArray("methods");
        foreach (var method in diff.Methods)
            json.WriteStringValue(method);
        json.WriteEndArray();
        if (diff.Inventory is { } inventory)
            Write(json, inventory);
        else
            json.WriteNull("inventory");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ComparedSite site)
    {
        json.WriteStartObject();
        json.WriteString("site", site.Site);
        json.WriteString("relation", JsonNamingPolicy.CamelCase.ConvertName(site.Difference.Relation.ToString()));
        Write(json, "gained", site.Difference.Gained, site.Gained);
        Write(json, "lost", site.Difference.Lost, site.Lost);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Resource? machine, ReplayVerdict? verdict)
    {
        if (machine is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        WitnessJson.Write(json, "machine", machine);
        json.WriteString("replay", JsonNamingPolicy.CamelCase.ConvertName($"{verdict}"));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, InventoryDiff inventory)
    {
        json.WriteStartObject("inventory");
        json.WriteNumber("machines", inventory.Machines);
        json.WriteNumber("rejected", inventory.Rejected);
        json.WriteNumber("changed", inventory.Changed);
        json.WriteNumber("pushedNow", inventory.PushedNow);
        json.WriteNumber("pushedNoMore", inventory.PushedNoMore);
        json.WriteNumber("pushedElsewhere", inventory.PushedElsewhere);
        json.WriteNumber("otherReasons", inventory.OtherReasons);
        json.WriteStartArray("totals");
        foreach (var (outcomes, machines) in inventory.Totals)
        {
            json.WriteStartObject();
            json.WriteString("before", ShownDecision.NameOf(outcomes.Before));
            json.WriteString("after", ShownDecision.NameOf(outcomes.After));
            json.WriteNumber("machines", machines);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("changes");
        foreach (var change in inventory.Changes)
        {
            json.WriteStartObject();
            json.WriteString("resource", change.Name);
            Write(json, "before", change.Before);
            Write(json, "after", change.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ComparedDecision decision)
    {
        json.WriteStartObject(name);
        json.WriteString("outcome", ShownDecision.NameOf(decision.Outcome));
        json.WriteString("site", decision.Site);
        json.WriteString("criterion", decision.Criterion);
        json.WriteString("condition", decision.Condition);
        json.WriteString("reason", decision.Reason);
        json.WriteEndObject();
    }
}
