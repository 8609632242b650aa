using Microsoft.Data.Sqlite;

namespace RulesPush.Sites.Sqlite;

internal sealed class SqliteHistory(Statements statements) : IHistory
{
    private const string Select = "SELECT resource, site, time, kind, text, id FROM event";

    public void Add(HistoryEvent happened) =>
        statements["INSERT INTO event(resource, site, time, kind, text) VALUES($1, $2, $3, $4, $5)"].Run(
            happened.Resource, happened.Site, happened.Time, happened.Kind, happened.Text);

    public IReadOnlyList<HistoryEvent> OfResource(long resource) =>
        statements[$"{Select} WHERE resource = $1 ORDER BY id"].All(Read, resource);

    public IReadOnlyList<HistoryEvent> Since(long id) => statements[$"{Select} WHERE id > $1 ORDER BY id"].All(Read, id);

    public long CountBefore(DateTimeOffset time, bool remove) => remove
        ? statements["DELETE FROM event WHERE time < $1"].Run(time)
        : (long)statements["SELECT count(*) FROM event WHERE time < $1"].Scalar(time)!;

    private static HistoryEvent Read(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.Time(2), row.Word<HistoryKind>(3), row.GetString(4), row.GetInt64(5));
}
