using System.CommandLine;
using RulesPush.Cli.Deciding;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary><c>rulespush decide</c>.</summary>
internal static class DecideCommand
{
    public const string Name = "decide";

    public const string Examples = """
          rulespush decide --rules examples/Branches --resources examples/Branches/machines.csv
          rulespush decide --rules Rules.csproj --resources machines.csv --site AKR --format csv --output akron.csv
          discovery-export | rulespush decide --rules bin/Rules.dll --resources - --input-format jsonl --format jsonl --rejects bad.csv
        """;

    /// <summary>Those of <c>explain</c> too.</summary>
    public const string ExitCodes = """
          0  every row was decided
          1  some rows were rejected, the rest was decided
          2  wrong usage, or a file that cannot be used
          3  the rules do not build
        """;

    public static Command Create(CommandHost host, ErrorOutput error)
    {
        var shared = new SharedOptions();
        var site = new Option<string?>("--site") { HelpName = "code", Description = "Show only the machines of this site." };
        var format = SharedOptions.Among("--format", "How decisions are written; table by default.", "table", "jsonl", "csv");
        var output = new Option<string?>("--output") { HelpName = "file", Description = "Where decisions are written, instead of standard output." };
        var rejects = SharedOptions.CreateRejects();

        var command = new DocumentedCommand(Name, "Decides, for each machine of a file, whether its site pushes the client to it, and says why.")
        {
            Examples = Examples,
            ExitCodes = ExitCodes,
        };
        shared.AddTo(command);
        command.Options.Add(site);
        command.Options.Add(format);
        command.Options.Add(output);
        command.Options.Add(rejects);
        command.SetAction(parsed =>
        {
            var files = new OutputFiles(
                parsed.GetRequiredValue(shared.Resources), parsed.GetValue(output), parsed.GetValue(rejects));
            files.RequireDistinct();
            using var resources = shared.OpenResources(parsed, host);
            var pack = host.LoadRules(parsed.GetRequiredValue(shared.Rules), error);
            return new DecideRun(host, error, pack, parsed.GetRequiredValue(shared.Rules))
            {
                Files = files,
                Site = FindSite(pack, parsed.GetValue(site)),
                Format = parsed.GetValue(format) is { } name ? Enum.Parse<DecisionFormat>(name, ignoreCase: true) : DecisionFormat.Table,
                Now = parsed.GetValue(shared.Now) ?? host.Clock.GetUtcNow(),
            }.Run(resources);
        });
        return command;
    }

    /// <summary>The code as the rules write it.</summary>
    /// <exception cref="CommandFailure">They have no such site.</exception>
    public static string? FindSite(IRulePack pack, string? code)
    {
        if (code is null)
            return null;
        var codes = pack.Definition.Sites.Select(static s => s.Code).Order(StringComparer.Ordinal).ToList();
        return codes.Find(c => string.Equals(c, code, StringComparison.OrdinalIgnoreCase))
            ?? throw new CommandFailure($"{pack.Definition.Name} has no site {VisibleText.Quoted(code)}; its sites are {string.Join(", ", codes)}");
    }
}
