using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RulesPush.Sites.Sqlite;

/// <summary>Copies what was committed from the log into the database, on a thread of its own, while the next transaction goes on.</summary>
/// <remarks>
/// SQLite would do so in the commit that fills a thousand pages, which then takes nearly twice as long. A log that grows
/// while it is copied never begins anew: where it has become long, the thread that commits copies the rest itself.
/// </remarks>
/// <param name="database">The connection that commits.</param>
/// <param name="path">The file.</param>
internal sealed class Checkpoints(sqlite3 database, string path) : IDisposable
{
    /// <summary>So many bytes are worth it: a thousand of the pages that SQLite has by itself.</summary>
    private const long Fewest = 4L * 1024 * 1024;

    private const long LongestLog = 64L * 1024 * 1024;

    // Whatever becomes of the current folder meanwhile.
    private readonly string _path = Path.GetFullPath(path);
    private sqlite3? _own;
    private Task _copying = Task.CompletedTask;

    private long? _pageSize;

    /// <summary>The bytes that were written since the last copy began; at first what others have left in the log.</summary>
    private long _written = LengthOf(new FileInfo($"{path}-wal"));

    /// <summary>The bytes that were written since the thread that commits has copied.</summary>
    private long _writtenSinceOwn;

    /// <summary>Copies if there is enough.</summary>
    public void Committed()
    {
        _ = raw.sqlite3_db_status(database, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 1);
        var written = pages * (_pageSize ??= PageSize());
        (_written, _writtenSinceOwn) = (_written + written, _writtenSinceOwn + written);
        if (_writtenSinceOwn >= LongestLog)
        {
            _copying.Wait();
            Copy(database);
            (_written, _writtenSinceOwn) = (0, 0);
        }
        else if (_written >= Fewest && _copying.IsCompleted)
        {
            _written = 0;
            _copying = Task.Run(CopyAside);
        }
    }

    public void Dispose()
    {
        _copying.Wait();
        _own?.Dispose();
    }

    private void CopyAside()
    {
        try
        {
            Copy(_own ??= Open());
        }
        catch (SqliteException)
        {
            // No second connection: once the log is long, the first one copies it.
        }
    }

    /// <summary>As where SQLite does it: one that fails, or that another process is in the way of, is left to the next; nothing is lost.</summary>
    private static void Copy(sqlite3 connection) => _ = raw.sqlite3_wal_checkpoint_v2(connection, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);

    private static long LengthOf(FileInfo log) => log.Exists ? log.Length : 0;

    private long PageSize()
    {
        using var statement = new SqlStatement(database, "PRAGMA page_size");
        return statement.Number()!.Value;
    }

    private sqlite3 Open()
    {
        var connection = SqliteConnections.OpenExisting(_path);
        try
        {
            // Only who has read knows that there is a log.
            using var read = new SqlStatement(connection, "SELECT count(*) FROM sqlite_schema");
            _ = read.Number();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
