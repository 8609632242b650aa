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
            static row => (row.Number(0), row.Text(1)), occasion);

    public long Count() => statements["SELECT count(*) FROM bad_ddr"].Number()!.Value;

    public void Change(BadDdr bad) =>
        statements["UPDATE bad_ddr SET format = $2, raw = $3, reason = $4 WHERE id = $1"].Run(bad.Id, bad.Raw.Format, bad.Raw.Text, bad.Reason);

    public void Remove(long id) => statements["DELETE FROM bad_ddr WHERE id = $1"].Run(id);

    private static BadDdr Read(SqlRow row) => new()
    {
        Id = row.Number(0),
        Site = row.Text(1),
        Batch = row.Text(2),
        Occasion = row.Number(3),
        Row = row.Number(4),
        Raw = new RawRow(row.Text(5), row.KnownText(6), row.Text(7)),
        Reason = row.Text(8),
        Time = row.Time(9),
    };
}
