namespace RulesPush.Sites;

/// <summary>
/// The maintenance tasks of the primary sites. They need no rules: what follows from a cleared flag or a removed
/// resource at other sites is left as messages, which the running hierarchy handles.
/// </summary>
public static class SiteMaintenance
{
    private const int BatchSize = 1000;

    /// <summary>Runs a task on everything that is stored.</summary>
    /// <param name="database">The site database.</param>
    /// <param name="task">The task, with its days.</param>
    /// <param name="now">The time.</param>
    /// <param name="isWhatIf">Whether it only says what it would do.</param>
    public static MaintenanceReport Run(ISiteDatabase database, MaintenanceTask task, DateTimeOffset now, bool isWhatIf)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(task);
        var before = now - TimeSpan.FromDays(task.Days);
        var resources = new List<(string Site, string Name)>();
        var (values, events) = (0L, 0L);
        var sites = ReadSites(database);
        foreach (var site in sites.Where(static s => !s.IsSecondary))
        {
            for (long? after = 0; after is { } behind;)
                after = RunPage(database, task, site, sites, behind, before, now, isWhatIf, resources, ref values);
        }

        using var transaction = database.Begin();
        if (task.Name == MaintenanceTask.DeleteAgedDiscoveryData.Name)
            events = transaction.History.CountBefore(before, remove: !isWhatIf);
        if (!isWhatIf)
        {
            MaintenanceSettings.SetLastRun(transaction, task, now);
            transaction.Commit();
        }

        return new MaintenanceReport(task, resources, values, events);
    }

    private static IReadOnlyList<KnownSite> ReadSites(ISiteDatabase database)
    {
        using var transaction = database.Begin();
        return KnownSites.Read(transaction);
    }

    private static long? RunPage(
        ISiteDatabase database, MaintenanceTask task, KnownSite site, IReadOnlyList<KnownSite> sites, long after, DateTimeOffset before,
        DateTimeOffset now, bool isWhatIf, List<(string Site, string Name)> resources, ref long values)
    {
        using var transaction = database.Begin();
        var page = transaction.Inventory.Page(site.Code, after, BatchSize);
        foreach (var resource in page)
        {
            if (IsDue(task, resource, before) && IsIdle(transaction, sites, resource))
            {
                resources.Add((site.Code, resource.Name));
                if (!isWhatIf && task.Name == MaintenanceTask.ClearInstallFlag.Name)
                    transaction.Messages.Add(site.Code, site.Code, new InstallFlagMessage(resource.Id, new InstallFlag(false, now)), null);
                else if (!isWhatIf)
                    Remove(transaction, sites, resource, now);
            }
            else if (task.Name == MaintenanceTask.DeleteAgedDiscoveryData.Name && resource.Record.FindAged(before) is { Count: > 0 } aged)
            {
                values += aged.Count;
                if (!isWhatIf)
                    transaction.Messages.Add(site.Code, site.Code, new AgedValuesMessage(resource.Id, before), null);
            }
        }

        if (!isWhatIf)
            transaction.Commit();
        return page.Count == 0 ? null : page[^1].Id;
    }

    private static bool IsDue(MaintenanceTask task, StoredResource resource, DateTimeOffset before) => task.Name switch
    {
        "delete-aged" => resource.Record.LastDiscovered < before,
        "clear-install-flag" => resource.InstallFlag.IsSet && resource.InstallFlag.Changed < before,
        "delete-inactive" => IsSaid(resource, nameof(Resource.Active), "no") && resource.Record.LastDiscovered < before,
        "delete-obsolete" => IsSaid(resource, nameof(Resource.Obsolete), "yes") && resource.Record.LastDiscovered < before,
        _ => throw new ArgumentOutOfRangeException(nameof(task)),
    };

    private static bool IsSaid(StoredResource resource, string property, string value) => resource.Record.Single(property) == value;

    /// <summary>What is being installed right now waits for the next time.</summary>
    private static bool IsIdle(ISiteTransaction transaction, IReadOnlyList<KnownSite> sites, StoredResource resource) =>
        sites.All(site => transaction.Requests.FindOpen(site.Code, resource.Id)?.State != RequestState.Processing);

    private static void Remove(ISiteTransaction transaction, IReadOnlyList<KnownSite> sites, StoredResource resource, DateTimeOffset now)
    {
        if (transaction.Requests.FindOpen(resource.Site, resource.Id) is { } request)
            RequestLife.Close(transaction, request, RequestState.Cancelled, "the resource was removed", now);
        transaction.Inventory.Remove(resource.Site, resource.Id);
        transaction.Inventory.SaveKeys(resource.Site, resource.Id, [IdentityKeys.Removed(resource.Name)]);
        transaction.History.Add(new HistoryEvent(
            resource.Id, resource.Site, now, HistoryKind.Removed, $"last discovered {resource.Record.LastDiscovered:yyyy-MM-dd}"));
        foreach (var secondary in sites.Where(s => s.IsSecondary && s.Parent == resource.Site))
        {
            // Its holder also where it does not know of it yet: the PDR may be on its way.
            if (secondary.Code == resource.Decision?.HeldBy || transaction.Inventory.Find(secondary.Code, resource.Id) is not null)
                transaction.Messages.Add(resource.Site, secondary.Code, new RemovalMessage(resource.Id), null);
        }
    }
}
