using Microsoft.Data.Sqlite;

namespace RulesPush.Sites.Sqlite;

/// <summary>The transaction of a connection: one after the other, never two at once.</summary>
internal sealed class SqliteSiteTransaction : ISiteTransaction
{
    private readonly Statements _statements;
    private bool _isOpen;

    public SqliteSiteTransaction(SqliteConnection connection)
    {
        _statements = new Statements(connection);
        Inventory = new SqliteInventory(_statements);
        Messages = new SqliteMessages(_statements);
        Requests = new SqliteRequests(_statements);
        History = new SqliteHistory(_statements);
        Occasions = new SqliteOccasions(_statements);
        BadDdrs = new SqliteBadDdrs(_statements);
        Memory = new SqliteMemory(_statements);
    }

    public IInventory Inventory { get; }

    public IMessages Messages { get; }

    public IRequests Requests { get; }

    public IHistory History { get; }

    public IOccasions Occasions { get; }

    public IBadDdrs BadDdrs { get; }

    public IMemory Memory { get; }

    public void Begin()
    {
        if (_isOpen)
            throw new InvalidOperationException("a transaction is open");
        _statements["BEGIN IMMEDIATE"].Run();
        _isOpen = true;
    }

    public void Commit()
    {
        _statements["COMMIT"].Run();
        _isOpen = false;
    }

    public void Dispose()
    {
        if (!_isOpen)
            return;
        _isOpen = false;
        _statements["ROLLBACK"].Run();
    }

    public void Close()
    {
        Dispose();
        _statements.Dispose();
    }
}

/// <summary>The statements of a connection, each prepared once.</summary>
internal sealed class Statements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqlStatement> _prepared = new(StringComparer.Ordinal);

    public SqlStatement this[string sql]
    {
        get
        {
            if (!_prepared.TryGetValue(sql, out var statement))
                _prepared.Add(sql, statement = new SqlStatement(connection, sql));
            return statement;
        }
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
            statement.Dispose();
    }
}
