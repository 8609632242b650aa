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

    /// <summary>Looks at requests that it has not looked at since it started.</summary>
    /// <returns>Whether there were any.</returns>
    public async Task<bool> WorkAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var count = 0;
        using var transaction = database.Begin();
        foreach (var site in rules.Hierarchy.Sites)
        {
            foreach (var request in transaction.Requests.DueUnplanned(site.Code, now, _started, BatchSize))
            {
                count++;
                var stored = transaction.Inventory.Find(site.Code, request.Resource);
                if (check.WhyNot(request, stored) is { } why)
                {
                    check.Cancel(transaction, request, stored, why);
                    continue;
                }

                var plan = await PlanAsync(site, stored!, transaction.Requests.LastAccount(site.Code, request.Resource), cancellationToken);
                transaction.Requests.Save(request with { Plan = plan, Planned = now });
                if (plan != request.Plan)
                    RequestLife.Tell(transaction, request, HistoryKind.WouldInstall, now, $"CCR {request.Id}: {plan}");
            }
        }

        if (count > 0)
            transaction.Commit();
        return count > 0;
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
