using System.CommandLine;
using System.Text;
using RulesPush.Cli.Output;
using RulesPush.Cli.Simulating;

namespace RulesPush.Cli.Commands;

/// <summary><c>rulespush simulate</c>.</summary>
internal static class SimulateCommand
{
    public static Command Create(CommandHost host, ErrorOutput error)
    {
        var rules = SharedOptions.CreateRules();
        rules.Required = false;
        var scenario = new Option<string>("--scenario")
        {
            Required = true,
            HelpName = "1, 2, 3 or file",
            Description = "A scenario in JSON, or one of the three built-in ones: 1 discovery and push both off at a secondary site, 2 both on, "
                + "3 discovery at the primary site and push at the secondary one.",
        };
        var command = new DocumentedCommand(
            "simulate", "Plays a scenario on a virtual clock, and prints every step, site by site, and why a machine was or was not installed.")
        {
            Examples = """
                  rulespush simulate --scenario 2
                  rulespush simulate --rules examples/Branches --scenario examples/Branches/a-week.json
                """,
            ExitCodes = """
                  0  the scenario was played
                  2  wrong usage, or the scenario cannot be read
                  3  the rules do not build
                """,
        };
        command.Options.Add(rules);
        command.Options.Add(scenario);
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(scenario);
            var builtIn = File.Exists(name) ? null : BuiltInScenarios.Find(name);
            var json = builtIn?.Json ?? ReadFile(name);
            var pack = parsed.GetValue(rules) is { } path ? host.LoadRules(path, error)
                : builtIn is { } known ? new InterpretedRulePack(known.Rules)
                : throw new CommandFailure($"--scenario {name} needs --rules, which it is played by");
            var inForce = new RulesInForce(pack);
            var read = new ScenarioReader(builtIn is null ? name : $"scenario {name}", inForce).Read(json);
            using var simulation = new Simulation(inForce, read, host.Stop);
            simulation.Play();
            using var writer = new StreamWriter(host.Output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            SimulationTree.Write(TerminalOutput.CreateConsole(writer, host.OutputTerminal), simulation, read);
            return ExitCode.Done;
        });
        return command;
    }

    private static string ReadFile(string name)
    {
        try
        {
            return File.ReadAllText(name);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandFailure($"there is no scenario {name}: name a file, or one of 1, 2 and 3");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"cannot read {name}: {e.Message}");
        }
    }
}
