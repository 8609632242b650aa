using System.CommandLine;
using RulesPush.Cli.Administration;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary><c>rulespush status</c>.</summary>
internal static class StatusCommand
{
    /// <summary>Those of all commands that only read the site database.</summary>
    public const string ReadingExitCodes = """
          0  the answer is on standard output
          2  wrong usage, or there is nothing of that name or number
          4  the site database cannot be used
        """;

    public static Command Create(CommandHost host)
    {
        var database = new DatabaseOption();
        var format = new FormatOption();
        var command = new DocumentedCommand(
            "status", "Shows the sites with what they have stored and decided, their CCRs, messages that wait, and the latest intakes.")
        {
            Examples = """
                  rulespush status --database sites.db
                  rulespush status --database sites.db --format json
                """,
            ExitCodes = ReadingExitCodes,
        };
        command.Options.Add(database);
        command.Options.Add(format);
        command.SetAction(parsed =>
        {
            using var opened = database.Open(parsed);
            var figures = opened.Read(HierarchyFigures.Read);
            Answer.Write(host, format.IsJson(parsed), console => StatusText.Draw(console, figures), json => StatusJson.Write(json, figures));
            return ExitCode.Done;
        });
        return command;
    }
}
