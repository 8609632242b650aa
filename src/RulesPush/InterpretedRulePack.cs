using RulesPush.Matching;
using RulesPush.Model;

namespace RulesPush;

/// <summary>
/// A rule pack that was not compiled: it evaluates its criteria condition by condition. For rules that are made at run
/// time, as in simulations and tests; the build compiles all others.
/// </summary>
/// <param name="definition">The rules.</param>
public sealed class InterpretedRulePack(RulePackDefinition definition) : CompiledRulePack(definition)
{
    /// <inheritdoc/>
    protected override CriteriaMatch Match(int criteria, Resource resource, DateTimeOffset now)
    {
        var match = new CriteriaMatch();
        var conditions = Definition.Criteria[criteria].Conditions;
        for (var i = 0; i < conditions.Count; i++)
        {
            if (!match.Require(i, ReferenceCriteria.Evaluate(conditions[i], resource, now)))
                break;
        }

        return match;
    }
}
