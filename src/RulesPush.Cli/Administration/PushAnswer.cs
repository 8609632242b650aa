using System.Text.Json;
using RulesPush.Cli.Output;
using Spectre.Console;

namespace RulesPush.Cli.Administration;

/// <summary>What became of the machines that the wizard was asked for, as a table and as JSON.</summary>
internal static class PushAnswer
{
    public static void Write(CommandHost host, bool isJson, string site, IReadOnlyList<PushedMachine> pushed) =>
        Answer.Write(host, isJson, console => Draw(console, pushed), json => Write(json, site, pushed));

    private static void Draw(IAnsiConsole console, IReadOnlyList<PushedMachine> pushed)
    {
        var table = Answer.Table(console, ["Machine", "Result"], "Machine", "Result");
        foreach (var machine in pushed)
            Answer.AddRow(table, machine.Machine, machine.Request is { } request ? $"{machine.Outcome} CCR {request}" : $"{machine.Outcome}: {machine.Why}");
        console.Write(table);
    }

    private static void Write(Utf8JsonWriter json, string site, IReadOnlyList<PushedMachine> pushed)
    {
        json.WriteStartArray();
        foreach (var machine in pushed)
        {
            json.WriteStartObject();
            json.WriteString("machine", machine.Machine);
            json.WriteString("site", site);
            json.WriteString("result", machine.Outcome);
            json.WritePropertyName("ccr");
            if (machine.Request is { } request)
                json.WriteNumberValue(request);
            else
                json.WriteNullValue();
            json.WriteString("why", machine.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
