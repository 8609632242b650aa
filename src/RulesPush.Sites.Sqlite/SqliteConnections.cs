using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RulesPush.Sites.Sqlite;

/// <summary>
/// Opens connections that SQLite does not lock for each call, which is a twentieth of an intake: each of ours is used by
/// one thread at a time. Those of Microsoft.Data.Sqlite always lock.
/// </summary>
internal static class SqliteConnections
{
    /// <summary>How long to wait for a transaction of another process.</summary>
    private static readonly TimeSpan _longestWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    static SqliteConnections() => Batteries_V2.Init();

    /// <summary>Opens a file that is there, or creates it.</summary>
    public static sqlite3 Open(string path) => Open(path, raw.SQLITE_OPEN_CREATE);

    /// <summary>Opens a file that is there.</summary>
    public static sqlite3 OpenExisting(string path) => Open(path, flags: 0);

    /// <summary>Runs statements that give no rows, or none that matter, of which only the first may have to wait.</summary>
    /// <remarks>A change of the journal does not wait by itself for another process that has the file open.</remarks>
    public static void Execute(this sqlite3 connection, string sql)
    {
        var began = Stopwatch.GetTimestamp();
        int result;
        while ((result = raw.sqlite3_exec(connection, sql)) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED && Stopwatch.GetElapsedTime(began) < _longestWait)
            Thread.Sleep(_pause);
        SqliteException.ThrowExceptionForRC(result, connection);
    }

    private static sqlite3 Open(string path, int flags)
    {
        var result = raw.sqlite3_open_v2(path, out var connection, flags | raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, vfs: null);
        try
        {
            SqliteException.ThrowExceptionForRC(result, connection);
            _ = raw.sqlite3_busy_timeout(connection, (int)_longestWait.TotalMilliseconds);
            return connection;
        }
        catch
        {
            // SQLite gives one to ask for the error, where it has the memory for it.
            connection.Dispose();
            throw;
        }
    }
}
