using System.Text.Json;

namespace RulesPush.Sites.Sqlite;

/// <summary>
/// The keys of the resources: in the file a row for each resource, which a new one only adds to the end; in memory an
/// index over all of them. An index in the file would be written all over by every batch of new machines.
/// </summary>
internal sealed class SqliteIdentities(Statements statements, Counters counters) : IDeferred, IDisposable
{
    private readonly Dictionary<StoredPlace, IReadOnlyList<string>> _known = [];
    private readonly HashSet<StoredPlace> _changed = [];
    private readonly JsonBuffer _json = new();
    private SqlStatement? _save;
    private KeyIndex? _index;
    private long _version;
    private bool _isIndexCurrent;

    /// <summary>The resources that have a key, by number.</summary>
    public IReadOnlyList<long> Find(string site, string key)
    {
        if (Index().Find(site, key) is not { } found)
            return [];
        found.RemoveAll(resource => !KeysOf(site, resource).Contains(key));
        found.Sort();
        return found;
    }

    /// <summary>Puts the keys of a resource in the place of those that it had.</summary>
    public void Save(string site, long resource, IReadOnlyList<string> keys)
    {
        var place = new StoredPlace(site, resource);
        _known[place] = keys;
        _changed.Add(place);
        var index = Index();
        for (var i = 0; i < keys.Count; i++)
            index.Add(site, keys[i], resource);
    }

    public void Write()
    {
        foreach (var place in _changed)
        {
            var (site, resource) = place;
            var keys = _known[place];
            if (keys.Count == 0)
            {
                statements["DELETE FROM known_by WHERE site = $1 AND resource = $2"].Run(site, resource);
                continue;
            }

            var json = _json.Begin();
            json.WriteStartArray();
            for (var i = 0; i < keys.Count; i++)
                json.WriteStringValue(keys[i]);
            json.WriteEndArray();
            (_save ??= statements["INSERT INTO known_by VALUES($1, $2, $3) ON CONFLICT DO UPDATE SET keys = $3"]).Run(site, resource, _json.End());
        }

        _changed.Clear();
    }

    public void Forget()
    {
        _known.Clear();
        _changed.Clear();
    }

    /// <summary>From now on others may write.</summary>
    public void EndTransaction() => _isIndexCurrent = false;

    public void Dispose() => _json.Dispose();

    /// <summary>The index, made anew where another process has written since.</summary>
    private KeyIndex Index()
    {
        if (_isIndexCurrent)
            return _index!;
        var version = statements["PRAGMA data_version"].Number()!.Value;
        if (_index is null || version != _version)
            _index = Load();
        (_version, _isIndexCurrent) = (version, true);
        return _index;
    }

    private KeyIndex Load()
    {
        Write();
        var index = new KeyIndex();
        statements["SELECT site, resource, keys FROM known_by"].Each(row =>
        {
            var (site, resource) = (row.Text(0), row.Number(1));
            foreach (var key in Read(row, 2))
                index.Add(site, key, resource);
        });
        return index;
    }

    private IReadOnlyList<string> KeysOf(string site, long resource)
    {
        var place = new StoredPlace(site, resource);
        if (_known.TryGetValue(place, out var keys))
            return keys;
        keys = counters.IsNew(SqliteInventory.Counter, resource)
            ? []
            : statements["SELECT keys FROM known_by WHERE site = $1 AND resource = $2"].Single(static row => Read(row, 0), site, resource) ?? [];
        _known.Add(place, keys);
        return keys;
    }

    private static List<string> Read(SqlRow row, int column)
    {
        var json = new Utf8JsonReader(row.Bytes(column));
        var keys = new List<string>();
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.String)
                keys.Add(json.GetString()!);
        }

        return keys;
    }
}
