using System.CommandLine;
using RulesPush.Cli.Deciding;
using RulesPush.Cli.Drawing;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary><c>rulespush graph</c>.</summary>
internal static class GraphCommand
{
    public static Command Create(CommandHost host, ErrorOutput error)
    {
        var rules = SharedOptions.CreateRules();
        var format = SharedOptions.Among("--format", "What is drawn: a picture, or a chart for a page in Markdown.", "svg", "mermaid");
        format.Required = true;
        var output = new Option<string?>("--output") { HelpName = "file", Description = "Where the picture is written, instead of standard output." };
        var command = new DocumentedCommand(
            "graph", "Draws the rules: sites and who reports to whom, boundaries, push on or off, criteria and who pushes by them.")
        {
            Examples = """
                  rulespush graph --rules examples/Branches --format svg --output branches.svg
                  rulespush graph --rules bin/Rules.dll --format mermaid
                """,
            ExitCodes = """
                  0  the rules were drawn
                  2  wrong usage, or a file that cannot be used
                  3  the rules do not build
                """,
        };
        command.Options.Add(rules);
        command.Options.Add(format);
        command.Options.Add(output);
        command.SetAction(parsed =>
        {
            var graph = RuleGraph.Of(host.LoadRules(parsed.GetRequiredValue(rules), error).Definition);
            var isSvg = string.Equals(parsed.GetValue(format), "svg", StringComparison.OrdinalIgnoreCase);
            Write(host, parsed.GetValue(output), isSvg ? SvgDrawing.Draw(graph) : MermaidDrawing.Draw(graph));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(CommandHost host, string? path, string text)
    {
        using var file = OutputFiles.Create(path);
        try
        {
            using var writer = DataWriter.Create(file ?? host.Output);
            writer.Write(text);
        }
        catch (IOException e) when (file is null && BrokenPipe.Is(e))
        {
            // The reader has what it wanted.
        }
    }
}
