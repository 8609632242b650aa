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
    /// <summary>So many pages are worth it, as SQLite thinks too.</summary>
    private const int FewestPages = 1_000;

    /// <summary>64 MB.</summary>
    private const int LongestLog = 16_384;

    private const int PageSize = 4_096;

    // Whatever becomes of the current folder meanwhile.
    private readonly string _path = Path.GetFullPath(path);
    private SqliteConnection? _own;
    private Task _copying = Task.CompletedTask;

    /// <summary>The pages that were written since the last copy began; at first what others have left in the log.</summary>
    private int _pages = PagesOf(new FileInfo($"{path}-wal"));

    /// <summary>The pages that were written since the thread that commits has copied.</summary>
    private int _pagesSinceOwn;

    /// <summary>Copies if there is enough.</summary>
    public void Committed()
    {
        _ = raw.sqlite3_db_status(database, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var written, out _, resetFlg: 1);
        (_pages, _pagesSinceOwn) = (_pages + written, _pagesSinceOwn + written);
        if (_pagesSinceOwn >= LongestLog)
        {
            _copying.Wait();
            Copy(database);
            (_pages, _pagesSinceOwn) = (0, 0);
        }
        else if (_pages >= FewestPages && _copying.IsCompleted)
        {
            _pages = 0;
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
            Copy((_own ??= Open()).Handle!);
        }
        catch (SqliteException)
        {
            // No second connection: once the log is long, the first one copies it.
        }
    }

    /// <summary>As where SQLite does it: one that fails, or that another process is in the way of, is left to the next; nothing is lost.</summary>
    private static void Copy(sqlite3 connection) => _ = raw.sqlite3_wal_checkpoint_v2(connection, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);

    private static int PagesOf(FileInfo log) => log.Exists ? (int)Math.Min(log.Length / PageSize, LongestLog) : 0;

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        try
        {
            connection.Open();
            // Only who has read knows that there is a log.
            using var read = new SqlStatement(connection.Handle!, "SELECT count(*) FROM sqlite_schema");
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
