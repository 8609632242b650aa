namespace RulesPush.Model;

/// <summary>A condition, held against a resource.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Truth">Whether it holds.</param>
/// <param name="IsVoid">Whether it is an exclude after its last day, which counts for nothing.</param>
/// <param name="Value">The value that it read, as text; "not seen" where discovery saw none.</param>
/// <param name="Missing">The name of what discovery has not seen; null where the condition is not unknown.</param>
public sealed record ConditionExplanation(Condition Condition, Truth Truth, bool IsVoid, string Value, string? Missing)
{
    /// <summary>Holds <paramref name="condition"/> against <paramref name="resource"/>.</summary>
    public static ConditionExplanation Of(Condition condition, Resource resource, DateTimeOffset now)
    {
        var truth = ReferenceCriteria.Evaluate(condition, resource, now);
        var (value, source) = ObservedValue.Of(condition.Test, resource);
        return new ConditionExplanation(
            condition,
            truth,
            condition.Until?.IsOver(now) == true,
            value ?? "not seen",
            truth == Truth.Unknown ? source : null);
    }
}

/// <summary>Push criteria, held against a resource.</summary>
/// <param name="Criteria">The criteria.</param>
/// <param name="Truth">Whether all conditions hold.</param>
/// <param name="Conditions">Each condition, in order.</param>
public sealed record CriteriaExplanation(CriteriaDefinition Criteria, Truth Truth, EquatableArray<ConditionExplanation> Conditions)
{
    /// <summary>The number of conditions that would have to change.</summary>
    public int Misses => Conditions.Count(static c => c.Truth != Truth.True);

    /// <summary>What discovery has not seen and the criteria would need, each once.</summary>
    public IEnumerable<string> Missing => Conditions.Select(static c => c.Missing).OfType<string>().Distinct();

    /// <summary>Holds <paramref name="criteria"/> against <paramref name="resource"/>.</summary>
    public static CriteriaExplanation Of(CriteriaDefinition criteria, Resource resource, DateTimeOffset now)
    {
        var conditions = criteria.Conditions.Select(c => ConditionExplanation.Of(c, resource, now)).ToArray();
        return new CriteriaExplanation(
            criteria,
            conditions.Aggregate(Truth.True, static (truth, c) => truth.And(c.Truth)),
            new EquatableArray<ConditionExplanation>(conditions));
    }

    /// <summary>The criteria and their conditions as a tree of plain text.</summary>
    public override string ToString() => ExplanationTree.Of(this).ToString();
}
