using System.CommandLine;
using RulesPush.Cli.Covering;
using RulesPush.Cli.Deciding;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary><c>rulespush coverage</c>.</summary>
internal static class CoverageCommand
{
    public static Command Create(CommandHost host, ErrorOutput error)
    {
        var shared = new SharedOptions();
        var format = SharedOptions.Among("--format", "How it is written; table by default. csv: the suggested machines alone, as --resources takes them.", "table", "json", "csv");
        var suggest = new Option<bool>("--suggest")
        {
            Description = "Also say, for what no machine has shown, a machine that would, or that there can be none.",
        };
        var rejects = SharedOptions.CreateRejects();
        var command = new DocumentedCommand(
            "coverage", "Counts what of the rules decided anything for the machines of a file: criteria, conditions, values, boundaries, exclusion lists.")
        {
            Examples = """
                  rulespush coverage --rules examples/Branches --resources examples/Branches/machines.csv
                  rulespush coverage --rules Rules.csproj --resources machines.csv --suggest
                  rulespush coverage --rules bin/Rules.dll --resources machines.csv --format csv > wanted.csv
                """,
            ExitCodes = """
                  0  every row was counted, whatever is covered
                  1  some rows were rejected, the rest was counted
                  2  wrong usage, or a file that cannot be used
                  3  the rules do not build
                """,
        };
        shared.AddTo(command);
        command.Options.Add(format);
        command.Options.Add(suggest);
        command.Options.Add(rejects);
        command.SetAction(parsed =>
        {
            new OutputFiles(parsed.GetRequiredValue(shared.Resources), null, parsed.GetValue(rejects)).RequireDistinct();
            using var resources = shared.OpenResources(parsed, host);
            var rules = parsed.GetRequiredValue(shared.Rules);
            var asked = parsed.GetValue(format) is { } name ? Enum.Parse<CoverageFormat>(name, ignoreCase: true) : CoverageFormat.Table;
            return new CoverageRun(host, error, host.LoadRules(rules, error), rules)
            {
                Format = asked,
                Suggests = parsed.GetValue(suggest) || asked == CoverageFormat.Csv,
                Rejects = parsed.GetValue(rejects),
                Now = parsed.GetValue(shared.Now) ?? host.Clock.GetUtcNow(),
            }.Run(resources);
        });
        return command;
    }
}
