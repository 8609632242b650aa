using RulesPush.Model;
using RulesPush.Sites;

namespace RulesPush.Discovery;

/// <summary>A discovery source that is one CSV or JSONL file, read once.</summary>
public sealed class FileDiscovery : IDiscoverySource
{
    private readonly string _path;
    private readonly RulePackDefinition _rules;
    private readonly Action<string> _warn;

    /// <summary>Attaches the file to a site.</summary>
    /// <param name="site">The code of the site.</param>
    /// <param name="path">The file; its name ends in .csv or .jsonl.</param>
    /// <param name="rules">What declares the custom properties.</param>
    /// <param name="warn">Takes warnings, a line each.</param>
    /// <exception cref="DiscoveryException">There is no such file, or its format is not known.</exception>
    public FileDiscovery(string site, string path, RulePackDefinition rules, Action<string> warn)
    {
        (Site, Name, _path, _rules, _warn) = (site, path, Path.GetFullPath(path), rules, warn);
        if (Directory.Exists(path))
            throw new DiscoveryException($"{path} is a folder, not a file of machines");
        if (!File.Exists(path))
            throw new DiscoveryException($"there is no file {path}");
        if (ResourceFile.FindFormat(path) is null)
            throw new DiscoveryException($"{path} is neither .csv nor .jsonl");
    }

    /// <inheritdoc/>
    public string Site { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsWatched => false;

    /// <inheritdoc/>
    /// <exception cref="DiscoveryException">The file cannot be read.</exception>
    public IEnumerable<IDiscoveryBatch> FindBatches()
    {
        yield return FileBatch.Open(_path, Site, _rules, _warn, processed: null);
    }
}
