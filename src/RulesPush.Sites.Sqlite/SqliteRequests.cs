using Microsoft.Data.Sqlite;

namespace RulesPush.Sites.Sqlite;

internal sealed class SqliteRequests(Statements statements) : IRequests
{
    private const string Select =
        """
        SELECT id, site, resource, machine, wizard, state, reason, created, due, attempts, attempts_before, occasion, "plan", planned, ending, ended FROM request
        """;

    public ClientConfigurationRequest Add(ClientConfigurationRequest request) => request with
    {
        Id = (long)statements["""
            INSERT INTO request(site, resource, machine, wizard, state, reason, created, due, attempts, attempts_before, occasion)
            VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id
            """].Scalar(
            request.Site, request.Resource, request.Machine, Bits(request.Wizard), request.State, request.Reason, request.Created, request.Due,
            request.Attempts, request.AttemptsBefore, request.Occasion)!,
    };

    public void Save(ClientConfigurationRequest request) => statements["""
        UPDATE request SET wizard = $2, state = $3, due = $4, attempts = $5, attempts_before = $6, "plan" = $7, planned = $8, ending = $9, ended = $10
        WHERE id = $1
        """].Run(
        request.Id, Bits(request.Wizard), request.State, request.Due, request.Attempts, request.AttemptsBefore, request.Plan, request.Planned,
        request.Ending, request.Ended);

    public ClientConfigurationRequest? Find(long id) => statements[$"{Select} WHERE id = $1"].Single(Read, id);

    public ClientConfigurationRequest? FindOpen(string site, long resource) =>
        statements[$"{Select} WHERE resource = $1 AND site = $2 AND state IN ('Held', 'Incoming', 'Processing', 'Retry')"].Single(Read, resource, site);

    public IReadOnlyList<ClientConfigurationRequest> Due(string site, DateTimeOffset now, int limit) =>
        statements[$"{Select} WHERE site = $1 AND due <= $2 AND state IN ('Incoming', 'Retry') ORDER BY due, id LIMIT $3"].All(Read, site, now, limit);

    public IReadOnlyList<ClientConfigurationRequest> DueUnplanned(string site, DateTimeOffset now, DateTimeOffset since, int limit) =>
        statements[$"""
            {Select} WHERE site = $1 AND due <= $2 AND state IN ('Incoming', 'Retry') AND (planned IS NULL OR planned < $3) ORDER BY due, id LIMIT $4
            """].All(Read, site, now, since, limit);

    public DateTimeOffset? NextDue(string site) =>
        statements["SELECT min(due) FROM request WHERE site = $1 AND state IN ('Incoming', 'Retry')"].Scalar(site) is long due
            ? DateTimeOffset.FromUnixTimeMilliseconds(due)
            : null;

    public IReadOnlyList<ClientConfigurationRequest> List(RequestState? state, string? site, long? resource) =>
        statements[$"{Select} WHERE ($1 IS NULL OR state = $1) AND ($2 IS NULL OR site = $2) AND ($3 IS NULL OR resource = $3) ORDER BY id"].All(
            Read, state, site, resource);

    public IReadOnlyList<(string Site, RequestState State, long Count)> Count() =>
        statements["SELECT site, state, count(*) FROM request GROUP BY state, site"].All(
            static row => (row.GetString(0), row.Word<RequestState>(1), row.GetInt64(2)));

    public void SaveAttempt(InstallationAttempt attempt) =>
        statements["INSERT OR REPLACE INTO attempt VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"].Run(
            attempt.Request, attempt.Number, attempt.Started, attempt.Ended, attempt.Target, attempt.ManagementPoint, attempt.Account,
            attempt.Error, attempt.Text, attempt.Output);

    public IReadOnlyList<InstallationAttempt> Attempts(long request) =>
        statements["""
            SELECT number, started, ended, target, management_point, account, error, text, output FROM attempt WHERE request = $1 ORDER BY number
            """].All(
            row => new InstallationAttempt
            {
                Request = request,
                Number = row.GetInt32(0),
                Started = row.Time(1),
                Ended = row.KnownTime(2),
                Target = row.Text(3),
                ManagementPoint = row.Text(4),
                Account = row.Text(5),
                Error = row.KnownWord<InstallationError>(6),
                Text = row.Text(7),
                Output = row.Text(8),
            },
            request);

    /// <summary>An account has worked where the attempt came as far as the machine's disk.</summary>
    public string? LastAccount(string site, long resource) => (string?)statements["""
        SELECT account FROM attempt JOIN request ON request.id = attempt.request
        WHERE resource = $1 AND site = $2 AND account IS NOT NULL AND attempt.ended IS NOT NULL
            AND (error IS NULL OR error IN ('BadPlatform', 'NoDiskSpace', 'AlreadyClient'))
        ORDER BY attempt.ended DESC, request DESC, number DESC LIMIT 1
        """].Scalar(resource, site);

    private static int? Bits(WizardOptions? wizard) => wizard is null
        ? null
        : (wizard.IncludeDomainControllers ? 1 : 0) | (wizard.OnlyAssigned ? 2 : 0) | (wizard.AlwaysInstall ? 4 : 0);

    private static ClientConfigurationRequest Read(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Site = row.GetString(1),
        Resource = row.GetInt64(2),
        Machine = row.GetString(3),
        Wizard = row.Number(4) is { } bits ? new WizardOptions((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0) : null,
        State = row.Word<RequestState>(5),
        Reason = row.GetString(6),
        Created = row.Time(7),
        Due = row.Time(8),
        Attempts = row.GetInt32(9),
        AttemptsBefore = row.GetInt32(10),
        Occasion = row.Number(11),
        Plan = row.Text(12),
        Planned = row.KnownTime(13),
        Ending = row.Text(14),
        Ended = row.KnownTime(15),
    };
}
