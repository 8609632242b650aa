namespace RulesPush.Sites.Sqlite;

internal sealed class SqliteOccasions(Statements statements) : IOccasions, IDeferred
{
    private const string Columns = "id, kind, name, time, row_stored, finished";

    /// <summary>How many requests the occasions have opened that were asked for.</summary>
    private readonly Dictionary<long, long> _opened = [];

    public Occasion Open(OccasionKind kind, string identity, string name, DateTimeOffset time) => statements[$"""
        INSERT INTO occasion(kind, identity, name, time, row_stored, finished, opened) VALUES($1, $2, $3, $4, 0, 0, 0)
        ON CONFLICT(kind, identity) DO UPDATE SET kind = kind RETURNING {Columns}
        """].Single(Read, kind, identity, name, time)!;

    public void Advance(long occasion, long row) => statements["UPDATE occasion SET row_stored = $2 WHERE id = $1"].Run(occasion, row);

    public void Finish(long occasion) => statements["UPDATE occasion SET finished = 1 WHERE id = $1"].Run(occasion);

    public long CountOpened(long occasion)
    {
        if (!_opened.TryGetValue(occasion, out var opened))
            _opened.Add(occasion, opened = statements["SELECT opened FROM occasion WHERE id = $1"].Number(occasion) ?? 0);
        return opened;
    }

    public void AddOpened(long occasion) => _opened[occasion] = CountOpened(occasion) + 1;

    public IReadOnlyList<Occasion> Latest(int limit) => statements[$"SELECT {Columns} FROM occasion ORDER BY id DESC LIMIT $1"].All(Read, limit);

    public void Write()
    {
        foreach (var (occasion, opened) in _opened)
            statements["UPDATE occasion SET opened = $2 WHERE id = $1"].Run(occasion, opened);
    }

    public void Forget() => _opened.Clear();

    private static Occasion Read(SqlRow row) =>
        new(row.Number(0), row.Word<OccasionKind>(1), row.Text(2), row.Time(3), row.Number(4), row.Flag(5));
}
