using System.Text.Json;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Administration;

/// <summary>The state of a hierarchy as JSON.</summary>
internal static class StatusJson
{
    public static void Write(Utf8JsonWriter json, HierarchyFigures figures)
    {
        json.WriteStartObject();
        json.WriteNumber("resources", figures.Resources);
        json.WriteNumber("badDdrs", figures.BadDdrs);
        WriteDecisions(json, figures.Decisions);
        WriteRequests(json, figures.Requests);
        json.WriteNumber("messages", figures.Messages);
        json.WriteStartArray("sites");
        foreach (var site in figures.Sites)
            Write(json, site);
        json.WriteEndArray();
        json.WriteStartArray("intakes");
        foreach (var intake in figures.Intakes)
            Write(json, intake);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SiteFigures figures)
    {
        json.WriteStartObject();
        json.WriteString("code", figures.Site.Code);
        json.WriteString("parent", figures.Site.Parent);
        json.WriteString("kind", figures.Site.IsSecondary ? "secondary" : "primary");
        json.WriteString("discovery", figures.Site.Discovery);
        json.WriteBoolean("push", figures.Site.HasPush);
        json.WriteNumber("resources", figures.Resources);
        WriteDecisions(json, figures.Decisions);
        WriteRequests(json, figures.Requests);
        json.WriteNumber("messages", figures.Messages);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Occasion intake)
    {
        json.WriteStartObject();
        json.WriteString("name", intake.Name);
        json.WriteString("begun", Answer.Time(intake.Time));
        json.WriteNumber("row", intake.Row);
        json.WriteBoolean("isFinished", intake.IsFinished);
        json.WriteEndObject();
    }

    private static void WriteDecisions(Utf8JsonWriter json, IReadOnlyDictionary<Outcome, long> decisions)
    {
        json.WriteStartObject("decisions");
        foreach (var (outcome, count) in decisions)
            json.WriteNumber(ShownDecision.NameOf(outcome), count);
        json.WriteEndObject();
    }

    private static void WriteRequests(Utf8JsonWriter json, IReadOnlyDictionary<RequestState, long> requests)
    {
        json.WriteStartObject("ccrs");
        foreach (var state in Enum.GetValues<RequestState>())
            json.WriteNumber(RequestText.Word(state), requests.GetValueOrDefault(state));
        json.WriteEndObject();
    }
}
