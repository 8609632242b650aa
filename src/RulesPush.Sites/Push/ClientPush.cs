namespace RulesPush.Sites;

/// <summary>Site-wide client push: decides on what a site has stored, and creates its requests.</summary>
/// <param name="rules">The rules.</param>
/// <param name="clock">The time.</param>
/// <param name="maxNewRequests">The brake: how many requests one occasion may open; null: any number.</param>
internal sealed class ClientPush(RulesInForce rules, TimeProvider clock, int? maxNewRequests)
{
    /// <summary>So long what the rules have said of a record holds without asking: it is asked for shortly before it is stored.</summary>
    private static readonly TimeSpan _hardlyAnyTime = TimeSpan.FromMinutes(1);

    /// <summary>The methods of the rules are asked by one thread at a time.</summary>
    private readonly Lock _asking = new();

    /// <summary>Decides where what the rules read has changed. The caller stores what is returned.</summary>
    public StoredResource DecideIfChanged(ISiteTransaction transaction, StoredResource resource, long? occasion)
    {
        var inputs = rules.Inputs.NumberOf(resource.Record, resource.InstallFlag.IsSet);
        if (resource.Decision?.Inputs == inputs)
            return resource;
        var decided = Decide(transaction, resource, inputs);
        // Whether what is not known has changed, nobody can say.
        var isChanged = resource.Decision is not { Inputs: null };
        if (IsOwnPush(decided) && (!IsOwnPush(resource) || (isChanged && MayComeBack(transaction, resource))))
            OpenRequest(transaction, decided, occasion);
        return decided;
    }

    /// <summary>
    /// Decides again because the rules or the day have changed. Only a decision that became a push creates a request:
    /// one that was given up or cancelled does not come back because of a rule elsewhere.
    /// </summary>
    public StoredResource DecideAgain(ISiteTransaction transaction, StoredResource resource, long occasion)
    {
        var decided = Decide(transaction, resource, rules.Inputs.NumberOf(resource.Record, resource.InstallFlag.IsSet));
        if (IsOwnPush(decided) && !IsOwnPush(resource))
            OpenRequest(transaction, decided, occasion);
        return decided;
    }

    /// <summary>Asks the rules of a record that is likely to be decided on as it is.</summary>
    public void AskAhead(ResourceRecord record, bool hasClient)
    {
        _ = rules.Inputs.NumberOf(record, hasClient);
        _ = Ask(record, hasClient, clock.GetUtcNow());
    }

    /// <summary>What the rules say now, which before an attempt counts more than what they said.</summary>
    public KeptDecision Evaluate(StoredResource resource) =>
        Evaluate(resource, rules.Inputs.NumberOf(resource.Record, resource.InstallFlag.IsSet));

    /// <summary>A client that reports ends the open request, unless the wizard was told to install always.</summary>
    public void CloseInstalled(ISiteTransaction transaction, StoredResource resource)
    {
        if (transaction.Requests.FindOpen(resource.Site, resource.Id) is not { } request || request.Wizard?.AlwaysInstall == true)
            return;
        RequestLife.Close(transaction, request, RequestState.Done, "the client reports that it is installed", clock.GetUtcNow());
    }

    /// <summary>
    /// A machine that was given up gets a new request when it is seen to have changed. What an administrator cancelled, and
    /// what trying again does not mend, stays closed until the rules have once said otherwise, or until it is retried by hand.
    /// </summary>
    private static bool MayComeBack(ISiteTransaction transaction, StoredResource resource) =>
        transaction.Requests.List(site: resource.Site, resource: resource.Id) is not [.., var last]
        || (last.Ending != RequestOrders.CancelledByHand
            && transaction.Requests.Attempts(last.Id) is not [.., { Error: InstallationError.BadPlatform or InstallationError.AlreadyClient }]);

    private static bool IsOwnPush(StoredResource resource) =>
        resource.Decision is { Outcome: Outcome.Push } decision && decision.HeldBy == resource.Site;

    private StoredResource Decide(ISiteTransaction transaction, StoredResource resource, long inputs)
    {
        var decision = Evaluate(resource, inputs);
        if (decision.SaysAs(resource.Decision))
            return resource with { Decision = resource.Decision! with { Inputs = inputs } };
        transaction.History.Add(new HistoryEvent(
            resource.Id, resource.Site, decision.Time, HistoryKind.Decided, $"{decision.Outcome}: {decision.Reason}"));
        return resource with { Decision = decision };
    }

    private KeptDecision Evaluate(StoredResource stored, long inputs)
    {
        var now = clock.GetUtcNow();
        var said = Ask(stored.Record, stored.InstallFlag.IsSet, now);
        return said.IsCertain && said.HeldBy is { } holder && holder != stored.Site && said.Outcome != Outcome.NotASystem
            ? new(Outcome.NotAssigned, holder, null, $"is in the boundaries of {holder}, not of {stored.Site}", rules.Hash, now, inputs)
            : new(said.Outcome, said.HeldBy, said.Criteria, said.Reason, rules.Hash, now, inputs);
    }

    /// <summary>A primary site and the secondary site that holds the resource ask one after the other for the same record.</summary>
    private RulesAnswer Ask(ResourceRecord record, bool hasClient, DateTimeOffset now)
    {
        if (record.Answer is { } last && ReferenceEquals(last.By, this) && last.HasClient == hasClient && now - last.Time < _hardlyAnyTime)
            return last;
        var resource = record.ToResource(rules.Definition, hasClient);
        lock (_asking)
            record.Answer = last = Ask(resource, hasClient, now);
        return last;
    }

    private RulesAnswer Ask(Resource resource, bool hasClient, DateTimeOffset now)
    {
        try
        {
            var decision = rules.Pack.Decide(resource, now);
            var heldBy = decision.Outcome switch
            {
                Outcome.NotASystem => rules.Pack.Assign(resource).AssignedSite?.Code,
                Outcome.NotAssigned or Outcome.RoamingOnly => null,
                _ => decision.Site!.Code,
            };
            return new(this, hasClient, now, decision.Outcome, heldBy, decision.MatchedCriteria?.RuleName, Reason.Of(rules.Definition, decision, resource, now));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A method of the rules: what it would have said is not known, and what is not certain is not pushed.
            var heldBy = rules.Pack.Assign(resource).AssignedSite?.Code;
            return new(
                this, hasClient, now, Outcome.MissingData, heldBy, null, VisibleText.Of($"a method of the rules failed: {e.GetType().Name}: {e.Message}"), IsCertain: false);
        }
    }

    private void OpenRequest(ISiteTransaction transaction, StoredResource resource, long? occasion)
    {
        if (transaction.Requests.FindOpen(resource.Site, resource.Id) is not null)
            return;
        var isHeld = occasion is { } id && maxNewRequests is { } most && transaction.Occasions.CountOpened(id) >= most;
        RequestLife.Create(transaction, resource, resource.Decision!.Reason, wizard: null, isHeld, occasion, clock.GetUtcNow());
        if (occasion is { } counted && !isHeld)
            transaction.Occasions.AddOpened(counted);
    }
}

/// <summary>What the rules say of a record, whichever site asks.</summary>
/// <param name="By">Who asked them.</param>
/// <param name="HasClient">With the install flag set or not.</param>
/// <param name="Time">When.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="HeldBy">The code of the site that the resource is assigned to; null where it is to none.</param>
/// <param name="Criteria">The full name of the criteria that certainly match; null where none does.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsCertain">Whether they could say: no method of theirs has failed.</param>
internal sealed record RulesAnswer(
    ClientPush By, bool HasClient, DateTimeOffset Time, Outcome Outcome, string? HeldBy, string? Criteria, string Reason, bool IsCertain = true);
