using System.Text.Json;
using RulesPush.Cli.Output;
using Spectre.Console;

namespace RulesPush.Cli.Administration;

/// <summary>The DDRs that are kept aside, as a table and as JSON.</summary>
internal static class BadDdrList
{
    private const int LongestRow = 80;

    public static void Draw(IAnsiConsole console, IReadOnlyList<BadDdr> all)
    {
        var table = Answer.Table(console, ["Row", "Came", "Reason", "Text"], "DDR", "Site", "Row", "Came", "Reason", "Text");
        foreach (var bad in all)
        {
            Answer.AddRow(
                table, $"{bad.Id}", bad.Site, $"{bad.Batch}:{bad.Row}", Answer.Time(bad.Time), bad.Reason, VisibleText.Cut(bad.Raw.Text, LongestRow));
        }

        console.Write(table);
    }

    public static void Write(Utf8JsonWriter json, IReadOnlyList<BadDdr> all)
    {
        json.WriteStartArray();
        foreach (var bad in all)
        {
            json.WriteStartObject();
            json.WriteNumber("id", bad.Id);
            json.WriteString("site", bad.Site);
            json.WriteString("batch", bad.Batch);
            json.WriteNumber("row", bad.Row);
            json.WriteString("time", Answer.Time(bad.Time));
            json.WriteString("reason", bad.Reason);
            json.WriteString("format", bad.Raw.Format);
            json.WriteString("header", bad.Raw.Header);
            json.WriteString("text", bad.Raw.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
