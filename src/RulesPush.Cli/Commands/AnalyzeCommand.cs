using System.CommandLine;
using RulesPush.Cli.Analyzing;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary><c>rulespush analyze</c>.</summary>
internal static class AnalyzeCommand
{
    public static Command Create(CommandHost host, ErrorOutput error)
    {
        var rules = SharedOptions.CreateRules();
        var format = SharedOptions.Among("--format", "How findings are written; table by default.", "table", "json", "sarif");
        var replay = new Option<bool>("--replay-witnesses")
        {
            Description = "Run the machine that shows a finding through the production matcher, and say whether it confirms it.",
        };
        var today = new TodayOption("The day by which excludes expire and examples hold, such as 2027-03-31, instead of the project's RulesPushToday, or else of today.");
        var command = new DocumentedCommand(
            "analyze", "Proves the rules sane, or shows where not, with a machine for each finding: what the build reports, and for a compiled pack too.")
        {
            Examples = """
                  rulespush analyze --rules examples/Branches
                  rulespush analyze --rules Rules.csproj --format sarif > findings.sarif
                  rulespush analyze --rules bin/Rules.dll --replay-witnesses --today 2027-04-01
                """,
            ExitCodes = """
                  0  no warning
                  1  warnings
                  2  wrong usage, or rules that cannot be used
                  3  the rules do not build; where that is only because of findings, they are listed all the same
                  4  errors among the findings, or a witness that the matcher refutes
                """,
        };
        command.Options.Add(rules);
        command.Options.Add(format);
        command.Options.Add(replay);
        command.Options.Add(today);
        command.SetAction(parsed => new AnalyzeRun(host, error)
        {
            Rules = parsed.GetRequiredValue(rules),
            Format = parsed.GetValue(format) is { } name ? Enum.Parse<FindingFormat>(name, ignoreCase: true) : FindingFormat.Table,
            ReplaysWitnesses = parsed.GetValue(replay),
            Today = parsed.GetValue(today),
        }.Run());
        return command;
    }
}
