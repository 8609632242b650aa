using RulesPush.Model;
using RulesPush.Sites;

namespace RulesPush.Discovery;

/// <summary>A discovery source that is a folder: every CSV or JSONL file that is put into it is a batch.</summary>
/// <remarks>
/// A file that was taken in is moved to the subfolder <c>done</c>; one with bad rows to <c>bad</c>, with a file of the
/// reasons beside it. Hidden files, *.tmp and *.part are ignored, so that a writer may rename its file when it is whole;
/// any other file is taken only when it has not changed for two seconds.
/// </remarks>
public sealed class FolderDiscovery : IDiscoverySource
{
    private readonly string _path;
    private readonly RulePackDefinition _rules;
    private readonly Action<string> _warn;
    private readonly WrittenFiles _written;
    private readonly ProcessedFiles _processed;
    private readonly HashSet<string> _warned = [];

    /// <summary>Attaches the folder to a site.</summary>
    /// <param name="site">The code of the site.</param>
    /// <param name="path">The folder.</param>
    /// <param name="rules">What declares the custom properties.</param>
    /// <param name="warn">Takes warnings, a line each.</param>
    /// <param name="clock">The time, to know files that are still being written.</param>
    /// <exception cref="DiscoveryException">There is no such folder.</exception>
    public FolderDiscovery(string site, string path, RulePackDefinition rules, Action<string> warn, TimeProvider clock)
    {
        (Site, Name, _path, _rules, _warn) = (site, path, Path.GetFullPath(path), rules, warn);
        if (!Directory.Exists(path))
            throw new DiscoveryException($"there is no folder {path}");
        _written = new WrittenFiles(clock);
        _processed = new ProcessedFiles(_path, WarnOnce);
    }

    /// <inheritdoc/>
    public string Site { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsWatched => true;

    /// <summary>Whether there was a file, when the folder was looked at last, that may still be being written.</summary>
    public bool IsBeingWritten => _written.HasUnfinished;

    /// <inheritdoc/>
    /// <remarks>
    /// Each batch holds its file open until it is disposed, and is opened only when it is asked for. A file or folder
    /// that cannot be read now is warned of once, and tried again next time.
    /// </remarks>
    public IEnumerable<IDiscoveryBatch> FindBatches() => FindFiles().Select(TryOpen).OfType<IDiscoveryBatch>();

    private IReadOnlyList<FileInfo> FindFiles()
    {
        try
        {
            var files = new DirectoryInfo(_path).GetFiles().Where(static f => !IsIgnored(f.Name)).ToList();
            foreach (var other in files.Where(static f => ResourceFile.FindFormat(f.Name) is null))
                WarnOnce($"{other.FullName} is neither .csv nor .jsonl; it is left alone");
            return _written.FindWhole([.. files.Where(static f => ResourceFile.FindFormat(f.Name) is not null)]);
        }
        catch (Exception e) when (DiscoveryFileException.IsOfFile(e))
        {
            WarnOnce($"cannot look for machines in {Name}: {e.Message}");
            return [];
        }
    }

    private FileBatch? TryOpen(FileInfo file)
    {
        try
        {
            return FileBatch.Open(file.FullName, Site, _rules, _warn, _processed);
        }
        catch (DiscoveryException e)
        {
            WarnOnce(e.Message);
            return null;
        }
    }

    private static bool IsIgnored(string name) =>
        name.StartsWith('.') || Path.GetExtension(name).ToUpperInvariant() is ".TMP" or ".PART";

    private void WarnOnce(string warning)
    {
        if (_warned.Add(warning))
            _warn(warning);
    }
}
