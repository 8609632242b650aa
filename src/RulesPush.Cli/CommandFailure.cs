namespace RulesPush.Cli;

/// <summary>Ends the command with a message that its user can act on.</summary>
internal sealed class CommandFailure(string message, int exitCode = ExitCode.Unusable) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
