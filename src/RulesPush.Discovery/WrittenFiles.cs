namespace RulesPush.Discovery;

/// <summary>Knows which files of a folder are whole: nobody has written to them for a while.</summary>
/// <remarks>
/// A file that is renamed into the folder keeps its old time and is taken at once. Write times alone are not believed: one
/// may lie in the future, or be set back by whoever writes.
/// </remarks>
internal sealed class WrittenFiles(TimeProvider clock)
{
    private static readonly TimeSpan _quiet = TimeSpan.FromSeconds(2);

    private Dictionary<string, Sighting> _sightings = [];

    /// <summary>Whether some of the files were not whole when they were looked at last.</summary>
    public bool HasUnfinished { get; private set; }

    /// <summary>Those of the files that are whole, the oldest first.</summary>
    public IReadOnlyList<FileInfo> FindWhole(IReadOnlyList<FileInfo> files)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        _sightings = files.Where(static f => f.Exists).ToDictionary(static f => f.Name, f => See(f, now));
        List<FileInfo> whole = [.. files
            .Where(f => _sightings.TryGetValue(f.Name, out var sighting) && now - sighting.UnchangedSince >= _quiet)
            .OrderBy(static f => f.LastWriteTimeUtc).ThenBy(static f => f.Name, StringComparer.Ordinal)];
        HasUnfinished = whole.Count < _sightings.Count;
        return whole;
    }

    private Sighting See(FileInfo file, DateTime now)
    {
        var stamp = new FileStamp(file.Length, file.LastWriteTimeUtc);
        var isKnown = _sightings.TryGetValue(file.Name, out var before);
        if (isKnown && before.Stamp == stamp)
            return before;
        var isBelieved = stamp.Written < now && (!isKnown || stamp.Written > before.Stamp.Written);
        return new Sighting(stamp, isBelieved ? stamp.Written : now);
    }

    private readonly record struct Sighting(FileStamp Stamp, DateTime UnchangedSince);
}

/// <summary>What changes when a file is written to.</summary>
internal readonly record struct FileStamp(long Length, DateTime Written);
