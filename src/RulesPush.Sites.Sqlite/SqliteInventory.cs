using System.Buffers;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace RulesPush.Sites.Sqlite;

internal sealed class SqliteInventory(Statements statements) : IInventory
{
    private const string Select =
        "SELECT site, id, serial, record, client, client_changed, outcome, held_by, criteria, reason, pack, decided, inputs FROM resource";

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    public long NewResource() => (long)statements[
        "INSERT INTO counter VALUES('resource', 1) ON CONFLICT DO UPDATE SET value = value + 1 RETURNING value"].Scalar()!;

    public StoredResource? Find(string site, long resource) =>
        statements[$"{Select} WHERE site = $1 AND id = $2"].Single(Read, site, resource);

    public IReadOnlyList<long> FindByKey(string site, string key) =>
        statements["SELECT resource FROM identity WHERE site = $1 AND key = $2 ORDER BY resource"].All(static row => row.GetInt64(0), site, key);

    public void Save(StoredResource resource)
    {
        var decision = resource.Decision;
        statements["""
            INSERT INTO resource(site, id, serial, record, client, client_changed, outcome, held_by, criteria, reason, pack, decided, inputs)
            VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT(site, id) DO UPDATE SET serial = $3, record = $4, client = $5, client_changed = $6, outcome = $7,
                held_by = $8, criteria = $9, reason = $10, pack = $11, decided = $12, inputs = $13
            """].Run(
            resource.Site, resource.Id, resource.Serial, Write(resource.Record), resource.InstallFlag.IsSet, resource.InstallFlag.Changed,
            decision?.Outcome, decision?.HeldBy, decision?.Criteria, decision?.Reason, decision?.Pack, decision?.Time, decision?.Inputs);
    }

    public void SaveDecision(StoredResource resource)
    {
        var decision = resource.Decision;
        statements["""
            UPDATE resource SET outcome = $3, held_by = $4, criteria = $5, reason = $6, pack = $7, decided = $8, inputs = $9
            WHERE site = $1 AND id = $2
            """].Run(
            resource.Site, resource.Id, decision?.Outcome, decision?.HeldBy, decision?.Criteria, decision?.Reason, decision?.Pack, decision?.Time, decision?.Inputs);
    }

    public void ChangeKeys(string site, long resource, IEnumerable<string> removed, IEnumerable<string> added)
    {
        foreach (var key in removed)
            statements["DELETE FROM identity WHERE site = $1 AND key = $2 AND resource = $3"].Run(site, key, resource);
        foreach (var key in added)
            statements["INSERT INTO identity VALUES($1, $2, $3) ON CONFLICT DO NOTHING"].Run(site, key, resource);
    }

    public void Pair(string site, long resource, string other, long number) =>
        statements["INSERT INTO paired VALUES($1, $2, $3, $4) ON CONFLICT(site, other, number) DO UPDATE SET resource = $4"].Run(site, other, number, resource);

    public long? FindPaired(string site, string other, long number) =>
        (long?)statements["SELECT resource FROM paired WHERE site = $1 AND other = $2 AND number = $3"].Scalar(site, other, number);

    public long? FindNumberAt(string other, string site, long resource) =>
        (long?)statements["SELECT max(number) FROM paired WHERE site = $1 AND resource = $2 AND other = $3"].Scalar(site, resource, other);

    public void Remove(string site, long resource)
    {
        if (Find(site, resource) is not { } stored)
            return;
        ChangeKeys(site, resource, IdentityKeys.Stored(stored.Record), []);
        statements["DELETE FROM paired WHERE site = $1 AND resource = $2"].Run(site, resource);
        statements["DELETE FROM resource WHERE site = $1 AND id = $2"].Run(site, resource);
    }

    public IReadOnlyList<StoredResource> Page(string site, long after, int limit) =>
        statements[$"{Select} WHERE site = $1 AND id > $2 ORDER BY id LIMIT $3"].All(Read, site, after, limit);

    public long Count(string site) => (long)statements["SELECT count(*) FROM resource WHERE site = $1"].Scalar(site)!;

    public IReadOnlyList<(Outcome Outcome, string? HeldBy, long Count)> CountDecisions(string site) =>
        statements["SELECT outcome, held_by, count(*) FROM resource WHERE site = $1 AND outcome IS NOT NULL GROUP BY outcome, held_by"].All(
            static row => (row.Word<Outcome>(0), row.Text(1), row.GetInt64(2)), site);

    private static StoredResource Read(SqliteDataReader row)
    {
        var json = new Utf8JsonReader(row.GetFieldValue<byte[]>(3));
        json.Read();
        return new StoredResource
        {
            Site = row.GetString(0),
            Id = row.GetInt64(1),
            Serial = row.GetInt64(2),
            Record = RecordJson.Read(ref json),
            InstallFlag = new InstallFlag(row.GetBoolean(4), row.Time(5)),
            Decision = row.IsDBNull(6) ? null : new KeptDecision(
                row.Word<Outcome>(6), row.Text(7), row.Text(8), row.GetString(9), row.GetString(10), row.Time(11), row.GetInt64(12)),
        };
    }

    private byte[] Write(ResourceRecord record)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer))
            RecordJson.Write(json, record);
        return _buffer.WrittenSpan.ToArray();
    }
}
