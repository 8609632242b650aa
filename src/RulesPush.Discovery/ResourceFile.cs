using System.Security.Cryptography;
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

        var known = format ?? FindFormat(path)
            ?? throw new DiscoveryFileException($"{path} is neither .csv nor .jsonl; say which by --input-format");
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

    /// <summary>How machines are written, as a row that is kept says it.</summary>
    public string Format => _format.ToString().ToLowerInvariant();

    /// <summary>Starts to read machines.</summary>
    /// <exception cref="DiscoveryFileException">The file is empty, or has no usable header.</exception>
    public IResourceReader CreateReader(RulePackDefinition rules, RowPurpose purpose, Action<string> warn) =>
        CreateReader(_format, Name, _stream, rules, purpose, warn);

    /// <summary>Starts to read machines of a format; <paramref name="name"/> is what messages call them.</summary>
    /// <exception cref="DiscoveryFileException">There are none, or no usable header.</exception>
    public static IResourceReader CreateReader(
        ResourceFormat format, string name, Stream stream, RulePackDefinition rules, RowPurpose purpose, Action<string> warn) => format switch
        {
            ResourceFormat.Csv => new CsvResourceReader(name, stream, rules, purpose, warn),
            _ => new JsonlResourceReader(name, stream, rules, purpose, warn),
        };

    /// <summary>Goes back to the first byte.</summary>
    public void Rewind() => _stream.Position = 0;

    /// <summary>The SHA-256 of the content.</summary>
    public string ComputeHash() => Convert.ToHexStringLower(SHA256.HashData(_stream));

    /// <summary>Tells whether the file was written to since.</summary>
    public FileStamp ReadStamp() => new(_stream.Length, File.GetLastWriteTimeUtc(((FileStream)_stream).SafeFileHandle));

    public void Dispose() => _stream.Dispose();

    /// <summary>The format that the name says; null where it says none.</summary>
    public static ResourceFormat? FindFormat(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" => ResourceFormat.Csv,
        ".JSONL" => ResourceFormat.Jsonl,
        _ => null,
    };
}
