namespace RulesPush.Model;

/// <summary>
/// Rules whose <c>[Condition]</c> methods cannot be called, as while they are compiled. Where a method may say anything,
/// what is decided is what comes out alike when all say yes and when all say no: a method is one more condition of its
/// criteria, so that any mixture of answers lies between these two.
/// </summary>
internal static class OpaqueMethods
{
    /// <summary>The criteria as if every method that cannot be called gave this answer.</summary>
    public static CriteriaDefinition Answering(CriteriaDefinition criteria, bool answer) => HasAny(criteria)
        ? criteria with { Conditions = new EquatableArray<Condition>(criteria.Conditions.Select(c => Answering(c, answer))) }
        : criteria;

    /// <summary>The pack as if every method that cannot be called gave this answer.</summary>
    public static RulePackDefinition Answering(RulePackDefinition pack, bool answer) => pack.Criteria.Any(HasAny)
        ? pack with { Criteria = new EquatableArray<CriteriaDefinition>(pack.Criteria.Select(c => Answering(c, answer))) }
        : pack;

    private static bool HasAny(CriteriaDefinition criteria) => criteria.Conditions.Any(static c => IsOpaque(c.Test));

    private static Condition Answering(Condition condition, bool answer) => IsOpaque(condition.Test)
        ? condition with { Test = (MethodTest)condition.Test with { Body = _ => answer } }
        : condition;

    private static bool IsOpaque(ConditionTest test) => test is MethodTest { Body: null };
}
