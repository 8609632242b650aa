namespace RulesPush.Model;

/// <summary>A condition, held against a resource.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Truth">Whether it holds.</param>
/// <param name="IsVoid">Whether it is an exclude after its last day, which counts for nothing.</param>
/// <param name="Value">The value that it read, as text; "not seen" where discovery saw none.</param>
/// <param name="Missing">The name of what discovery has not seen; null where the condition is not unknown.</param>
public sealed record ConditionExplanation(Condition Condition, Truth Truth, bool IsVoid, string Value, string? Missing)
{
    /// <summary>A method that was not called, because a condition before it is false: what it would say is unknown.</summary>
    public static ConditionExplanation NotAsked(Condition condition) => new(condition, Truth.Unknown, IsVoid: false, "not asked", Missing: null);

    /// <summary>Holds <paramref name="condition"/> against <paramref name="resource"/>.</summary>
    /// <remarks>An explanation asks more than the decision did: a method that throws here is unknown, and says so.</remarks>
    public static ConditionExplanation Of(Condition condition, Resource resource, DateTimeOffset now)
    {
        Truth truth;
        try
        {
            truth = ReferenceCriteria.Evaluate(condition, resource, now);
        }
        catch (Exception exception) when (condition.Test is MethodTest)
        {
            return new ConditionExplanation(condition, Truth.Unknown, false, $"throws {exception.GetType().Name}: {exception.Message}", null);
        }

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
    /// <summary>The number of conditions that would have to change, as far as they were asked.</summary>
    public int Misses => Conditions.Count(static c => c.Truth == Truth.False || c.Missing is not null);

    /// <summary>What discovery has not seen and the criteria would need, each once.</summary>
    public IEnumerable<string> Missing => Conditions.Select(static c => c.Missing).OfType<string>().Distinct();

    /// <summary>Holds <paramref name="criteria"/> against <paramref name="resource"/>.</summary>
    public static CriteriaExplanation Of(CriteriaDefinition criteria, Resource resource, DateTimeOffset now)
    {
        var conditions = new List<ConditionExplanation>();
        var truth = Truth.True;
        foreach (var condition in criteria.Conditions)
        {
            // As in the decision: a method may rely on the conditions before it.
            var isAsked = truth != Truth.False || condition.Test is not MethodTest;
            conditions.Add(isAsked ? ConditionExplanation.Of(condition, resource, now) : ConditionExplanation.NotAsked(condition));
            truth = truth.And(conditions[conditions.Count - 1].Truth);
        }

        return new CriteriaExplanation(criteria, truth, new EquatableArray<ConditionExplanation>(conditions));
    }

    /// <summary>The criteria and their conditions as a tree of plain text.</summary>
    public override string ToString() => ExplanationTree.Of(this).ToString();
}
