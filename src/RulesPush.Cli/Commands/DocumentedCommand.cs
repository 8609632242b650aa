using System.CommandLine;

namespace RulesPush.Cli.Commands;

/// <summary>A command whose help has examples and exit codes of its own.</summary>
internal sealed class DocumentedCommand(string name, string description) : Command(name, description)
{
    /// <summary>Lines of examples, each indented by two.</summary>
    public required string Examples { get; init; }

    /// <summary>The exit codes, a line each, indented by two.</summary>
    public required string ExitCodes { get; init; }
}
