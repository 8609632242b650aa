using System.Buffers.Binary;

namespace RulesPush.Sites.Sqlite;

/// <summary>Looks at a file before SQLite does, which would create, recover or change it.</summary>
internal static class DatabaseFile
{
    private const int HeaderSize = 100;
    private const int VersionAt = 60;
    private const int ApplicationIdAt = 68;

    /// <summary>The version of the schema; 0 for a file that is not there, or empty.</summary>
    /// <exception cref="SiteDatabaseException">The file is none of ours, or of a newer version.</exception>
    public static int ReadVersion(string path)
    {
        if (Directory.Exists(path))
            throw new SiteDatabaseException($"{path} is a folder; name the file of the site database");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new SiteDatabaseException($"there is no folder {folder} for the site database");
        if (!File.Exists(path))
            return 0;
        Span<byte> header = stackalloc byte[HeaderSize];
        int length;
        try
        {
            // To write: SQLite would open a file for reading alone, and fail later.
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            length = file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SiteDatabaseException($"{path} cannot be written: {e.Message} Let this user write to it, or name another file");
        }

        if (length == 0)
            return 0;
        if (length < HeaderSize || !header.StartsWith("SQLite format 3\0"u8))
            throw new SiteDatabaseException($"{path} is not a SQLite database: it is damaged, or a file of something else. It was left as it is; name another file, or restore a backup");
        if (BinaryPrimitives.ReadInt32BigEndian(header[ApplicationIdAt..]) != Schema.ApplicationId)
            throw new SiteDatabaseException($"{path} is a SQLite database of another program. It was left as it is; name another file");
        var version = BinaryPrimitives.ReadInt32BigEndian(header[VersionAt..]);
        return version <= Schema.Steps.Length
            ? version
            : throw new SiteDatabaseException(
                $"{path} was written by a newer RulesPush: its schema is version {version}, and this one knows {Schema.Steps.Length}. It was left as it is; update RulesPush");
    }
}
