using SQLitePCL;

namespace RulesPush.Sites.Sqlite;

/// <summary>The transaction of a connection: one after the other, never two at once.</summary>
internal sealed class SqliteSiteTransaction : ISiteTransaction
{
    private readonly Statements _statements;
    private readonly IDeferred[] _deferred;
    private readonly SqliteMessages _messages;
    private readonly SqliteIdentities _identities;
    private readonly Counters _counters;
    private readonly Checkpoints? _checkpoints;
    private bool _isOpen;

    public SqliteSiteTransaction(sqlite3 database, Checkpoints? checkpoints)
    {
        _checkpoints = checkpoints;
        _statements = new Statements(database);
        _counters = new Counters(_statements);
        _identities = new SqliteIdentities(_statements, _counters);
        var inventory = new SqliteInventory(_statements, _counters, _identities, Write);
        _messages = new SqliteMessages(_statements);
        var requests = new SqliteRequests(_statements, _counters);
        var history = new SqliteHistory(_statements, _counters);
        var occasions = new SqliteOccasions(_statements);
        (Inventory, Messages, Requests, History, Occasions) = (inventory, _messages, requests, history, occasions);
        BadDdrs = new SqliteBadDdrs(_statements);
        Memory = new SqliteMemory(_statements);
        _deferred = [inventory, _identities, requests, history, occasions];
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
        Write();
        _messages.Write();
        _counters.Write();
        _statements["COMMIT"].Run();
        End();
        _checkpoints?.Committed();
    }

    public void Dispose()
    {
        if (!_isOpen)
            return;
        End();
        _statements["ROLLBACK"].Run();
    }

    public void Close()
    {
        Dispose();
        foreach (var deferred in _deferred)
            (deferred as IDisposable)?.Dispose();
        _statements.Dispose();
    }

    /// <summary>Writes what waits, but for the messages: their receivers may take them yet.</summary>
    private void Write()
    {
        foreach (var deferred in _deferred)
            deferred.Write();
        foreach (var deferred in _deferred)
            deferred.Forget();
        _counters.EndNew();
    }

    private void End()
    {
        _isOpen = false;
        _messages.Forget();
        _counters.Forget();
        foreach (var deferred in _deferred)
            deferred.Forget();
        _identities.EndTransaction();
    }
}
