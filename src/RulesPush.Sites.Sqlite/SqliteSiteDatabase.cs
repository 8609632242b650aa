using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RulesPush.Sites.Sqlite;

/// <summary>The site database in one SQLite file, which can carry a whole hierarchy.</summary>
public sealed class SqliteSiteDatabase : ISiteDatabase
{
    /// <summary>Files up to this size are checked for damage when they are opened; larger ones show it when they are read.</summary>
    private const long LargestChecked = 256L * 1024 * 1024;

    private const string InMemory = ":memory:";

    private readonly sqlite3 _connection;
    private readonly SqliteSiteTransaction _transaction;

    /// <summary>Null in memory, where there is no log.</summary>
    private readonly Checkpoints? _checkpoints;

    private SqliteSiteDatabase(string path)
    {
        _connection = SqliteConnections.Open(path);
        _checkpoints = path == InMemory ? null : new Checkpoints(_connection, path);
        _transaction = new SqliteSiteTransaction(_connection, _checkpoints);
    }

    /// <summary>Opens a file, or creates it, and brings it to the current version.</summary>
    /// <exception cref="SiteDatabaseException">It is damaged, none of ours, newer, or cannot be written; it was not changed.</exception>
    public static SqliteSiteDatabase Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var version = DatabaseFile.ReadVersion(path);
        SqliteSiteDatabase? database = null;
        try
        {
            database = new SqliteSiteDatabase(path);
            if (version > 0 && new FileInfo(path).Length <= LargestChecked)
                database.CheckForDamage(path);
            database.Migrate(version);
            // What was committed survives a loss of power; readers do not wait for the writer.
            database._connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY");
            return database;
        }
        catch (SqliteException e)
        {
            database?.Dispose();
            throw e.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB
                ? Damaged(path)
                : new SiteDatabaseException($"cannot use {path}: {e.Message}");
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that must be there.</summary>
    /// <exception cref="SiteDatabaseException">There is none, or it cannot be used.</exception>
    public static SqliteSiteDatabase OpenExisting(string path) =>
        File.Exists(path) && new FileInfo(path).Length > 0
            ? Open(path)
            : throw new SiteDatabaseException($"there is no site database {path}; rulespush run makes one");

    /// <summary>Makes a database in memory, which is gone when it is disposed.</summary>
    public static SqliteSiteDatabase CreateInMemory()
    {
        var database = new SqliteSiteDatabase(InMemory);
        database.Migrate(0);
        return database;
    }

    /// <inheritdoc/>
    public ISiteTransaction Begin()
    {
        _transaction.Begin();
        return _transaction;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transaction.Close();
        _checkpoints?.Dispose();
        _connection.Dispose();
    }

    private void CheckForDamage(string path)
    {
        using var check = new SqlStatement(_connection, "PRAGMA quick_check(1)");
        if (check.Text() is not "ok")
            throw Damaged(path);
    }

    private static SiteDatabaseException Damaged(string path) =>
        new($"{path} is damaged. It was left as it is; restore a backup, or name another file");

    /// <summary>All steps that are missing, in one transaction; the header carries the version before WAL is switched on.</summary>
    private void Migrate(int version)
    {
        if (version == Schema.Steps.Length)
            return;
        // Machines come by the thousands, one behind the other: large pages are fewer to write.
        _connection.Execute(version == 0 ? "PRAGMA page_size = 16384" : "PRAGMA journal_mode = DELETE");
        _connection.Execute($"BEGIN IMMEDIATE; PRAGMA application_id = {Schema.ApplicationId}; PRAGMA user_version = {Schema.Steps.Length}");
        foreach (var step in Schema.Steps.Skip(version))
            _connection.Execute(step);
        _connection.Execute("COMMIT");
    }
}
