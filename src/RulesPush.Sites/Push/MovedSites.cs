namespace RulesPush.Sites;

/// <summary>
/// Secondary sites that a change of rules gives to another primary site. What they have stored is numbered by the old
/// one, which corrects it no more: it would be decided on for ever, beside what the new one sends of the same machines.
/// </summary>
internal sealed class MovedSites(RulesInForce rules, ISiteDatabase database, TimeProvider clock)
{
    private const string Parents = "primary sites of the secondary sites";
    private const int BatchSize = 1000;

    /// <summary>
    /// Empties the secondary sites that had another primary site, or were primary ones, when <see cref="Remember"/> was
    /// called last. Safe to be repeated from the start where the process was killed.
    /// </summary>
    /// <returns>The codes of the sites.</returns>
    public IReadOnlySet<string> Empty()
    {
        var moved = new HashSet<string>();
        // Null before the first rules: then nothing is stored either.
        if (Recall() is not { } parents)
            return moved;
        foreach (var site in rules.Hierarchy.Sites.Where(static s => s.IsSecondary))
        {
            var wasPrimary = !parents.TryGetValue(site.Code, out var parent);
            if (!wasPrimary && parent == site.Parent!.Code)
                continue;
            Empty(site, wasPrimary);
            moved.Add(site.Code);
        }

        return moved;
    }

    /// <summary>Remembers the primary sites for the next change of rules.</summary>
    public void Remember()
    {
        using var transaction = database.Begin();
        transaction.Memory.Remember(
            Parents, string.Join('\n', rules.Hierarchy.Sites.Where(static s => s.IsSecondary).Select(static s => $"{s.Code} {s.Parent}")));
        transaction.Commit();
    }

    private Dictionary<string, string>? Recall()
    {
        using var transaction = database.Begin();
        return transaction.Memory.Recall(Parents)?.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split(' ')).ToDictionary(static p => p[0], static p => p[1]);
    }

    private void Empty(HierarchySite site, bool wasPrimary)
    {
        for (var left = true; left;)
        {
            using var transaction = database.Begin();
            var page = transaction.Inventory.Page(site.Code, 0, BatchSize);
            foreach (var resource in page)
                Remove(transaction, site, resource, wasPrimary);
            transaction.Commit();
            left = page.Count > 0;
        }
    }

    private void Remove(ISiteTransaction transaction, HierarchySite site, StoredResource resource, bool wasPrimary)
    {
        var now = clock.GetUtcNow();
        var why = $"{site} now belongs to {site.Parent}, which decides anew";
        if (transaction.Requests.FindOpen(site.Code, resource.Id) is { } request)
            RequestLife.Close(transaction, request, RequestState.Cancelled, why, now);
        transaction.Inventory.Remove(site.Code, resource.Id);
        transaction.History.Add(new HistoryEvent(resource.Id, site.Code, now, HistoryKind.Removed, why));
        // What a primary site has discovered nobody else may know.
        if (wasPrimary)
        {
            transaction.Messages.Add(
                site.Code, site.Parent!.Code, new RecordMessage(resource.Id, resource.Serial, resource.Record, resource.InstallFlag), occasion: null);
        }
    }
}
