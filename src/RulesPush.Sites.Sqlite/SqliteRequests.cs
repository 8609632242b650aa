namespace RulesPush.Sites.Sqlite;

internal sealed class SqliteRequests(Statements statements, Counters counters) : IRequests, IDeferred
{
    private const string Counter = "request";
    private const string Select =
        """
        SELECT id, site, resource, machine, wizard, state, reason, created, due, attempts, attempts_before, occasion, "plan", planned, ending, ended FROM request
        """;

    /// <summary>As the index of open requests has it, or that would not be used.</summary>
    internal const string IsOpen = "state = 'Held' OR state = 'Incoming' OR state = 'Processing' OR state = 'Retry'";

    /// <summary>Those that this transaction has created, and not written yet.</summary>
    private readonly List<ClientConfigurationRequest> _added = [];
    /// <summary>The open requests of resources that this transaction was the first to see.</summary>
    private readonly Dictionary<StoredPlace, ClientConfigurationRequest> _openOfNew = [];

    private SqlStatement? _insert;

    public ClientConfigurationRequest Add(ClientConfigurationRequest request)
    {
        var added = request with { Id = counters.Next(Counter) };
        _added.Add(added);
        KeepOpen(added);
        return added;
    }

    public void Save(ClientConfigurationRequest request)
    {
        Write();
        statements["""
            UPDATE request SET wizard = $2, state = $3, due = $4, attempts = $5, attempts_before = $6, "plan" = $7, planned = $8, ending = $9, ended = $10
            WHERE id = $1
            """].Run(
            request.Id, Bits(request.Wizard), request.State, request.Due, request.Attempts, request.AttemptsBefore, request.Plan, request.Planned,
            request.Ending, request.Ended);
        KeepOpen(request);
    }

    public ClientConfigurationRequest? Find(long id) => Written[$"{Select} WHERE id = $1"].Single(Read, id);

    public ClientConfigurationRequest? FindOpen(string site, long resource) => counters.IsNew(SqliteInventory.Counter, resource)
        ? _openOfNew.GetValueOrDefault(new(site, resource))
        : Written[$"{Select} WHERE resource = $1 AND site = $2 AND ({IsOpen})"].Single(Read, resource, site);

    public IReadOnlyList<ClientConfigurationRequest> Due(string site, DateTimeOffset now, int limit) =>
        Written[$"{Select} WHERE site = $1 AND due <= $2 AND state IN ('Incoming', 'Retry') ORDER BY due, id LIMIT $3"].All(Read, site, now, limit);

    public IReadOnlyList<long> DueUnplanned(string site, DateTimeOffset now, DateTimeOffset since) =>
        Written["""
            SELECT id FROM request WHERE site = $1 AND due <= $2 AND state IN ('Incoming', 'Retry') AND (planned IS NULL OR planned < $3) ORDER BY due, id
            """].All(static row => row.Number(0), site, now, since);

    public DateTimeOffset? NextDue(string site) =>
        Written["SELECT min(due) FROM request WHERE site = $1 AND state IN ('Incoming', 'Retry')"].Number(site) is { } due
            ? DateTimeOffset.FromUnixTimeMilliseconds(due)
            : null;

    public IReadOnlyList<ClientConfigurationRequest> List(RequestState? state, string? site, long? resource) =>
        // Each asked for by a text of its own, so that there is an index to each.
        Written[$"""
            {Select} WHERE {(state is null ? "$1 IS NULL" : "state = $1")} AND {(site is null ? "$2 IS NULL" : "site = $2")}
                AND {(resource is null ? "$3 IS NULL" : "resource = $3")} ORDER BY id
            """].All(Read, state, site, resource);

    public IReadOnlyList<(string Site, RequestState State, long Count)> Count() =>
        Written["SELECT site, state, count(*) FROM request GROUP BY state, site"].All(
            static row => (row.Text(0), row.Word<RequestState>(1), row.Number(2)));

    public void SaveAttempt(InstallationAttempt attempt) =>
        Written["INSERT OR REPLACE INTO attempt VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"].Run(
            attempt.Request, attempt.Number, attempt.Started, attempt.Ended, attempt.Target, attempt.ManagementPoint, attempt.Account,
            attempt.Error, attempt.Text, attempt.Output);

    public IReadOnlyList<InstallationAttempt> Attempts(long request) =>
        Written["""
            SELECT number, started, ended, target, management_point, account, error, text, output FROM attempt WHERE request = $1 ORDER BY number
            """].All(
            row => new InstallationAttempt
            {
                Request = request,
                Number = (int)row.Number(0),
                Started = row.Time(1),
                Ended = row.KnownTime(2),
                Target = row.KnownText(3),
                ManagementPoint = row.KnownText(4),
                Account = row.KnownText(5),
                Error = row.KnownWord<InstallationError>(6),
                Text = row.KnownText(7),
                Output = row.KnownText(8),
            },
            request);

    /// <summary>An account has worked where the attempt came as far as the machine's disk.</summary>
    public string? LastAccount(string site, long resource) => Written["""
        SELECT account FROM attempt JOIN request ON request.id = attempt.request
        WHERE resource = $1 AND site = $2 AND account IS NOT NULL AND attempt.ended IS NOT NULL
            AND (error IS NULL OR error IN ('BadPlatform', 'NoDiskSpace', 'AlreadyClient'))
        ORDER BY attempt.ended DESC, request DESC, number DESC LIMIT 1
        """].Text(resource, site);

    public void Write()
    {
        foreach (var request in _added)
        {
            (_insert ??= statements["""
                INSERT INTO request(id, site, resource, machine, wizard, state, reason, created, due, attempts, attempts_before, occasion)
                VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """]).Run(
                request.Id, request.Site, request.Resource, request.Machine, Bits(request.Wizard), request.State, request.Reason, request.Created,
                request.Due, request.Attempts, request.AttemptsBefore, request.Occasion);
        }

        _added.Clear();
    }

    public void Forget()
    {
        _added.Clear();
        _openOfNew.Clear();
    }

    /// <summary>The statements, behind what waits to be written: they read it.</summary>
    private Statements Written
    {
        get
        {
            Write();
            return statements;
        }
    }

    private void KeepOpen(ClientConfigurationRequest request)
    {
        var place = new StoredPlace(request.Site, request.Resource);
        if (request.IsOpen)
            _openOfNew[place] = request;
        else if (_openOfNew.GetValueOrDefault(place)?.Id == request.Id)
            _openOfNew.Remove(place);
    }

    private static int? Bits(WizardOptions? wizard) => wizard is null
        ? null
        : (wizard.IncludeDomainControllers ? 1 : 0) | (wizard.OnlyAssigned ? 2 : 0) | (wizard.AlwaysInstall ? 4 : 0);

    private static ClientConfigurationRequest Read(SqlRow row) => new()
    {
        Id = row.Number(0),
        Site = row.Text(1),
        Resource = row.Number(2),
        Machine = row.Text(3),
        Wizard = row.KnownNumber(4) is { } bits ? new WizardOptions((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0) : null,
        State = row.Word<RequestState>(5),
        Reason = row.Text(6),
        Created = row.Time(7),
        Due = row.Time(8),
        Attempts = (int)row.Number(9),
        AttemptsBefore = (int)row.Number(10),
        Occasion = row.KnownNumber(11),
        Plan = row.KnownText(12),
        Planned = row.KnownTime(13),
        Ending = row.KnownText(14),
        Ended = row.KnownTime(15),
    };
}
