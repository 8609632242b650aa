namespace RulesPush.Sites;

/// <summary>
/// Says what each due request would do, and does nothing: no installer is called, nobody is asked, no attempt counts,
/// and the request stays due for a real installer.
/// </summary>
internal sealed class DryRun(RulesInForce rules, ISiteDatabase database, RequestCheck check, TimeProvider clock)
{
    private const int BatchSize = 500;

    private readonly ManagementPointLocator _managementPoints = new(rules, probe: null);
    private readonly DateTimeOffset _started = clock.GetUtcNow();

    /// <summary>What was due when it looked last: looking again for each batch would pass over all that it has planned.</summary>
    private readonly Queue<(HierarchySite Site, long Request)> _due = [];

    /// <summary>Looks at requests that it has not looked at since it started.</summary>
    /// <returns>Whether there were any.</returns>
    public async Task<bool> WorkAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        using var transaction = database.Begin();
        if (_due.Count == 0)
        {
            foreach (var site in rules.Hierarchy.Sites)
            {
                foreach (var id in transaction.Requests.DueUnplanned(site.Code, now, _started))
                    _due.Enqueue((site, id));
            }
        }

        if (_due.Count == 0)
            return false;
        for (var i = 0; i < BatchSize && _due.TryDequeue(out var next); i++)
        {
            // Another process may have ordered something else since.
            if (transaction.Requests.Find(next.Request) is { State: RequestState.Incoming or RequestState.Retry } request && request.Due <= now)
                await PlanAsync(transaction, next.Site, request, now, cancellationToken);
        }

        transaction.Commit();
        return true;
    }

    private async Task PlanAsync(ISiteTransaction transaction, HierarchySite site, ClientConfigurationRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = transaction.Inventory.Find(site.Code, request.Resource);
        if (check.WhyNot(request, stored) is { } why)
        {
            check.Cancel(transaction, request, stored, why);
            return;
        }

        var plan = await PlanAsync(site, stored!, transaction.Requests.LastAccount(site.Code, request.Resource), cancellationToken);
        transaction.Requests.Save(request with { Plan = plan, Planned = now });
        if (plan != request.Plan)
            RequestLife.Tell(transaction, request, HistoryKind.WouldInstall, now, $"CCR {request.Id}: {plan}");
    }

    private async Task<string> PlanAsync(HierarchySite site, StoredResource stored, string? lastAccount, CancellationToken cancellationToken)
    {
        var resource = stored.Record.ToResource(rules.Definition, stored.InstallFlag.IsSet);
        var source = await _managementPoints.FindSourceAsync(site, cancellationToken);
        var account = InstallationAttempts.InOrder(site.Definition.PushSettings, lastAccount).FirstOrDefault();
        return $"would install on {InstallationAttempts.Targets(resource)[0]} from {source ?? "no management point"}"
            + $" as {account ?? "the installer's own account"},"
            + $" assigned to {site.Primary}, reporting through {_managementPoints.FindReporting(site, resource) ?? "no management point"}";
    }
}
