namespace RulesPush.Sites;

/// <summary>Site-wide client push: decides on what a site has stored, and creates its requests.</summary>
/// <param name="rules">The rules.</param>
/// <param name="clock">The time.</param>
/// <param name="maxNewRequests">The brake: how many requests one occasion may open; null: any number.</param>
internal sealed class ClientPush(RulesInForce rules, TimeProvider clock, int? maxNewRequests)
{
    private readonly RuleAnswers _answers = new(rules, clock);

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
    public void AskAhead(ResourceRecord record, bool hasClient) => _answers.AskAhead(record, hasClient);

    /// <summary>Asks the rules of resources that are decided on again next, on all processors.</summary>
    public void AskAhead(IReadOnlyList<StoredResource> resources) => _answers.AskAhead(resources);

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
        var said = _answers.Of(stored.Record, stored.InstallFlag.IsSet, now);
        return said.IsCertain && said.HeldBy is { } holder && holder != stored.Site && said.Outcome != Outcome.NotASystem
            ? new(Outcome.NotAssigned, holder, null, $"is in the boundaries of {holder}, not of {stored.Site}", rules.Hash, now, inputs)
            : new(said.Outcome, said.HeldBy, said.Criteria, said.Reason, rules.Hash, now, inputs);
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
