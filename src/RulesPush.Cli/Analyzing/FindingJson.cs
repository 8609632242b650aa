using System.Text.Json;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Analyzing;

/// <summary>Writes findings as one JSON array, for other tools.</summary>
internal static class FindingJson
{
    public static void Write(Utf8JsonWriter json, IEnumerable<LocatedFinding> findings)
    {
        json.WriteStartArray();
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("id", finding.Form.Id);
            json.WriteString("severity", finding.Severity);
            WriteInvolved(json, finding);
            json.WriteString("message", finding.Message);
            WriteWitness(json, finding);
            json.WriteString("file", finding.File);
            if (finding.Line is { } line)
                json.WriteNumber("line", line);
            else
                json.WriteNull("line");
            if (finding.Replay is { } verdict)
                json.WriteString("replay", JsonNamingPolicy.CamelCase.ConvertName(verdict.ToString()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The guilty class, and the others.</summary>
    internal static void WriteInvolved(Utf8JsonWriter json, LocatedFinding finding)
    {
        json.WriteString("rule", finding.Finding.Rule);
        json.WriteStartArray("with");
        foreach (var other in finding.Finding.With)
            json.WriteStringValue(other);
        json.WriteEndArray();
    }

    /// <summary>The machine that shows it, by the texts that a file of machines has.</summary>
    internal static void WriteWitness(Utf8JsonWriter json, LocatedFinding finding)
    {
        WitnessJson.Write(json, "witness", finding.Finding.Witness);
        if (finding.Finding.Since is { } since)
            json.WriteString("since", since.ToString());
    }
}
