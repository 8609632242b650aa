using System.CommandLine;
using RulesPush.Cli.Administration;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary><c>rulespush push</c>: the Client Push Installation Wizard.</summary>
internal static class PushCommand
{
    /// <summary>Those of <c>ddr replay</c> too.</summary>
    public const string ExitCodes = """
          0  everything was done
          1  some could not be done, each with its reason; the rest was done
          2  wrong usage, or a file that cannot be used
          3  the rules do not build
          4  the site database cannot be used
        """;

    public static Command Create(CommandHost host, ErrorOutput error)
    {
        var rules = SharedOptions.CreateRules();
        var database = new DatabaseOption();
        var site = new Option<string>("--site") { Required = true, HelpName = "code", Description = "The site whose CCRs they become, of the resources that it knows." };
        var name = new Option<string[]>("--name") { HelpName = "name", Description = "A machine by its Name or NetBIOS name, ignoring case; may be given several times." };
        var file = new Option<string?>("--file") { HelpName = "file", Description = "A file with a name a line; # starts a comment. Or .csv or .jsonl, as decide takes it." };
        var criteria = new Option<string?>("--criteria") { HelpName = "class", Description = "Every resource that certainly matches these push criteria." };
        var unassigned = new Option<bool>("--include-unassigned") { Description = "Push also to machines that are not assigned to the site." };
        var controllers = new Option<bool>("--include-domain-controllers") { Description = "Push also to domain controllers." };
        var always = new Option<bool>("--always-install") { Description = "Push also to machines that are clients: to repair or upgrade them." };
        var format = new FormatOption();
        var command = new DocumentedCommand(
            "push", "Creates CCRs for chosen machines, once, whatever the push criteria say: the Client Push Installation Wizard.")
        {
            Examples = """
                  rulespush push --rules Rules --database sites.db --site NYC --name NYC-SRV-0033 --name NYC-SRV-0034
                  rulespush push --rules Rules --database sites.db --site AKR --file machines.txt --always-install
                  rulespush push --rules Rules --database sites.db --site NYC --criteria Pilots --include-unassigned
                """,
            ExitCodes = ExitCodes,
        };
        foreach (var option in new Option[] { rules, database, site, name, file, criteria, unassigned, controllers, always, format })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var choice = new MachineChoice(parsed.GetValue(name) ?? [], parsed.GetValue(file), parsed.GetValue(criteria));
            choice.RequireOne();
            using var opened = database.Open(parsed);
            var pack = host.LoadRules(parsed.GetRequiredValue(rules), error);
            var run = new PushRun(host, error, pack, opened)
            {
                Site = DecideCommand.FindSite(pack, parsed.GetRequiredValue(site))!,
                Options = new WizardOptions(parsed.GetValue(controllers), !parsed.GetValue(unassigned), parsed.GetValue(always)),
            };
            return run.Run(choice, format.IsJson(parsed));
        });
        return command;
    }
}
