using Microsoft.Data.Sqlite;

namespace RulesPush.Sites.Sqlite;

internal sealed class SqliteBadDdrs(Statements statements) : IBadDdrs
{
    public void Add(BadDdr bad) => statements["""
        INSERT INTO bad_ddr(site, batch, occasion, batch_row, format, header, raw, reason, time) VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """].Run(bad.Site, bad.Batch, bad.Occasion, bad.Row, bad.Raw.Format, bad.Raw.Header, bad.Raw.Text, bad.Reason, bad.Time);

    public IReadOnlyList<BadDdr> All() =>
        statements["SELECT id, site, batch, occasion, batch_row, format, header, raw, reason, time FROM bad_ddr ORDER BY id"].All(Read);

    public IReadOnlyList<(long Row, string Reason)> OfIntake(long occasion) =>
        statements["SELECT batch_row, reason FROM bad_ddr WHERE occasion = $1 ORDER BY batch_row"].All(
            static row => (row.GetInt64(0), row.GetString(1)), occasion);

    public long Count() => (long)statements["SELECT count(*) FROM bad_ddr"].Scalar()!;

    public void Change(BadDdr bad) =>
        statements["UPDATE bad_ddr SET format = $2, raw = $3, reason = $4 WHERE id = $1"].Run(bad.Id, bad.Raw.Format, bad.Raw.Text, bad.Reason);

    public void Remove(long id) => statements["DELETE FROM bad_ddr WHERE id = $1"].Run(id);

    private static BadDdr Read(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Site = row.GetString(1),
        Batch = row.GetString(2),
        Occasion = row.GetInt64(3),
        Row = row.GetInt64(4),
        Raw = new RawRow(row.GetString(5), row.Text(6), row.GetString(7)),
        Reason = row.GetString(8),
        Time = row.Time(9),
    };
}
