using RulesPush.Cli.Deciding;
using RulesPush.Cli.Output;
using RulesPush.Cli.Rules;

namespace RulesPush.Cli.Comparing;

/// <summary>A decision of one of two versions of rules, as it is shown.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Site">The code of the site; null where there is none.</param>
/// <param name="Criterion">The short name of the criteria that match or decide; null where they were not reached.</param>
/// <param name="Condition">The condition that decides; null where the criteria match, or were not reached.</param>
/// <param name="Reason">Why, in one line.</param>
internal sealed record ComparedDecision(Outcome Outcome, string? Site, string? Criterion, string? Condition, string Reason)
{
    /// <summary>Such as <c>Push at AKR</c>.</summary>
    public string Text => Site is null ? ShownDecision.NameOf(Outcome) : $"{ShownDecision.NameOf(Outcome)} at {Site}";
}

/// <summary>What one version of the rules says of a machine, or why it says nothing.</summary>
/// <param name="Decision">The decision; without a site where a method fails.</param>
/// <param name="Failure">Why a method of the rules says nothing.</param>
internal readonly record struct Decided(Decision Decision, string? Failure)
{
    /// <summary>Whether the two are the same decision, for whatever reason: names of classes mean nothing.</summary>
    public bool IsAs(Decided other) => Decision.Outcome == other.Decision.Outcome && Decision.Site?.Code == other.Decision.Site?.Code;

    /// <summary>Whether the two have the same reason too.</summary>
    public bool HasReasonOf(Decided other) =>
        Decision.Criteria?.RuleName == other.Decision.Criteria?.RuleName
        && Equals(Decision.Condition, other.Decision.Condition)
        && Equals(Decision.Exclusion, other.Decision.Exclusion)
        && Failure == other.Failure;
}

/// <summary>One of two versions of rules, by which machines are decided.</summary>
/// <param name="name">What a message calls it.</param>
/// <param name="path">Where it comes from.</param>
/// <param name="pack">The rules.</param>
/// <param name="now">The time of the decisions.</param>
internal sealed class ComparedRules(string name, string path, IRulePack pack, DateTimeOffset now)
{
    public IRulePack Pack => pack;

    /// <summary>Decides on a machine; a method that fails leaves it undecided, and says why.</summary>
    public Decided Decide(Resource machine)
    {
        try
        {
            return new Decided(pack.Decide(machine, now), null);
        }
        catch (Exception e) when (RulePackLoader.IsOfAnotherRuntime(e))
        {
            throw RulePackLoader.OfAnotherRuntime(path);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // As the sites do: what is not certain is not pushed.
            return new Decided(
                new Decision(Outcome.MissingData, pack.Assign(machine).AssignedSite), $"{name}: {ConditionFailure.Of(e, pack.Definition).Message}");
        }
    }

    public ComparedDecision Show(Decided decided, Resource machine)
    {
        var decision = decided.Decision;
        return new ComparedDecision(
            decision.Outcome,
            decision.Site?.Code,
            decision.Criteria is { } criteria ? pack.Definition.ShortName(criteria.RuleName) : null,
            decision.Condition?.ToString(),
            decided.Failure ?? Reason.Of(pack.Definition, decision, machine, now));
    }
}
