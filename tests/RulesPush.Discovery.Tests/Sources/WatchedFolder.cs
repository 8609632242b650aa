using Microsoft.Extensions.Time.Testing;
using RulesPush.Cli.Tests;
using RulesPush.Sites;

namespace RulesPush.Discovery.Tests.Sources;

/// <summary>A folder that a site discovers by, and a clock that stands still; gone with the test.</summary>
internal sealed class WatchedFolder : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public string Path { get; } = Directory.CreateTempSubdirectory("rulespush-").FullName;

    public FakeTimeProvider Clock { get; } = new(Now);

    public List<string> Warnings { get; } = [];

    /// <summary>Attaches the folder to a site, as at the start of the program.</summary>
    public FolderDiscovery Attach() => new("NYC", Path, new TestRules().Definition, Warnings.Add, Clock);

    /// <summary>Attaches one of its files to a site.</summary>
    public FileDiscovery AttachFile(string name) => new("NYC", In(name), new TestRules().Definition, Warnings.Add);

    /// <summary>Writes a file that was last changed <paramref name="age"/> seconds ago.</summary>
    public string Write(string name, string text, double age = 60)
    {
        var path = In(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, Clock.GetUtcNow().UtcDateTime.AddSeconds(-age));
        return path;
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public string Read(string name) => File.ReadAllText(In(name));

    /// <summary>All its files, with their subfolders.</summary>
    public string[] Files => [.. Directory.GetFiles(Path, "*", SearchOption.AllDirectories)
        .Select(f => System.IO.Path.GetRelativePath(Path, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>The names of the files of the batches that are there now.</summary>
    public static string[] NamesIn(IDiscoverySource source) => [.. source.FindBatches().Select(static batch =>
    {
        using (batch)
            return System.IO.Path.GetFileName(batch.Name);
    })];

    /// <summary>Reads a batch, and completes it with the rows that could not be read.</summary>
    public static void TakeIn(IDiscoverySource source)
    {
        foreach (var batch in source.FindBatches())
        {
            using (batch)
                batch.Complete([.. batch.Read(0, Now).Where(static r => r.Ddr is null).Select(static r => (r.Number, r.Rejection!))]);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
