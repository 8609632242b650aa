using RulesPush.Model;

namespace RulesPush;

/// <summary>All rules of a project, compiled. It has no state, and may be used from many threads at once.</summary>
public interface IRulePack
{
    /// <summary>The rule model that the pack was compiled from: enough to explain and draw it.</summary>
    RulePackDefinition Definition { get; }

    /// <summary>Which site <paramref name="resource"/> belongs to.</summary>
    Assignment Assign(Resource resource);

    /// <summary>What becomes of <paramref name="resource"/> at the time <paramref name="now"/>.</summary>
    /// <remarks>
    /// The time counts for <c>LastSeenWithin</c> and <c>Until</c>. An exception of a <c>[Condition]</c> method comes through.
    /// </remarks>
    Decision Decide(Resource resource, DateTimeOffset now);

    /// <summary>Whether <paramref name="resource"/> matches criteria of the pack at the time <paramref name="now"/>, whatever its site.</summary>
    /// <exception cref="ArgumentException">The criteria are none of the pack.</exception>
    Truth Evaluate(CriteriaDefinition criteria, Resource resource, DateTimeOffset now);

    /// <summary>Explains the decision: every check, every condition, the value that it read.</summary>
    Explanation Explain(Resource resource, DateTimeOffset now);
}
