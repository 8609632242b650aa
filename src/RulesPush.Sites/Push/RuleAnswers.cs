namespace RulesPush.Sites;

/// <summary>What the rules say of a record, whichever site asks.</summary>
/// <param name="By">Who asked them.</param>
/// <param name="HasClient">With the install flag set or not.</param>
/// <param name="Time">When.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="HeldBy">The code of the site that the resource is assigned to; null where it is to none.</param>
/// <param name="Criteria">The full name of the criteria that certainly match; null where none does.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsCertain">Whether they could say: no method of theirs has failed.</param>
internal sealed record RuleAnswer(
    RuleAnswers By, bool HasClient, DateTimeOffset Time, Outcome Outcome, string? HeldBy, string? Criteria, string Reason, bool IsCertain = true);

/// <summary>Asks the rules of records, and keeps with each what they have said last. By many threads at once.</summary>
internal sealed class RuleAnswers(RulesInForce rules, TimeProvider clock)
{
    /// <summary>Fewer are not worth a thread.</summary>
    private const int Together = 250;

    /// <summary>So long what the rules have said of a record holds without asking: it is asked for shortly before it is stored.</summary>
    private static readonly TimeSpan _hardlyAnyTime = TimeSpan.FromMinutes(1);

    /// <summary>A primary site and the secondary site that holds the resource ask one after the other for the same record.</summary>
    public RuleAnswer Of(ResourceRecord record, bool hasClient, DateTimeOffset now)
    {
        if (record.Answer is { } last && ReferenceEquals(last.By, this) && last.HasClient == hasClient && now - last.Time < _hardlyAnyTime)
            return last;
        return record.Answer = Ask(record.ToResource(rules.Definition, hasClient), hasClient, now);
    }

    /// <summary>Asks of a record that is likely to be decided on as it is.</summary>
    public void AskAhead(ResourceRecord record, bool hasClient)
    {
        _ = rules.Inputs.NumberOf(record, hasClient);
        _ = Of(record, hasClient, clock.GetUtcNow());
    }

    /// <summary>The same of many, on all processors.</summary>
    public void AskAhead(IReadOnlyList<StoredResource> resources)
    {
        if (resources.Count == 0)
            return;
        var now = clock.GetUtcNow();
        if (resources.Count <= Together)
            AskAhead(resources, now);
        else
            Parallel.ForEach(resources.Chunk(Together), some => AskAhead(some, now));
    }

    private void AskAhead(IReadOnlyList<StoredResource> resources, DateTimeOffset now)
    {
        foreach (var stored in resources)
        {
            var (record, hasClient) = (stored.Record, stored.InstallFlag.IsSet);
            _ = rules.Inputs.NumberOf(record, hasClient);
            record.Answer = Ask(record.ToResource(rules.Definition, hasClient), hasClient, now);
        }
    }

    private RuleAnswer Ask(Resource resource, bool hasClient, DateTimeOffset now)
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
}
