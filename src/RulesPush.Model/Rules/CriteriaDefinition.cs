namespace RulesPush.Model;

/// <summary>Push criteria as their rule class defines them: a machine matches when all conditions hold.</summary>
public sealed record CriteriaDefinition
{
    /// <summary>The full name of the rule class.</summary>
    public required string RuleName { get; init; }

    /// <summary>The conditions, in the order of the attributes; methods come last.</summary>
    public EquatableArray<Condition> Conditions { get; init; }

    /// <summary>Machines that certainly match, and others that do not.</summary>
    public EquatableArray<ExampleDefinition> Examples { get; init; }
}

/// <summary>One condition of push criteria.</summary>
public sealed record Condition
{
    /// <summary>What is tested.</summary>
    public required ConditionTest Test { get; init; }

    /// <summary>Whether the test must not hold: <c>[Exclude.X]</c> rather than <c>[Require.X]</c>.</summary>
    public bool IsExclude { get; init; }

    /// <summary>Why; null where the rule does not say.</summary>
    public string? Because { get; init; }

    /// <summary>The last day on which an exclude holds, after which it is void; null: for good.</summary>
    public UtcDay? Until { get; init; }

    /// <summary>As an administrator would write it, without the reason: <c>Exclude.Name("*-LAB*")</c>.</summary>
    public override string ToString() =>
        Test is MethodTest ? $"[Condition] {Test}" : $"{(IsExclude ? "Exclude" : "Require")}.{Test}";
}
