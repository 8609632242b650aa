namespace RulesPush.Discovery;

/// <summary>A file of machines cannot be used as a whole. The message says which, and what to do.</summary>
internal sealed class DiscoveryFileException(string message) : Exception(message)
{
    /// <summary>Whether <paramref name="exception"/> is what the file system says of a file that cannot be used.</summary>
    public static bool IsOfFile(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException
            or System.Security.SecurityException;
}
