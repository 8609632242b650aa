using System.Text.Json;

namespace RulesPush.Sites.Sqlite;

/// <summary>A row of the table of resources, away from the database; what its record says is read when it is wanted.</summary>
internal readonly struct StoredRow(SqlRow row)
{
    /// <summary>The columns, in their order.</summary>
    public const string Columns =
        "site, id, serial, record, client, client_changed, outcome, held_by, criteria, reason, pack, decided, inputs";

    private readonly string _site = row.Text(0);
    private readonly long _id = row.Number(1);
    private readonly long _serial = row.Number(2);
    private readonly byte[] _record = row.Bytes(3).ToArray();
    private readonly InstallFlag _installFlag = new(row.Flag(4), row.Time(5));
    private readonly KeptDecision? _decision = row.IsNull(6) ? null : new KeptDecision(
        row.Word<Outcome>(6), row.KnownText(7), row.KnownText(8), row.Text(9), row.Text(10), row.Time(11), row.KnownNumber(12));

    /// <exception cref="SiteDatabaseException">The record is none.</exception>
    public StoredResource ToResource() => new()
    {
        Site = _site,
        Id = _id,
        Serial = _serial,
        Record = ReadRecord(),
        InstallFlag = _installFlag,
        Decision = _decision,
    };

    private ResourceRecord ReadRecord()
    {
        try
        {
            var json = new Utf8JsonReader(_record);
            return json.Read() && json.TokenType == JsonTokenType.StartObject ? RecordJson.Read(ref json) : throw new JsonException("Its record is no object.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new SiteDatabaseException($"resource {_id} of {_site} in the site database is damaged: {e.Message} Restore a backup");
        }
    }
}
