using System.CommandLine;

namespace RulesPush.Cli.Commands;

/// <summary>How an answer is written: for a person, or as one JSON document.</summary>
internal sealed class FormatOption : Option<string?>
{
    private const string Json = "json";

    public FormatOption()
        : base("--format")
    {
        const string Table = "table";
        HelpName = $"{Table}|{Json}";
        Description = $"How the answer is written; {Table} by default.";
        this.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, Table, Json);
    }

    public bool IsJson(ParseResult parsed) => string.Equals(parsed.GetValue(this), Json, StringComparison.OrdinalIgnoreCase);
}
