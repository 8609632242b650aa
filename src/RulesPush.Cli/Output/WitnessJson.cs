using System.Text.Json;
using RulesPush.Model;

namespace RulesPush.Cli.Output;

/// <summary>A machine of the analysis in JSON, by the texts that a file of machines has.</summary>
internal static class WitnessJson
{
    public static void Write(Utf8JsonWriter json, string name, Resource? machine)
    {
        if (machine is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        foreach (var (property, text) in WitnessText.Properties(machine))
            json.WriteString(property, text);
        json.WriteEndObject();
    }
}
