using RulesPush.Cli.Output;
using RulesPush.Cli.Rules;
using RulesPush.Matching.Inventory;

namespace RulesPush.Cli.Deciding;

/// <summary>What the command says of a row.</summary>
/// <param name="Decision">The decision; null where the machine is not to be shown, and where there is none.</param>
/// <param name="Rejection">Why there is none; null where there is.</param>
internal readonly record struct DecidedRow(ShownDecision? Decision, string? Rejection);

/// <summary>Decides on machines with a pack, at one time, and lets none of the exceptions of its methods through.</summary>
/// <remarks>By one thread at a time: what cannot be told apart by the rules is looked at once.</remarks>
internal sealed class PackDecider(IRulePack pack, DateTimeOffset now)
{
    private readonly Dictionary<string, string> _shortNames =
        pack.Definition.Criteria.ToDictionary(static c => c.RuleName, c => pack.Definition.ShortName(c.RuleName));

    /// <summary>Whoever explains needs none.</summary>
    private readonly Lazy<KnownFlips> _flips = new(() => new KnownFlips(pack, now));

    /// <summary>Decides on all machines of some rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="site">The code of the only site whose machines are shown; null: all.</param>
    public IReadOnlyList<DecidedRow> Decide(IReadOnlyList<ReadRow> rows, string? site)
    {
        var decided = new DecidedRow[rows.Count];
        for (var i = 0; i < decided.Length; i++)
            decided[i] = rows[i].Row.Resource is { } resource ? Decide(resource, site) : new DecidedRow(null, rows[i].Row.Rejection);
        return decided;
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

    private DecidedRow Decide(Resource resource, string? site)
    {
        try
        {
            var decision = pack.Decide(resource, now);
            // The reason of a machine that is not shown is never rendered, which would cost more than the decision.
            if (site is not null && decision.Site?.Code != site)
                return default;
            var flip = decision.Outcome == Outcome.Push ? null : _flips.Value.FindSmallest(resource);
            return new DecidedRow(Show(decision, resource, Reason.Of(pack.Definition, decision, resource, now)) with { Flip = flip }, null);
        }
        catch (Exception e) when (!RulePackLoader.IsOfAnotherRuntime(e))
        {
            return new DecidedRow(null, ConditionFailure.Of(e, pack.Definition).Message);
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
