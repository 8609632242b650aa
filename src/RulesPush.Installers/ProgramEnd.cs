using RulesPush.Sites;

namespace RulesPush.Installers;

/// <summary>What the exit code of an installing program means.</summary>
internal static class ProgramEnd
{
    private const int LongestText = 1000;
    private const int LongestLastLine = 200;

    /// <summary>The result of a program that ended by itself.</summary>
    public static InstallationResult Of(int exitCode, string? output)
    {
        if (exitCode == 0)
            return InstallationResult.Success(output: output);
        var (error, meaning) = Meaning(exitCode);
        return InstallationResult.Failure(error, $"{meaning} (exit code {exitCode}){LastLine(output)}", output);
    }

    /// <summary>The result of a program that did not end in time.</summary>
    public static InstallationResult TimedOut(TimeSpan timeout, string? output) =>
        InstallationResult.Failure(InstallationError.TimedOut, $"the installer did not end within {timeout}{LastLine(output)}", output);

    /// <summary>Text as one line, whatever it holds.</summary>
    public static string OneLine(string text, int longest = LongestText)
    {
        var line = string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length <= longest ? line : line[..longest] + "…";
    }

    private static (InstallationError Error, string Meaning) Meaning(int exitCode) => exitCode switch
    {
        10 => (InstallationError.Unreachable, "the machine does not answer"),
        11 => (InstallationError.NameNotFound, "the name of the machine does not resolve"),
        12 => (InstallationError.AccessDenied, "the account may not install"),
        13 => (InstallationError.BadPlatform, "the client does not run on this platform"),
        14 => (InstallationError.NoDiskSpace, "the disk is full"),
        15 => (InstallationError.AlreadyClient, "the client is installed already"),
        16 => (InstallationError.TimedOut, "the installer gave up waiting"),
        _ => (InstallationError.Other, "the installer failed"),
    };

    /// <summary>What a program says last is most often why.</summary>
    private static string LastLine(string? output) =>
        output?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [.., var last] ? $": {OneLine(last, LongestLastLine)}" : "";
}
