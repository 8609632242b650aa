using System.Text.Json;
using RulesPush.Cli.Output;
using RulesPush.Model;

namespace RulesPush.Cli.Covering;

/// <summary>Coverage as one JSON document.</summary>
internal static class CoverageJson
{
    public static void Write(Utf8JsonWriter json, RuleCoverage coverage, IReadOnlyList<CoverageSuggestion>? suggestions)
    {
        json.WriteStartObject();
        json.WriteString("time", Answer.Time(coverage.Now));
        json.WriteNumber("machines", coverage.Machines);
        json.WriteNumber("notSystems", coverage.NotSystems);
        json.WriteNumber("unassigned", coverage.Unassigned);
        json.WriteStartObject("covered");
        foreach (var figure in CoverageFigure.Of(coverage))
        {
            json.WriteStartObject(figure.Name);
            json.WriteNumber("covered", figure.Covered);
            json.WriteNumber("all", figure.All);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("criteria");
        foreach (var criteria in coverage.Criteria)
            Write(json, criteria);
        json.WriteEndArray();
        json.WriteStartArray("sites");
        foreach (var site in coverage.Sites.OrderBy(static s => s.Site.Code, StringComparer.Ordinal))
            Write(json, site, coverage.Now);
        json.WriteEndArray();
        if (suggestions is not null)
            WriteSuggestions(json, coverage, suggestions);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CriteriaCoverage criteria)
    {
        json.WriteStartObject();
        json.WriteString("rule", criteria.Criteria.RuleName);
        json.WriteNumber("evaluated", criteria.Evaluated);
        json.WriteNumber("matched", criteria.Matched);
        json.WriteStartArray("conditions");
        foreach (var condition in criteria.Conditions)
        {
            json.WriteStartObject();
            json.WriteString("condition", condition.Condition.ToString());
            json.WriteBoolean("isVoid", condition.IsVoid);
            json.WriteNumber("true", condition.True);
            json.WriteNumber("false", condition.False);
            json.WriteNumber("unknown", condition.Unknown);
            json.WriteNumber("notAsked", condition.NotAsked);
            json.WriteNumber("deciding", condition.Deciding);
            json.WriteNumber("alone", condition.Alone);
            json.WriteBoolean("bothWays", condition.IsSeenBothWays);
            json.WriteBoolean("mcdc", criteria.IsShownAlone(condition));
            json.WriteStartArray("values");
            foreach (var value in condition.Values)
            {
                json.WriteStartObject();
                json.WriteString("value", value.Text);
                json.WriteNumber("met", value.Met);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SiteCoverage site, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("site", site.Site.Code);
        json.WriteNumber("assigned", site.Assigned);
        json.WriteNumber("pushed", site.Pushed);
        json.WriteNumber("domainControllers", site.DomainControllers);
        json.WriteStartArray("exclusions");
        foreach (var entry in site.Exclusions)
        {
            json.WriteStartObject();
            json.WriteString("names", entry.Exclusion.Names.ToString());
            json.WriteBoolean("isVoid", entry.Exclusion.Until?.IsOver(now) == true);
            json.WriteNumber("excluded", entry.Excluded);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "boundaries", site.Boundaries);
        Write(json, "roamingBoundaries", site.RoamingBoundaries);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<BoundaryCoverage> boundaries)
    {
        json.WriteStartArray(name);
        foreach (var boundary in boundaries)
        {
            json.WriteStartObject();
            json.WriteString("boundary", boundary.Boundary.ToString());
            json.WriteString("file", boundary.Boundary.File);
            json.WriteNumber("holds", boundary.Holds);
            json.WriteNumber("assigns", boundary.Assigns);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSuggestions(Utf8JsonWriter json, RuleCoverage coverage, IReadOnlyList<CoverageSuggestion> suggestions)
    {
        json.WriteStartArray("suggestions");
        foreach (var suggestion in suggestions)
        {
            json.WriteStartObject();
            json.WriteString("rule", suggestion.Goal.Rule);
            json.WriteString("goal", JsonNamingPolicy.CamelCase.ConvertName(suggestion.Goal.Kind.ToString()));
            json.WriteString("text", SuggestionText.What(coverage, suggestion.Goal));
            json.WriteString("verdict", JsonNamingPolicy.CamelCase.ConvertName(suggestion.Verdict.ToString()));
            WitnessJson.Write(json, "machine", suggestion.Machine);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
