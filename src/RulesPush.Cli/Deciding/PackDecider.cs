using RulesPush.Cli.Output;
using RulesPush.Cli.Rules;
using RulesPush.Matching.Inventory;

namespace RulesPush.Cli.Deciding;

/// <summary>Decides one machine after the other with a pack, at one time, and lets none of the pack's exceptions through.</summary>
internal sealed class PackDecider(IRulePack pack, DateTimeOffset now)
{
    private readonly Dictionary<string, string> _shortNames =
        pack.Definition.Criteria.ToDictionary(static c => c.RuleName, c => pack.Definition.ShortName(c.RuleName));

    private readonly KnownFlips _flips = new(pack, now);

    /// <summary>Decides; null where the machine is not one of <paramref name="site"/>, which null leaves open.</summary>
    /// <exception cref="ConditionFailure">A method of the rules throws.</exception>
    public ShownDecision? Decide(Resource resource, string? site)
    {
        try
        {
            var decision = pack.Decide(resource, now);
            // The reason of a machine that is not shown is never rendered, which would cost more than the decision.
            if (site is not null && decision.Site?.Code != site)
                return null;
            var flip = decision.Outcome == Outcome.Push ? null : _flips.FindSmallest(resource);
            return Show(decision, resource, Reason.Of(pack.Definition, decision, resource, now)) with { Flip = flip };
        }
        catch (Exception e) when (!RulePackLoader.IsOfAnotherRuntime(e))
        {
            throw ConditionFailure.Of(e, pack.Definition);
        }
    }

    /// <summary>Explains the decision.</summary>
    /// <exception cref="ConditionFailure">A method of the rules throws.</exception>
    public Explanation Explain(Resource resource)
    {
        try
        {
            return pack.Explain(resource, now);
        }
        catch (Exception e) when (!RulePackLoader.IsOfAnotherRuntime(e))
        {
            throw ConditionFailure.Of(e, pack.Definition);
        }
    }

    /// <summary>A decision with the names that the command shows.</summary>
    public ShownDecision Show(Decision decision, Resource resource, string reason) => new(
        resource.Name ?? "",
        decision.Site?.Code,
        decision.Outcome,
        decision.MatchedCriteria is { } criteria ? _shortNames[criteria.RuleName] : null,
        reason);
}
