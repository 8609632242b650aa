using System.CommandLine;
using RulesPush.Cli.Deciding;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary><c>rulespush explain</c>.</summary>
internal static class ExplainCommand
{
    public const string Name = "explain";

    public const string Examples = """
          rulespush explain --rules examples/Branches --resources examples/Branches/machines.csv --name AKR-PC-017
          rulespush explain --rules bin/Rules.dll --resources machines.jsonl --name akr-pc-017 --format json
        """;

    public static Command Create(CommandHost host, ErrorOutput error)
    {
        var shared = new SharedOptions();
        var name = new Option<string>("--name") { Required = true, HelpName = "name", Description = "The Name of the machine, ignoring case." };
        var format = SharedOptions.Among("--format", "How the explanation is written; tree by default.", "tree", "json");

        var command = new DocumentedCommand(Name, "Explains the decision for a machine: each check and condition, its value, true, false or unknown.")
        {
            Examples = Examples,
            ExitCodes = DecideCommand.ExitCodes,
        };
        shared.AddTo(command);
        command.Options.Add(name);
        command.Options.Add(format);
        command.SetAction(parsed =>
        {
            using var resources = shared.OpenResources(parsed, host);
            var pack = host.LoadRules(parsed.GetRequiredValue(shared.Rules), error);
            return new ExplainRun(host, error, pack, parsed.GetRequiredValue(shared.Rules))
            {
                Name = parsed.GetRequiredValue(name).Trim(),
                IsJson = string.Equals(parsed.GetValue(format), "json", StringComparison.OrdinalIgnoreCase),
                Now = parsed.GetValue(shared.Now) ?? host.Clock.GetUtcNow(),
            }.Run(resources);
        });
        return command;
    }
}
