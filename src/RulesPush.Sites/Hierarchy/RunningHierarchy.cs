namespace RulesPush.Sites;

/// <summary>
/// A hierarchy of sites at work. Each call of <see cref="WorkAsync"/> is a round: what was discovered, messages, what
/// is due. It is driven from outside, so that a week can pass in a second.
/// </summary>
public sealed class RunningHierarchy : IDisposable
{
    private readonly RulesInForce _rules;
    private readonly ISiteDatabase _database;
    private readonly HierarchyOptions _options;
    private readonly DiscoveryDataManager _discoveryData;
    private readonly DiscoveryIntake _intake;
    private readonly SiteSender _sender;
    private readonly InventoryDecision _inventory;
    private readonly RequestCheck _check;
    private readonly ClientConfigurationManager? _requests;
    private readonly DryRun? _dryRun;
    private readonly Brake _brake;

    /// <summary>Puts the parts together. Nothing is read or written before <see cref="Start"/>.</summary>
    public RunningHierarchy(RulesInForce rules, ISiteDatabase database, HierarchyOptions options)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(options);
        (_rules, _database, _options) = (rules, database, options);
        var clock = options.Clock;
        var push = new ClientPush(rules, clock, options.MaxNewRequests);
        _discoveryData = new DiscoveryDataManager(rules, push, clock);
        var receiver = new MessageReceiver(rules, database, _discoveryData, new ProcessedDdrs(push, clock));
        _intake = new DiscoveryIntake(
            rules, database, _discoveryData, options.Link is null ? receiver : null, options);
        _sender = new SiteSender(rules, database, options.Link?.Invoke(receiver) ?? receiver, clock);
        _inventory = new InventoryDecision(rules, database, push, _discoveryData, clock, options.Notify);
        _check = new RequestCheck(rules, push, clock);
        _brake = new Brake(database, options.Notify);
        if (options.Installer is { } installer)
        {
            var attempts = new InstallationAttempts(
                rules, installer, options.Accounts, new ManagementPointLocator(rules, options.ManagementPoints), clock);
            _requests = new ClientConfigurationManager(rules, database, attempts, _check, _discoveryData, clock);
        }
        else
        {
            _dryRun = new DryRun(rules, database, _check, clock);
        }
    }

    /// <summary>The batch that is being taken in; null between batches.</summary>
    public IDiscoveryBatch? CurrentBatch => _intake.Current;

    /// <summary>The calls of the installer that have not ended.</summary>
    public IReadOnlyCollection<Task> RunningInstallations => _requests?.Running ?? [];

    /// <summary>Recovers what a killed process has left, and decides again where the rules have changed.</summary>
    public void Start()
    {
        using (var transaction = _database.Begin())
        {
            KnownSites.Write(transaction, _rules.Hierarchy, _options.Sources);
            transaction.Commit();
        }

        _requests?.Recover();
        _inventory.ApplyRules();
        // Before anything new comes in: of a site that has stored nothing yet, nothing is old.
        Maintain();
        _brake.Tell();
    }

    /// <summary>Works one round.</summary>
    /// <returns>Whether there was anything to do; where not, wait for <see cref="NextDue"/> or a running installation.</returns>
    public async Task<bool> WorkAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var worked = _intake.Work();
        worked |= await _sender.SendAsync(cancellationToken);
        worked |= _inventory.ApplyDay();
        worked |= Maintain();
        if (_requests is { } requests)
        {
            worked |= requests.Finish();
            worked |= requests.Start(cancellationToken);
        }
        else if (!worked)
        {
            // It changes nothing that anything else waits for.
            worked = await _dryRun!.WorkAsync(cancellationToken);
        }

        if (!worked)
            _brake.Tell();
        return worked;
    }

    /// <summary>Stores the results of installations that have ended while the system stops; those that were broken off are due again.</summary>
    public void Stop()
    {
        _requests?.Finish();
        _requests?.Recover();
    }

    /// <summary>When there is something to do next by time alone; null where nothing waits.</summary>
    public DateTimeOffset? NextDue()
    {
        // Before the transaction: it has one of its own.
        var day = _inventory.NextDay();
        using var transaction = _database.Begin();
        var dues = MaintenanceTask.All.Select(task => NextRun(transaction, task)).ToList();
        // A dry run has looked at what is due, and leaves it due.
        if (_requests is not null)
            dues.AddRange(_rules.Hierarchy.Sites.Select(site => transaction.Requests.NextDue(site.Code)));
        return dues.Append(_sender.NextTry).Append(day).Min();
    }

    /// <summary>The Client Push Installation Wizard, on resources of a site by their numbers.</summary>
    public IReadOnlyList<WizardResult> Push(string site, IEnumerable<long> resources, WizardOptions options)
    {
        ArgumentNullException.ThrowIfNull(resources);
        var wizard = new ClientPushWizard(_check, _options.Clock);
        using var transaction = _database.Begin();
        var results = resources
            .Select(id => transaction.Inventory.Find(site, id)).OfType<StoredResource>()
            .Select(resource => wizard.Push(transaction, _rules.Hierarchy.Find(site)!, resource, options)).ToList();
        transaction.Commit();
        return results;
    }

    /// <summary>Takes in a DDR that was kept aside, and forgets that it was; or keeps it with its new reason.</summary>
    /// <returns>Why it was kept; null where it was taken in.</returns>
    public string? Replay(BadDdr bad, DiscoveredRow row)
    {
        ArgumentNullException.ThrowIfNull(bad);
        using var transaction = _database.Begin();
        var site = _rules.Hierarchy.Find(bad.Site);
        var why = site is null ? $"there is no site {bad.Site} in the rules"
            : row.Ddr is { } ddr ? _discoveryData.TakeIn(transaction, site, _discoveryData.Prepare(ddr), bad.Occasion)
            : row.Rejection;
        if (why is null)
            transaction.BadDdrs.Remove(bad.Id);
        else
            transaction.BadDdrs.Change(bad with { Raw = row.Raw, Reason = why });
        transaction.Commit();
        return why;
    }

    /// <inheritdoc/>
    public void Dispose() => _intake.Dispose();

    private bool Maintain()
    {
        var worked = false;
        foreach (var standard in MaintenanceTask.All)
        {
            MaintenanceTask task;
            using (var transaction = _database.Begin())
            {
                if (NextRun(transaction, standard) is not { } due || due > _options.Clock.GetUtcNow())
                    continue;
                task = MaintenanceSettings.Read(transaction, standard);
            }

            var report = SiteMaintenance.Run(_database, task, _options.Clock.GetUtcNow(), isWhatIf: false);
            worked = true;
            if (report.Resources.Count + report.Values + report.Events > 0)
            {
                _options.Notify(new HierarchyNotice(
                    NoticeKind.Maintenance, $"{task.Title}: {report.Resources.Count:N0} resources, {report.Values:N0} old values"));
            }
        }

        return worked;
    }

    private DateTimeOffset? NextRun(ISiteTransaction transaction, MaintenanceTask standard)
    {
        if (!MaintenanceSettings.Read(transaction, standard).IsOn)
            return null;
        return MaintenanceSettings.LastRun(transaction, standard) + MaintenanceTask.Every ?? _options.Clock.GetUtcNow();
    }
}
