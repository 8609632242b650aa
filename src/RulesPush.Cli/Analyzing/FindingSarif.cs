using System.Text.Json;
using RulesPush.Model;

namespace RulesPush.Cli.Analyzing;

/// <summary>Writes findings as SARIF 2.1.0, as build servers and GitHub's code scanning take them.</summary>
internal static class FindingSarif
{
    private const string Pages = "https://github.com/rulespush/rulespush/blob/main/docs/diagnostics/";

    public static void Write(Utf8JsonWriter json, List<LocatedFinding> findings, string rules)
    {
        var forms = FindingForm.All.Select(static f => f.Value).ToList();
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, forms);
        json.WriteStartArray("results");
        foreach (var finding in findings)
            Write(json, finding, forms.IndexOf(finding.Form), rules);
        json.WriteEndArray();
        // Columns are not given; a reader wants to know how they would be counted.
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, List<FindingForm> forms)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "rulespush");
        json.WriteString("semanticVersion", typeof(IRulePack).Assembly.GetName().Version?.ToString(3));
        json.WriteString("informationUri", "https://github.com/rulespush/rulespush");
        json.WriteStartArray("rules");
        foreach (var form in forms)
        {
            json.WriteStartObject();
            json.WriteString("id", form.Id);
            WriteText(json, "shortDescription", form.Title);
            json.WriteString("helpUri", $"{Pages}{form.Id}.md");
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(form));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LocatedFinding finding, int rule, string rules)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Form.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(finding.Form));
        WriteText(json, "message", finding.Message);
        json.WriteStartArray("locations");
        WriteLocation(json, finding, rules);
        json.WriteEndArray();
        json.WriteStartObject("properties");
        FindingJson.WriteInvolved(json, finding);
        FindingJson.WriteWitness(json, finding);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>GitHub takes no result without a place: one that is not known is that of the rules as a whole.</summary>
    private static void WriteLocation(Utf8JsonWriter json, LocatedFinding finding, string rules)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", ToUri(finding.File ?? rules));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", finding.Line ?? 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", finding.Finding.Rule);
        json.WriteString("kind", "type");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string ToUri(string path) => Path.IsPathRooted(path)
        ? new Uri(path).AbsoluteUri
        : string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(FindingForm form) => form.Severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };
}
