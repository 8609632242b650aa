namespace RulesPush.Sites;

/// <summary>A change of decisions of a site.</summary>
/// <param name="Site">The code of the site.</param>
/// <param name="Before">The outcome before; null where there was no decision.</param>
/// <param name="After">The outcome now.</param>
/// <param name="Count">How many resources.</param>
public sealed record DecisionChange(string Site, Outcome? Before, Outcome After, long Count);

/// <summary>Decides on everything that is stored again, because the rules have changed or a day has passed.</summary>
internal sealed class InventoryDecision(
    RulesInForce rules, ISiteDatabase database, ClientPush push, DiscoveryDataManager discoveryData, TimeProvider clock, Action<HierarchyNotice> notify)
{
    private const string RulesHash = "rules";
    private const string LastDay = "decided daily";
    private const int BatchSize = 1000;

    /// <summary>How often what only time changes is decided again.</summary>
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    private readonly MovedSites _movedSites = new(rules, database, clock);

    /// <summary>Decides again where the rules are others than those that were in force.</summary>
    public void ApplyRules()
    {
        using (var transaction = database.Begin())
        {
            if (transaction.Memory.Recall(RulesHash) == rules.Hash)
                return;
        }

        CancelOfRemovedSites();
        var moved = _movedSites.Empty();
        DecideAll(moved, OccasionKind.Rules, rules.Hash, $"rules {rules.Hash}", $"the rules have changed to {rules.Hash}");
        _movedSites.Remember();
        Remember(RulesHash, rules.Hash);
        // Everything has just been decided on, and what comes from now on will be when it comes.
        Remember(LastDay, StoredTime.Format(clock.GetUtcNow()));
    }

    /// <summary>When what only time changes is decided again; null where time changes nothing.</summary>
    public DateTimeOffset? NextDay()
    {
        if (!rules.Inputs.DependOnTime)
            return null;
        using var transaction = database.Begin();
        return transaction.Memory.Recall(LastDay) is { } last ? StoredTime.Parse(last) + _day : clock.GetUtcNow();
    }

    /// <summary>Decides again where a day has passed.</summary>
    public bool ApplyDay()
    {
        if (NextDay() is not { } due || due > clock.GetUtcNow())
            return false;
        var today = clock.GetUtcNow();
        // Named by the day before, so that a look that was killed goes on as the same, with the same brake.
        DecideAll(new HashSet<string>(), OccasionKind.Day, RecallLastDay() ?? "the first", "the daily look", "a day has passed");
        Remember(LastDay, StoredTime.Format(today));
        return true;
    }

    /// <summary>Nobody carries out the requests of a site that is no longer in the rules.</summary>
    private void CancelOfRemovedSites()
    {
        using var transaction = database.Begin();
        var removed = transaction.Requests.Count().Select(static c => c.Site).Distinct().Where(site => rules.Hierarchy.Find(site) is null);
        foreach (var request in removed.SelectMany(site => transaction.Requests.List(site: site)).Where(static r => r.IsOpen))
            RequestLife.Close(transaction, request, RequestState.Cancelled, $"{request.Site} is no longer a site of the rules", clock.GetUtcNow());
        transaction.Commit();
    }

    /// <summary>Safe to be repeated from the start where the process was killed: what has been decided again says the same.</summary>
    private void DecideAll(IReadOnlySet<string> moved, OccasionKind kind, string identity, string name, string cause)
    {
        long occasion;
        using (var transaction = database.Begin())
        {
            // The rules of last month may come back: their occasion then was another.
            var since = transaction.Memory.Recall(RulesHash);
            occasion = transaction.Occasions.Open(kind, $"{identity} after {since}", name, clock.GetUtcNow()).Id;
            transaction.Commit();
        }

        var changes = new Dictionary<(string Site, Outcome? Before, Outcome After), long>();
        var total = 0L;
        foreach (var site in rules.Hierarchy.Sites)
        {
            for (long? after = 0; after is { } behind;)
                after = DecidePage(site, behind, occasion, moved, changes, ref total);
        }

        using (var transaction = database.Begin())
        {
            transaction.Occasions.Finish(occasion);
            transaction.Commit();
        }

        if (total > 0 && (kind == OccasionKind.Rules || changes.Count > 0))
        {
            notify(new HierarchyNotice(NoticeKind.Decisions, $"{cause}: {total:N0} stored resources decided again, {changes.Values.Sum():N0} decisions changed")
            {
                Changes = [.. changes.OrderBy(static c => c.Key).Select(static c => new DecisionChange(c.Key.Site, c.Key.Before, c.Key.After, c.Value))],
            });
        }
    }

    /// <summary>Decides for the next resources of a site; returns the number of the last, or null where there was none.</summary>
    private long? DecidePage(
        HierarchySite site,
        long after,
        long occasion,
        IReadOnlySet<string> moved,
        Dictionary<(string Site, Outcome? Before, Outcome After), long> changes,
        ref long total)
    {
        using var transaction = database.Begin();
        var page = transaction.Inventory.Page(site.Code, after, BatchSize);
        if (page.Count == 0)
            return null;
        // Kept for its open request alone is what a secondary site does not hold. Where it comes back, the primary site will send a PDR.
        StoredResource[] decided = [.. page.Where(r => !site.IsSecondary || r.Decision?.HeldBy == site.Code)];
        push.AskAhead(decided);
        foreach (var before in decided)
        {
            var now = push.DecideAgain(transaction, before, occasion);
            if (now.Decision != before.Decision)
                transaction.Inventory.SaveDecision(now);
            if (!now.Decision!.SaysAs(before.Decision))
            {
                var key = (site.Code, before.Decision?.Outcome, now.Decision.Outcome);
                changes[key] = changes.GetValueOrDefault(key) + 1;
            }

            // A site that has another primary site knows nothing yet of what it holds.
            var holder = now.Decision.HeldBy;
            if (holder != before.Decision?.HeldBy || (holder is not null && moved.Contains(holder)))
                discoveryData.SendDown(transaction, site, now, before.Decision?.HeldBy, occasion);
        }

        total += page.Count;
        transaction.Commit();
        return page[^1].Id;
    }

    private string? RecallLastDay()
    {
        using var transaction = database.Begin();
        return transaction.Memory.Recall(LastDay);
    }

    private void Remember(string name, string value)
    {
        using var transaction = database.Begin();
        transaction.Memory.Remember(name, value);
        transaction.Commit();
    }
}
