using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RulesPush.Sites.Sqlite;

/// <summary>A prepared statement with the parameters $1, $2, ..., bound and stepped without the commands and readers of ADO.NET.</summary>
internal sealed class SqlStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    /// <summary>The statement itself, which lives as long as <see cref="_statement"/>.</summary>
    private readonly nint _handle;
    private readonly int[] _places;

    public SqlStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        _handle = _statement.DangerousGetHandle();
        // Numbered by their names, wherever they stand first.
        _places = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(_statement)).Select(i => raw.sqlite3_bind_parameter_index(_statement, $"${i}"))];
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>How many rows were changed.</returns>
    public int Run(params ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        while (Step())
        {
        }

        return raw.sqlite3_changes(_database);
    }

    /// <summary>The first column of the first row; null where there is none, or it is NULL.</summary>
    public long? Number(params ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        var number = Step() ? new SqlRow(_statement).KnownNumber(0) : null;
        Reset();
        return number;
    }

    /// <summary>The first column of the first row; null where there is none, or it is NULL.</summary>
    public string? Text(params ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        var text = Step() ? new SqlRow(_statement).KnownText(0) : null;
        Reset();
        return text;
    }

    /// <summary>The first row; null where there is none.</summary>
    public T? Single<T>(Func<SqlRow, T> read, params ReadOnlySpan<SqlValue> values)
        where T : class
    {
        Bind(values);
        var single = Step() ? read(new SqlRow(_statement)) : null;
        Reset();
        return single;
    }

    /// <summary>All rows.</summary>
    public List<T> All<T>(Func<SqlRow, T> read, params ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        var all = new List<T>();
        while (Step())
            all.Add(read(new SqlRow(_statement)));
        return all;
    }

    /// <summary>Reads row after row.</summary>
    public void Each(Action<SqlRow> read, params ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        while (Step())
            read(new SqlRow(_statement));
    }

    public void Dispose() => _statement.Dispose();

    private void Bind(ReadOnlySpan<SqlValue> values)
    {
        // What an exception has left half read.
        Reset();
        for (var i = 0; i < values.Length; i++)
            Check(values[i].Bind(_handle, _places[i]));
    }

    /// <summary>Whether there is a row; at the end the statement is ready for the next time.</summary>
    private bool Step()
    {
        var result = NativeSqlite.Step(_handle);
        if (result == raw.SQLITE_ROW)
            return true;
        // First, as a statement that failed keeps its locks; it gives the same code again.
        Reset();
        if (result != raw.SQLITE_DONE)
            Check(result);
        return false;
    }

    private void Reset() => _ = NativeSqlite.Reset(_handle);

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}

/// <summary>The statements of a connection, each prepared once.</summary>
internal sealed class Statements(sqlite3 database) : IDisposable
{
    private readonly Dictionary<string, SqlStatement> _prepared = new(StringComparer.Ordinal);

    public SqlStatement this[string sql]
    {
        get
        {
            if (!_prepared.TryGetValue(sql, out var statement))
                _prepared.Add(sql, statement = new SqlStatement(database, sql));
            return statement;
        }
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
            statement.Dispose();
    }
}
