namespace RulesPush.Sites;

/// <summary>
/// Client configuration manager (CCM): carries out the requests of every site, so many at a time, and tries again what
/// failed. An attempt is stored before its installer is called, and its result after: none is uncounted, and only one
/// that was running when the process was killed is called again.
/// </summary>
internal sealed class ClientConfigurationManager(
    RulesInForce rules, ISiteDatabase database, InstallationAttempts attempts, RequestCheck check, DiscoveryDataManager discoveryData, TimeProvider clock)
{
    private readonly Dictionary<Task<InstallationAttempt>, ClientConfigurationRequest> _running = [];

    /// <summary>The calls that have not ended.</summary>
    public IReadOnlyCollection<Task> Running => _running.Keys;

    /// <summary>After a start: what was being processed is due again, with the same number of attempts.</summary>
    public void Recover()
    {
        using var transaction = database.Begin();
        var now = clock.GetUtcNow();
        foreach (var request in transaction.Requests.List(RequestState.Processing))
        {
            transaction.Requests.Save(request with { State = Waiting(request), Due = now });
            RequestLife.Tell(
                transaction, request, HistoryKind.Attempted, now, $"attempt {request.Attempts + 1} was interrupted; nobody knows how it ended, and it is made again");
        }

        transaction.Commit();
    }

    /// <summary>Starts what is due, as far as the sites have room.</summary>
    /// <returns>Whether anything was started or closed.</returns>
    public bool Start(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var started = new List<(ClientConfigurationRequest Request, InstallationAttempt Attempt, StoredResource Resource, string? Account)>();
        var closed = 0;
        using (var transaction = database.Begin())
        {
            foreach (var site in rules.Hierarchy.Sites)
            {
                var room = site.Definition.PushSettings.Parallelism - _running.Values.Count(r => r.Site == site.Code);
                foreach (var request in room > 0 ? transaction.Requests.Due(site.Code, now, room) : [])
                {
                    // Cancelled and retried by hand while its installer runs: one call at a time.
                    if (_running.Values.Any(r => r.Id == request.Id))
                        continue;
                    var resource = transaction.Inventory.Find(site.Code, request.Resource);
                    if (check.WhyNot(request, resource) is { } why)
                    {
                        check.Cancel(transaction, request, resource, why);
                        closed++;
                        continue;
                    }

                    var attempt = new InstallationAttempt { Request = request.Id, Number = request.Attempts + 1, Started = now };
                    var processing = request with { State = RequestState.Processing };
                    transaction.Requests.Save(processing);
                    transaction.Requests.SaveAttempt(attempt);
                    started.Add((processing, attempt, resource!, transaction.Requests.LastAccount(site.Code, request.Resource)));
                }
            }

            if (started.Count + closed == 0)
                return false;
            transaction.Commit();
        }

        foreach (var (request, attempt, resource, account) in started)
            _running.Add(attempts.RunAsync(request, attempt, resource, account, cancellationToken), request);
        return true;
    }

    /// <summary>Stores the results of the calls that have ended.</summary>
    /// <returns>Whether there were any.</returns>
    public bool Finish()
    {
        var ended = _running.Keys.Where(static task => task.IsCompleted).ToList();
        if (ended.Count == 0)
            return false;
        using var transaction = database.Begin();
        foreach (var task in ended)
        {
            // Cancelled: the system stops, and the next start finds the attempt as it finds one that was killed.
            if (task.IsCompletedSuccessfully)
                Finish(transaction, transaction.Requests.Find(_running[task].Id)!, task.Result);
        }

        transaction.Commit();
        var failure = ended.Find(static task => task.IsFaulted)?.Exception;
        foreach (var task in ended)
            _running.Remove(task);
        return failure is null ? true : throw failure;
    }

    private static RequestState Waiting(ClientConfigurationRequest request) =>
        request.Attempts == request.AttemptsBefore ? RequestState.Incoming : RequestState.Retry;

    private void Finish(ISiteTransaction transaction, ClientConfigurationRequest request, InstallationAttempt attempt)
    {
        transaction.Requests.SaveAttempt(attempt);
        request = request with { Attempts = attempt.Number };
        transaction.Requests.Save(request);
        RequestLife.Tell(transaction, request, HistoryKind.Attempted, attempt.Ended!.Value, Describe(attempt));
        if (attempt.Error is null)
            Installed(transaction, request, attempt);
        // Otherwise it was cancelled while the installer ran, or the client reported, or an administrator wants it tried again now.
        else if (request.State == RequestState.Processing)
            Failed(transaction, request, attempt, attempt.Error.Value);
    }

    private void Installed(ISiteTransaction transaction, ClientConfigurationRequest request, InstallationAttempt attempt)
    {
        var now = clock.GetUtcNow();
        if (request.IsOpen)
            RequestLife.Close(transaction, request, RequestState.Done, $"installed in attempt {attempt.Number}", now);

        var site = rules.Hierarchy.Find(request.Site)!;
        var flag = new InstallFlag(true, now);
        if (!site.IsSecondary)
        {
            discoveryData.ChangeInstallFlag(transaction, site, request.Resource, flag, from: null);
            return;
        }

        // At once here, so that a PDR on its way does not make a request of a client; and the primary site is told.
        if (transaction.Inventory.Find(site.Code, request.Resource) is { } resource)
            transaction.Inventory.Save(resource with { InstallFlag = flag });
        RequestLife.Tell(transaction, request, HistoryKind.InstallFlagChanged, now, $"set; {site.Parent} is told");
        transaction.Messages.Add(site.Code, site.Parent!.Code, new InstallFlagMessage(request.Resource, flag), occasion: null);
    }

    private void Failed(ISiteTransaction transaction, ClientConfigurationRequest request, InstallationAttempt attempt, InstallationError error)
    {
        var now = clock.GetUtcNow();
        var settings = rules.Hierarchy.Find(request.Site)!.Definition.PushSettings;
        if (error.IsPermanent())
        {
            RequestLife.Close(transaction, request, RequestState.Failed, $"{error} is permanent: {attempt.Text}", now);
        }
        else if (request.Attempts - request.AttemptsBefore > settings.RetryLimit)
        {
            RequestLife.Close(
                transaction, request, RequestState.Failed, $"given up after {request.Attempts - request.AttemptsBefore} attempts, the last: {error}: {attempt.Text}", now);
        }
        else
        {
            var due = attempt.Started + settings.RetryInterval;
            transaction.Requests.Save(request with { State = RequestState.Retry, Due = due > now ? due : now });
        }
    }

    private static string Describe(InstallationAttempt attempt) =>
        $"attempt {attempt.Number} on {attempt.Target} from {attempt.ManagementPoint ?? "no management point"} as {attempt.Account ?? "the installer's own account"}: "
        + (attempt.Error is { } error ? $"{error}: {attempt.Text}" : $"success: {attempt.Text}");
}
