using System.CommandLine;
using RulesPush.Model;

namespace RulesPush.Cli.Commands;

/// <summary>The options that both subcommands take.</summary>
internal sealed class SharedOptions
{
    public Option<string> Rules { get; } = CreateRules();

    public Option<string> Resources { get; } = CreateResources();

    public Option<string?> InputFormat { get; } = Among("--input-format", "How --resources is written, where its name does not say.", "csv", "jsonl");

    public Option<DateTimeOffset?> Now { get; } = new("--now")
    {
        HelpName = "time",
        Description = "Decide as of this time (ISO 8601; without an offset UTC) instead of now.",
        CustomParser = static result =>
        {
            if (PropertyText.TryParseTime(result.Tokens[0].Value, out var time))
                return time;
            result.AddError($"--now {VisibleText.Quoted(result.Tokens[0].Value)} is not a time such as 2027-03-31T18:00:00Z");
            return null;
        },
    };

    /// <summary>The rules, which every command that decides takes.</summary>
    public static Option<string> CreateRules() => new("--rules")
    {
        Required = true,
        HelpName = "folder, .csproj or .dll",
        Description = "The rules project, which is built, or the assembly that it was built into.",
    };

    /// <summary>The machines of a file.</summary>
    public static Option<string> CreateResources(bool isRequired = true) => new("--resources")
    {
        Required = isRequired,
        HelpName = ".csv, .jsonl or -",
        Description = "The discovered machines; - reads standard input. The columns are the properties of a DDR, "
            + "several values of one are separated by semicolons; an empty value is unknown, [] is a list known to be empty.",
    };

    /// <summary>Where rejected rows go.</summary>
    public static Option<string?> CreateRejects() => new("--rejects")
    {
        HelpName = "file",
        Description = "Where rejected rows are written, as CSV with line, reason and row, instead of standard error.",
    };

    /// <summary>An option that takes one of a few words, ignoring case.</summary>
    public static Option<string?> Among(string name, string description, params string[] words)
    {
        var option = new Option<string?>(name) { HelpName = string.Join('|', words), Description = description };
        return option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, words);
    }

    public void AddTo(Command command)
    {
        command.Options.Add(Rules);
        command.Options.Add(Resources);
        command.Options.Add(InputFormat);
        command.Options.Add(Now);
    }

    public ResourceFile OpenResources(ParseResult parsed, CommandHost host) =>
        OpenResources(parsed.GetRequiredValue(Resources), parsed.GetValue(InputFormat), host);

    public static ResourceFile OpenResources(string path, string? format, CommandHost host) => ResourceFile.Open(
        path, format is null ? null : Enum.Parse<ResourceFormat>(format, ignoreCase: true), host.Input);
}
