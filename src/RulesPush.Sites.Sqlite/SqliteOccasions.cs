using Microsoft.Data.Sqlite;

namespace RulesPush.Sites.Sqlite;

internal sealed class SqliteOccasions(Statements statements) : IOccasions
{
    private const string Columns = "id, kind, name, time, row_stored, finished";

    public Occasion Open(OccasionKind kind, string identity, string name, DateTimeOffset time) => statements[$"""
        INSERT INTO occasion(kind, identity, name, time, row_stored, finished, opened) VALUES($1, $2, $3, $4, 0, 0, 0)
        ON CONFLICT(kind, identity) DO UPDATE SET kind = kind RETURNING {Columns}
        """].Single(Read, kind, identity, name, time)!;

    public void Advance(long occasion, long row) => statements["UPDATE occasion SET row_stored = $2 WHERE id = $1"].Run(occasion, row);

    public void Finish(long occasion) => statements["UPDATE occasion SET finished = 1 WHERE id = $1"].Run(occasion);

    public long CountOpened(long occasion) => (long)(statements["SELECT opened FROM occasion WHERE id = $1"].Scalar(occasion) ?? 0L);

    public void AddOpened(long occasion) => statements["UPDATE occasion SET opened = opened + 1 WHERE id = $1"].Run(occasion);

    public IReadOnlyList<Occasion> Latest(int limit) => statements[$"SELECT {Columns} FROM occasion ORDER BY id DESC LIMIT $1"].All(Read, limit);

    private static Occasion Read(SqliteDataReader row) =>
        new(row.GetInt64(0), row.Word<OccasionKind>(1), row.GetString(2), row.Time(3), row.GetInt64(4), row.GetBoolean(5));
}
