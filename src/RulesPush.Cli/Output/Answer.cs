using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RulesPush.Cli.Output;

/// <summary>An answer on standard output: tables and trees for a person, or one JSON document for a program.</summary>
/// <remarks>In JSON a text is as it was discovered, escaped as JSON demands; for a person it is made visible.</remarks>
internal static class Answer
{
    /// <summary>Writes the answer in the format that is asked for.</summary>
    public static void Write(CommandHost host, bool isJson, Action<IAnsiConsole> draw, Action<Utf8JsonWriter> write)
    {
        try
        {
            if (isJson)
                WriteJson(host.Output, write);
            else
                Draw(host, draw);
        }
        catch (IOException e) when (BrokenPipe.Is(e))
        {
            // The reader has what it wanted, as head has.
        }
    }

    /// <summary>A table as wide as its contents. On a terminal that is narrower, only those columns wrap that may.</summary>
    public static Table Table(IAnsiConsole console, IReadOnlyList<string> mayWrap, params IEnumerable<string> columns)
    {
        var table = new Table { Border = console.Profile.Out.IsTerminal ? TableBorder.Rounded : TableBorder.Ascii };
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Text(column)) { NoWrap = !mayWrap.Contains(column) });
        return table;
    }

    /// <summary>A row of visible texts.</summary>
    public static void AddRow(Table table, params IEnumerable<string?> cells) =>
        table.AddRow([.. cells.Select(static cell => (IRenderable)Line(cell ?? ""))]);

    /// <summary>Text from anywhere, on one line that shows what it holds.</summary>
    public static Text Line(string text) => new(VisibleText.Of(text));

    /// <summary>A line that is not wrapped where it goes to a file or a program.</summary>
    public static void WriteLine(IAnsiConsole console, string text)
    {
        if (console.Profile.Out.IsTerminal)
            console.WriteLine(VisibleText.Of(text));
        else
            console.Profile.Out.Writer.Write(VisibleText.Of(text) + "\n");
    }

    public static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    public static string? Time(DateTimeOffset? time) => time is { } known ? Time(known) : null;

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static void WriteJson(Stream stream, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(stream, JsonlWriter.Options with { Indented = true, NewLine = "\n" }))
            write(json);
        stream.Write("\n"u8);
        stream.Flush();
    }

    private static void Draw(CommandHost host, Action<IAnsiConsole> draw)
    {
        // Not disposed: the stream is not the writer's to close.
        var writer = DataWriter.Create(host.Output);
        draw(TerminalOutput.CreateConsole(writer, host.OutputTerminal));
        writer.Flush();
    }
}
