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

    private SqliteConnection? _own;
    private Task _copying = Task.CompletedTask;

    /// <summary>The pages that were written since the last copy began, and since the log did.</summary>
    private int _pages;
    private int _pagesOfLog;

    /// <summary>Copies if there is enough.</summary>
    public void Committed()
    {
        _ = raw.sqlite3_db_status(database, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var written, out _, resetFlg: 1);
        (_pages, _pagesOfLog) = (_pages + written, _pagesOfLog + written);
        if (_pagesOfLog >= LongestLog)
        {
            _copying.Wait();
            Copy(database);
            (_pages, _pagesOfLog) = (0, 0);
        }
        else if (_pages >= FewestPages && _copying.IsCompleted)
        {
            _pages = 0;
            _copying = Task.Run(() => Copy((_own ??= Open()).Handle!));
        }
    }

    public void Dispose()
    {
        _copying.Wait();
        _own?.Dispose();
    }

    /// <summary>As where SQLite does it: one that fails, or that another process is in the way of, is left to the next; nothing is lost.</summary>
    private static void Copy(sqlite3 connection) => _ = raw.sqlite3_wal_checkpoint_v2(connection, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        // Only who has read knows that there is a log.
        using var read = new SqlStatement(connection.Handle!, "SELECT count(*) FROM sqlite_schema");
        _ = read.Number();
        return connection;
    }
}
