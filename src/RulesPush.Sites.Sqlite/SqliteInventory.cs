using System.Text.Json;

namespace RulesPush.Sites.Sqlite;

internal sealed class SqliteInventory(Statements statements, Counters counters, SqliteIdentities identities, Action writeAll) : IInventory, IDeferred
{
    /// <summary>The counter of the resources.</summary>
    public const string Counter = "resource";

    private const string Select =
        "SELECT site, id, serial, record, client, client_changed, outcome, held_by, criteria, reason, pack, decided, inputs FROM resource";

    /// <summary>So many are kept until they are written: what dies young costs the garbage collector nothing.</summary>
    private const int MostKept = 8;

    /// <summary>What was read or written; null for what is not there.</summary>
    private readonly Dictionary<StoredPlace, StoredResource?> _known = [];
    private readonly HashSet<StoredPlace> _changed = [];

    private SqlStatement? _save;

    public long NewResource() => counters.Next(Counter);

    public StoredResource? Find(string site, long resource)
    {
        var place = new StoredPlace(site, resource);
        if (_known.TryGetValue(place, out var known))
            return known;
        known = counters.IsNew(Counter, resource) ? null : statements[$"{Select} WHERE site = $1 AND id = $2"].Single(Read, site, resource);
        _known.Add(place, known);
        return known;
    }

    public IReadOnlyList<long> FindByKey(string site, string key) => identities.Find(site, key);

    public void Save(StoredResource resource)
    {
        if (_known.Count >= MostKept)
            writeAll();
        var place = PlaceOf(resource);
        _known[place] = resource;
        _changed.Add(place);
    }

    public void SaveDecision(StoredResource resource)
    {
        var place = PlaceOf(resource);
        if (_changed.Contains(place))
        {
            if (_known[place] is { } stored)
                _known[place] = stored with { Decision = resource.Decision };
            return;
        }

        _known.Remove(place);
        var decision = resource.Decision;
        statements["""
            UPDATE resource SET outcome = $3, held_by = $4, criteria = $5, reason = $6, pack = $7, decided = $8, inputs = $9
            WHERE site = $1 AND id = $2
            """].Run(
            resource.Site, resource.Id, decision?.Outcome, decision?.HeldBy, decision?.Criteria, decision?.Reason, decision?.Pack, decision?.Time, decision?.Inputs);
    }

    public void SaveKeys(string site, long resource, IReadOnlyList<string> keys) => identities.Save(site, resource, keys);

    public void Pair(string site, long resource, string other, long number) =>
        statements["INSERT INTO paired VALUES($1, $2, $3, $4) ON CONFLICT(site, other, number) DO UPDATE SET resource = $4"].Run(site, other, number, resource);

    public long? FindPaired(string site, string other, long number) =>
        statements["SELECT resource FROM paired WHERE site = $1 AND other = $2 AND number = $3"].Number(site, other, number);

    public long? FindNumberAt(string other, string site, long resource) =>
        statements["SELECT max(number) FROM paired WHERE site = $1 AND resource = $2 AND other = $3"].Number(site, resource, other);

    public void Remove(string site, long resource)
    {
        if (Find(site, resource) is null)
            return;
        var place = new StoredPlace(site, resource);
        _known[place] = null;
        _changed.Add(place);
        identities.Save(site, resource, []);
        statements["DELETE FROM paired WHERE site = $1 AND resource = $2"].Run(site, resource);
    }

    public IReadOnlyList<StoredResource> Page(string site, long after, int limit)
    {
        Write();
        return statements[$"{Select} WHERE site = $1 AND id > $2 ORDER BY id LIMIT $3"].All(Read, site, after, limit);
    }

    public long Count(string site)
    {
        Write();
        return statements["SELECT count(*) FROM resource WHERE site = $1"].Number(site)!.Value;
    }

    public IReadOnlyList<(Outcome Outcome, string? HeldBy, long Count)> CountDecisions(string site)
    {
        Write();
        return statements["SELECT outcome, held_by, count(*) FROM resource WHERE site = $1 AND outcome IS NOT NULL GROUP BY outcome, held_by"].All(
            static row => (row.Word<Outcome>(0), row.KnownText(1), row.Number(2)), site);
    }

    public void Write()
    {
        foreach (var place in _changed)
        {
            if (_known[place] is { } resource)
                Write(resource);
            else
                statements["DELETE FROM resource WHERE site = $1 AND id = $2"].Run(place.Site, place.Resource);
        }

        _changed.Clear();
    }

    public void Forget()
    {
        _known.Clear();
        _changed.Clear();
    }

    private static StoredPlace PlaceOf(StoredResource resource) => new(resource.Site, resource.Id);

    private void Write(StoredResource resource)
    {
        var decision = resource.Decision;
        (_save ??= statements["""
            INSERT INTO resource(site, id, serial, record, client, client_changed, outcome, held_by, criteria, reason, pack, decided, inputs)
            VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT(site, id) DO UPDATE SET serial = $3, record = $4, client = $5, client_changed = $6, outcome = $7,
                held_by = $8, criteria = $9, reason = $10, pack = $11, decided = $12, inputs = $13
            """]).Run(
            resource.Site, resource.Id, resource.Serial, SqlValue.Blob(RecordJson.Utf8Of(resource.Record)), resource.InstallFlag.IsSet, resource.InstallFlag.Changed,
            decision?.Outcome, decision?.HeldBy, decision?.Criteria, decision?.Reason, decision?.Pack, decision?.Time, decision?.Inputs);
    }

    private static StoredResource Read(SqlRow row)
    {
        var (site, id) = (row.Text(0), row.Number(1));
        return new StoredResource
        {
            Site = site,
            Id = id,
            Serial = row.Number(2),
            Record = ReadRecord(row.Bytes(3), site, id),
            InstallFlag = new InstallFlag(row.Flag(4), row.Time(5)),
            Decision = row.IsNull(6) ? null : new KeptDecision(
                row.Word<Outcome>(6), row.KnownText(7), row.KnownText(8), row.Text(9), row.Text(10), row.Time(11), row.KnownNumber(12)),
        };
    }

    private static ResourceRecord ReadRecord(ReadOnlySpan<byte> record, string site, long id)
    {
        try
        {
            var json = new Utf8JsonReader(record);
            return json.Read() && json.TokenType == JsonTokenType.StartObject ? RecordJson.Read(ref json) : throw new JsonException("Its record is no object.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new SiteDatabaseException($"resource {id} of {site} in the site database is damaged: {e.Message} Restore a backup");
        }
    }
}
