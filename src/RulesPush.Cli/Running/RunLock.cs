namespace RulesPush.Cli.Running;

/// <summary>One run at a time works on a database: two would call installers for the same requests.</summary>
internal static class RunLock
{
    /// <summary>Takes the lock, which ends with the process at the latest.</summary>
    /// <exception cref="SiteDatabaseException">Another run has it.</exception>
    public static IDisposable Take(string database)
    {
        var path = database + ".lock";
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new SiteDatabaseException($"another rulespush run works on {database}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SiteDatabaseException($"cannot make {path}, which keeps a second run away: {e.Message}");
        }
    }
}
