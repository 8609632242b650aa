namespace RulesPush.Sites.Sqlite;

/// <summary>Events of one resource with none of another between them are one row.</summary>
internal sealed class SqliteHistory(Statements statements, Counters counters) : IHistory, IDeferred, IDisposable
{
    private const string Counter = "event";
    private const string Select = "SELECT resource, site, time, kind, text, id FROM event";

    /// <summary>What happened to one resource, and was not written yet.</summary>
    private readonly List<HistoryEvent> _added = [];
    private readonly JsonBuffer _json = new();
    private SqlStatement? _insert;
    private long _last;

    public void Add(HistoryEvent happened)
    {
        if (_added.Count > 0 && _added[0].Resource != happened.Resource)
            Write();
        _last = counters.Next(Counter);
        _added.Add(happened);
    }

    public IReadOnlyList<HistoryEvent> OfResource(long resource)
    {
        Write();
        return statements[$"{Select} WHERE resource = $1 ORDER BY id"].All(Read, resource);
    }

    public IReadOnlyList<HistoryEvent> Since(long id)
    {
        Write();
        return statements[$"{Select} WHERE last > $1 AND id > $1 ORDER BY id"].All(Read, id);
    }

    public long CountBefore(DateTimeOffset time, bool remove)
    {
        Write();
        var count = statements["SELECT coalesce(sum(count), 0) FROM story WHERE newest < $1"].Number(time)!.Value;
        if (remove)
            statements["DELETE FROM story WHERE newest < $1"].Run(time);
        return count;
    }

    public void Write()
    {
        if (_added.Count == 0)
            return;
        var newest = _added[0].Time;
        foreach (var happened in _added)
            newest = happened.Time > newest ? happened.Time : newest;
        var json = _json.Begin();
        json.WriteStartArray();
        foreach (var happened in _added)
        {
            json.WriteStartArray();
            json.WriteStringValue(happened.Site);
            json.WriteStringValue(happened.Kind.ToString());
            json.WriteStringValue(happened.Text);
            if (happened.Time != newest)
                json.WriteNumberValue(happened.Time.ToUnixTimeMilliseconds());
            json.WriteEndArray();
        }

        json.WriteEndArray();
        (_insert ??= statements["INSERT INTO story VALUES($1, $2, $3, $4, $5)"]).Run(_last, _added[0].Resource, _added.Count, newest, _json.End());
        _added.Clear();
    }

    public void Forget() => _added.Clear();

    public void Dispose() => _json.Dispose();

    private static HistoryEvent Read(SqlRow row) =>
        new(row.Number(0), row.Text(1), row.Time(2), row.Word<HistoryKind>(3), row.Text(4), row.Number(5));
}
