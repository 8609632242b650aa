using RulesPush.Model;

namespace RulesPush.Discovery;

/// <summary>The formats that machines come in.</summary>
internal enum ResourceFormat
{
    Csv,
    Jsonl,
}

/// <summary>A file of machines, or standard input, opened.</summary>
internal sealed class ResourceFile : IDisposable
{
    /// <summary>What <c>--resources</c> calls standard input.</summary>
    public const string StandardInput = "-";

    private readonly Stream _stream;
    private readonly ResourceFormat _format;

    private ResourceFile(string name, Stream stream, ResourceFormat format) => (Name, _stream, _format) = (name, stream, format);

    /// <summary>The file without its folder, for messages.</summary>
    public string Name { get; }

    /// <summary>How many bytes there are; null where that is not known.</summary>
    public long? Length => _stream.CanSeek ? _stream.Length : null;

    /// <summary>How many of them were read.</summary>
    public long Position => _stream.CanSeek ? _stream.Position : 0;

    /// <summary>Opens the file, without reading from it.</summary>
    /// <exception cref="DiscoveryFileException">It is missing or unreadable, or its format is not known.</exception>
    public static ResourceFile Open(string path, ResourceFormat? format, Stream standardInput)
    {
        if (path == StandardInput)
        {
            return new ResourceFile("stdin", standardInput, format
                ?? throw new DiscoveryFileException("--resources - needs --input-format csv or --input-format jsonl"));
        }

        var known = format ?? FormatOf(path);
        if (Directory.Exists(path))
            throw new DiscoveryFileException($"{path} is a folder; --resources takes a file of machines");
        try
        {
            // A shared read: another program may still be writing to the file.
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return new ResourceFile(Path.GetFileName(path), stream, known);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DiscoveryFileException($"there is no file {path}");
        }
        catch (Exception e) when (DiscoveryFileException.IsOfFile(e))
        {
            throw new DiscoveryFileException($"cannot read {path}: {e.Message}");
        }
    }

    /// <summary>Starts to read machines.</summary>
    /// <exception cref="DiscoveryFileException">The file is empty, or has no usable header.</exception>
    public IResourceReader CreateReader(RulePackDefinition rules, Action<string> warn) => _format switch
    {
        ResourceFormat.Csv => new CsvResourceReader(Name, _stream, rules, warn),
        _ => new JsonlResourceReader(Name, _stream, rules, warn),
    };

    public void Dispose() => _stream.Dispose();

    private static ResourceFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" => ResourceFormat.Csv,
        ".JSONL" => ResourceFormat.Jsonl,
        _ => throw new DiscoveryFileException($"{path} is neither .csv nor .jsonl; say which by --input-format"),
    };
}
