using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RulesPush.Sites.Sqlite;

/// <summary>
/// Opens connections that SQLite does not lock for each call, which is a twentieth of an intake: each of ours is used by
/// one thread at a time. Those of Microsoft.Data.Sqlite always lock.
/// </summary>
internal static class SqliteConnections
{
    static SqliteConnections() => Batteries_V2.Init();

    /// <summary>Opens a file that is there, or creates it.</summary>
    public static sqlite3 Open(string path) => Open(path, raw.SQLITE_OPEN_CREATE);

    /// <summary>Opens a file that is there.</summary>
    public static sqlite3 OpenExisting(string path) => Open(path, flags: 0);

    /// <summary>Runs statements that give no rows, or none that matter.</summary>
    public static void Execute(this sqlite3 connection, string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(connection, sql), connection);

    private static sqlite3 Open(string path, int flags)
    {
        var result = raw.sqlite3_open_v2(path, out var connection, flags | raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, vfs: null);
        try
        {
            SqliteException.ThrowExceptionForRC(result, connection);
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
