using RulesPush.Matching.Criteria;
using RulesPush.Model;

namespace RulesPush.Matching.Inventory;

/// <summary>What machine after machine shows of the rules, looked at once for all that the rules cannot tell apart.</summary>
/// <remarks>Where a <c>[Condition]</c> method was asked it holds for its machine alone. One thread at a time.</remarks>
internal sealed class KnownCoverage
{
    private readonly RuleCoverage _coverage;
    private readonly LikeMachines<MachineCoverage> _known;

    public KnownCoverage(RuleCoverage coverage)
    {
        _coverage = coverage;
        // Of a condition with several values it counts which of them a machine has, which is more than the condition tells apart.
        var values = coverage.Criteria.SelectMany(static c => c.Conditions).SelectMany(static c => c.Values).Select(static v => v.Only);
        _known = new LikeMachines<MachineCoverage>(new Likeness(coverage.Pack, coverage.Now, values));
    }

    /// <inheritdoc cref="RuleCoverage.Look"/>
    public MachineCoverage Look(Resource machine)
    {
        if (_known.TryFind(machine, out var seen))
            return seen;
        seen = _coverage.Look(machine);
        if (!seen.Criteria.Any(HasAskedMethod))
            _known.Keep(machine, seen);
        return seen;
    }

    private static bool HasAskedMethod(CriteriaSighting seen) =>
        seen.Criteria.Conditions.Zip(seen.Truths).Any(static c => c.Second is not null && Columns.Key(c.First.Condition.Test) is null);
}
