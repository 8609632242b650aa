using System.CommandLine;
using RulesPush.Cli.Administration;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary><c>rulespush machine</c>.</summary>
internal static class MachineCommand
{
    public static Command Create(CommandHost host)
    {
        var name = new Argument<string>("name") { Description = "The Name or NetBIOS name of the machine, ignoring case." };
        var database = new DatabaseOption();
        var format = new FormatOption();
        var command = new DocumentedCommand(
            "machine", "Tells the life of a machine: what is stored and who said it, each site's decision, what happened, its CCRs.")
        {
            Examples = """
                  rulespush machine AKR-PC-017 --database sites.db
                  rulespush machine akr-pc-017 --database sites.db --format json
                """,
            ExitCodes = StatusCommand.ReadingExitCodes,
        };
        command.Arguments.Add(name);
        command.Options.Add(database);
        command.Options.Add(format);
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetRequiredValue(name).Trim();
            using var opened = database.Open(parsed);
            var machines = opened.Read(transaction => MachineLife.Find(transaction, wanted));
            if (machines.Count == 0)
            {
                throw new CommandFailure(
                    $"no site has stored a machine {VisibleText.Quoted(wanted)}; it is looked for by its whole Name or NetBIOS name. "
                    + "It may not have been discovered, or be kept aside (rulespush ddr list)");
            }

            Answer.Write(host, format.IsJson(parsed), console => MachineText.Draw(console, machines), json => MachineJson.Write(json, machines));
            return ExitCode.Done;
        });
        return command;
    }
}
