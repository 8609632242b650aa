namespace RulesPush.Cli;

/// <summary>Ends the command with a message that its user can act on.</summary>
internal sealed class CommandFailure(string message, int exitCode = ExitCode.Unusable) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>Whether <paramref name="exception"/> is what the file system says of a file that cannot be used.</summary>
    public static bool IsOfFile(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException
            or System.Security.SecurityException;
}
