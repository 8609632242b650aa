namespace RulesPush.Cli.Deciding;

/// <summary>The files that a run writes, next to the one that it reads.</summary>
/// <param name="Resources">The file of machines, or - for standard input.</param>
/// <param name="Decisions">Takes the decisions; null: standard output.</param>
/// <param name="Rejects">Takes the rejected rows; null: standard error.</param>
internal sealed record OutputFiles(string Resources, string? Decisions, string? Rejects)
{
    /// <exception cref="CommandFailure">One file would be written over another.</exception>
    public void RequireDistinct()
    {
        if (AreSame(Decisions, Resources))
            throw new CommandFailure($"--output {Decisions} would overwrite --resources");
        if (AreSame(Rejects, Resources))
            throw new CommandFailure($"--rejects {Rejects} would overwrite --resources");
        if (AreSame(Decisions, Rejects))
            throw new CommandFailure($"--output and --rejects are the same file {Decisions}");
    }

    /// <summary>Creates a file; null where there is no path.</summary>
    /// <exception cref="CommandFailure">It cannot be written.</exception>
    public static FileStream? Create(string? path)
    {
        try
        {
            return path is null ? null : new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (Exception e) when (DiscoveryFileException.IsOfFile(e))
        {
            throw new CommandFailure($"cannot write {path}: {e.Message}");
        }
    }

    private static bool AreSame(string? left, string? right) =>
        left is not null && right is not null
        && string.Equals(
            Target(left), Target(right), OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static string Target(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        }
        catch (Exception e) when (DiscoveryFileException.IsOfFile(e))
        {
            return path;
        }
    }
}
