namespace RulesPush.Sites.Sqlite;

/// <summary>Events of one resource with none of another between them are one row.</summary>
internal sealed class SqliteHistory(Statements statements, Counters counters) : IHistory, IDeferred, IDisposable
{
    private const string Counter = "event";
    private const string Select = "SELECT resource, site, time, kind, text, id FROM event";

    private readonly List<HistoryEvent> _added = [];
    private readonly JsonBuffer _json = new();

    public void Add(HistoryEvent happened) => _added.Add(happened with { Id = counters.Next(Counter) });

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
        for (var (first, next) = (0, 0); first < _added.Count; first = next)
        {
            while (next < _added.Count && _added[next].Resource == _added[first].Resource)
                next++;
            Write(first, next - first);
        }

        _added.Clear();
    }

    public void Forget() => _added.Clear();

    public void Dispose() => _json.Dispose();

    private void Write(int first, int count)
    {
        var newest = DateTimeOffset.MinValue;
        for (var i = first; i < first + count; i++)
            newest = _added[i].Time > newest ? _added[i].Time : newest;
        var json = _json.Begin();
        json.WriteStartArray();
        for (var i = first; i < first + count; i++)
        {
            var happened = _added[i];
            json.WriteStartArray();
            json.WriteStringValue(happened.Site);
            json.WriteStringValue(happened.Kind.ToString());
            json.WriteStringValue(happened.Text);
            if (happened.Time != newest)
                json.WriteNumberValue(happened.Time.ToUnixTimeMilliseconds());
            json.WriteEndArray();
        }

        json.WriteEndArray();
        statements["INSERT INTO story VALUES($1, $2, $3, $4, $5)"].Run(_added[first + count - 1].Id, _added[first].Resource, count, newest, _json.End());
    }

    private static HistoryEvent Read(SqlRow row) =>
        new(row.Number(0), row.Text(1), row.Time(2), row.Word<HistoryKind>(3), row.Text(4), row.Number(5));
}
