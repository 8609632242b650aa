using RulesPush.Model;
using RulesPush.Sites;

namespace RulesPush.Discovery;

/// <summary>The rows of one file.</summary>
/// <remarks>It holds the file open: its rows are those that it is identified by, even if another file takes the name.</remarks>
internal sealed class FileBatch : IDiscoveryBatch
{
    private readonly ResourceFile _file;
    private readonly FileStamp _stamp;
    private readonly string _site;
    private readonly RulePackDefinition _rules;
    private readonly Action<string> _warn;
    private readonly ProcessedFiles? _processed;

    private FileBatch(string path, ResourceFile file, string site, RulePackDefinition rules, Action<string> warn, ProcessedFiles? processed)
    {
        (Name, _file, _site, _rules, _warn, _processed) = (path, file, site, rules, warn, processed);
        _stamp = file.ReadStamp();
        Identity = $"{file.ComputeHash()} {path}";
    }

    public string Name { get; }

    public string Identity { get; }

    public double? Progress => _file.Length is not { } length ? null : length == 0 ? 1 : (double)_file.Position / length;

    /// <param name="path">The absolute path.</param>
    /// <param name="site">The code of the site.</param>
    /// <param name="rules">What declares the custom properties.</param>
    /// <param name="warn">Takes warnings.</param>
    /// <param name="processed">Where the file is moved in the end; null: it stays.</param>
    /// <exception cref="DiscoveryException">The file cannot be read.</exception>
    public static FileBatch Open(string path, string site, RulePackDefinition rules, Action<string> warn, ProcessedFiles? processed)
    {
        ResourceFile? file = null;
        try
        {
            file = ResourceFile.Open(path, ResourceFile.FindFormat(path), Stream.Null);
            return new FileBatch(path, file, site, rules, warn, processed);
        }
        catch (Exception e) when (e is DiscoveryFileException || DiscoveryFileException.IsOfFile(e))
        {
            file?.Dispose();
            throw new DiscoveryException(e is DiscoveryFileException ? e.Message : $"cannot read {path}: {e.Message}");
        }
    }

    public IEnumerable<DiscoveredRow> Read(long after, DateTimeOffset time)
    {
        using var reader = Start(after);
        while (ReadNext(reader) is { } row)
            yield return row.ToDiscovered(_file.Format, reader.Header, _site, time);
    }

    public void Complete(IReadOnlyList<(long Row, string Reason)> bad)
    {
        if (!IsStillThere)
            return;
        if (bad.Count == 0)
            _processed?.MoveToDone(Name);
        else
            _processed?.MoveToBad(Name, bad.Select(row => $"{_file.Name}:{row.Row}: {row.Reason}"));
    }

    public void Reject(string reason)
    {
        if (IsStillThere)
            _processed?.MoveToBad(Name, [reason]);
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Not where it was moved before a crash, nor where it was written to or replaced: then it is another batch.</summary>
    private bool IsStillThere => new FileInfo(Name) is { Exists: true } now && new FileStamp(now.Length, now.LastWriteTimeUtc) == _stamp;

    private IResourceReader Start(long after)
    {
        IResourceReader? reader = null;
        try
        {
            _file.Rewind();
            reader = _file.CreateReader(_rules, RowPurpose.Ddr, _warn);
            reader.Skip(after);
            return reader;
        }
        catch (DiscoveryFileException e)
        {
            reader?.Dispose();
            throw new DiscoveryException(e.Message);
        }
    }

    private ResourceRow? ReadNext(IResourceReader reader)
    {
        try
        {
            return reader.TryRead(out var row) ? row : null;
        }
        catch (DiscoveryFileException e)
        {
            throw new DiscoveryException($"{_file.Name}: {e.Message}");
        }
    }
}
