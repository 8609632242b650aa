using System.CommandLine;
using RulesPush.Cli.Comparing;
using RulesPush.Cli.Deciding;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Commands;

/// <summary><c>rulespush diff</c>.</summary>
internal static class DiffCommand
{
    public static Command Create(CommandHost host, ErrorOutput error)
    {
        var (old, @new) = (CreateRules("--old", "The rules as they were"), CreateRules("--new", "The rules as they will be"));
        var resources = SharedOptions.CreateResources(isRequired: false);
        var inputFormat = SharedOptions.Among("--input-format", "How --resources is written, where its name does not say.", "csv", "jsonl");
        var rejects = SharedOptions.CreateRejects();
        var database = new DatabaseOption { Required = false };
        var format = SharedOptions.Among("--format", "How the comparison is written; table by default, markdown for a comment on a pull request.", "table", "json", "markdown");
        var today = new TodayOption("The day by which excludes expire and machines were seen, such as 2027-03-31, instead of today.");
        var command = new DocumentedCommand(
            "diff", "Compares two versions of rules: what they push to, proved for all machines that there could be, and which decisions on an inventory change.")
        {
            Examples = """
                  rulespush diff --old bin/old/Rules.dll --new Rules.csproj
                  rulespush diff --old ../before/Rules --new Rules --resources machines.csv --format markdown > comment.md
                  rulespush diff --old bin/old/Rules.dll --new Rules --database sites.db --format json
                """,
            ExitCodes = """
                  0  equivalent, and no decision on the inventory changes
                  1  something differs, or is not proved, or rows of the inventory were rejected
                  2  wrong usage, or a file that cannot be used
                  3  the rules do not build
                  4  a machine that shows a difference is refuted by a matcher; or the site database cannot be used
                """,
        };
        foreach (var option in new Option[] { old, @new, resources, inputFormat, rejects, database, format, today })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var (file, stored) = (parsed.GetValue(resources), parsed.GetValue(database));
            if (file is not null && stored is not null)
                throw new CommandFailure("the inventory is one: --resources or --database");
            if (file is null && (parsed.GetValue(rejects) ?? parsed.GetValue(inputFormat)) is not null)
                throw new CommandFailure("--input-format and --rejects belong to --resources");
            Func<ResourceFile>? open = file is null ? null : () => SharedOptions.OpenResources(file, parsed.GetValue(inputFormat), host);
            if (file is not null)
            {
                new OutputFiles(file, null, parsed.GetValue(rejects)).RequireDistinct();
                // What cannot be opened is said before anything is built. Standard input is not to be closed for that.
                var opened = open!();
                if (file != ResourceFile.StandardInput)
                    opened.Dispose();
            }

            return new DiffRun(host, error)
            {
                Old = parsed.GetRequiredValue(old),
                New = parsed.GetRequiredValue(@new),
                Resources = open,
                IsRepeatable = file != ResourceFile.StandardInput,
                Rejects = parsed.GetValue(rejects),
                Database = stored,
                Format = parsed.GetValue(format) is { } name ? Enum.Parse<DiffFormat>(name, ignoreCase: true) : DiffFormat.Table,
                Today = parsed.GetValue(today),
            }.Run();
        });
        return command;
    }

    private static Option<string> CreateRules(string name, string what) => new(name)
    {
        Required = true,
        HelpName = "folder, .csproj or .dll",
        Description = $"{what}: a project, which is built, or the assembly that it was built into.",
    };
}
