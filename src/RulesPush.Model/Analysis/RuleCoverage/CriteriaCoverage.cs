namespace RulesPush.Model;

/// <summary>What machines have shown of a criteria class.</summary>
public sealed class CriteriaCoverage
{
    internal CriteriaCoverage(CriteriaDefinition criteria, DateTimeOffset now, NumberedTests tests)
    {
        Criteria = criteria;
        Conditions = [.. criteria.Conditions.Select(c => new ConditionCoverage(c, c.Until?.IsOver(now) == true, tests))];
    }

    /// <summary>The class.</summary>
    public CriteriaDefinition Criteria { get; }

    /// <summary>How many machines came as far as to be held against it.</summary>
    public long Evaluated { get; private set; }

    /// <summary>How many of them certainly match.</summary>
    public long Matched { get; private set; }

    /// <summary>Its conditions, in their order.</summary>
    public IReadOnlyList<ConditionCoverage> Conditions { get; }

    /// <summary>
    /// Whether it is shown that a condition alone can change the outcome of the class: all conditions held for one machine,
    /// and all but this one for another.
    /// </summary>
    public bool IsShownAlone(ConditionCoverage condition) =>
        condition is null ? throw new ArgumentNullException(nameof(condition)) : Matched > 0 && condition.Alone > 0;

    /// <summary>Whether all conditions hold of the machine that is looked at, and what each of them says: null for a method that is not asked.</summary>
    internal bool Evaluate(ITestTruths tests, Truth?[] truths, int start)
    {
        var (isFalse, isMatch) = (false, true);
        for (var i = 0; i < Conditions.Count; i++)
        {
            // As in the decision: a method may rely on the conditions before it.
            Truth? truth = isFalse && Conditions[i].Condition.Test is MethodTest ? null : Conditions[i].Of(tests);
            truths[start + i] = truth;
            isFalse |= truth == Truth.False;
            isMatch &= truth == Truth.True;
        }

        return isMatch;
    }

    /// <summary>Counts the machine that is looked at by what each condition says.</summary>
    internal void Count(ITestTruths tests, Truth?[] truths, int start)
    {
        Evaluated++;
        // Not asked is a method behind a condition that is false: of it nothing is known that would speak against the machine.
        var (failing, deciding) = (0, -1);
        for (var i = 0; i < Conditions.Count; i++)
        {
            if (truths[start + i] is not (Truth.False or Truth.Unknown))
                continue;
            failing++;
            if (deciding < 0 || (truths[start + i] == Truth.False && truths[start + deciding] != Truth.False))
                deciding = i;
        }

        if (failing == 0)
            Matched++;
        else
            Conditions[deciding].Deciding++;
        for (var i = 0; i < Conditions.Count; i++)
            Conditions[i].Count(tests, truths[start + i], isAlone: failing == 1 && deciding == i);
    }

    internal void Add(CriteriaCoverage other)
    {
        Evaluated += other.Evaluated;
        Matched += other.Matched;
        for (var i = 0; i < Conditions.Count; i++)
            Conditions[i].Add(other.Conditions[i]);
    }
}

/// <summary>What machines have shown of a condition.</summary>
public sealed class ConditionCoverage
{
    private readonly int _test;

    internal ConditionCoverage(Condition condition, bool isVoid, NumberedTests tests)
    {
        (Condition, IsVoid, _test) = (condition, isVoid, tests.NumberOf(condition.Test));
        Values = [.. ConditionValues.Each(condition.Test).Select(v => new ValueCoverage(v.Only, v.Text, tests))];
    }

    /// <summary>The condition.</summary>
    public Condition Condition { get; }

    /// <summary>Whether it is an exclude after its last day, which holds for every machine.</summary>
    public bool IsVoid { get; }

    /// <summary>For how many machines it held.</summary>
    public long True { get; private set; }

    /// <summary>For how many it did not.</summary>
    public long False { get; private set; }

    /// <summary>For how many discovery has not seen what it reads.</summary>
    public long Unknown { get; private set; }

    /// <summary>How often a method was not asked, because a condition before it is false.</summary>
    public long NotAsked { get; private set; }

    /// <summary>How often it was the condition that a machine did not match by: the first that is false, or else the first that is unknown.</summary>
    public long Deciding { get; internal set; }

    /// <summary>For how many machines it was the only condition that did not hold.</summary>
    public long Alone { get; private set; }

    /// <summary>Its values, where it has several.</summary>
    public IReadOnlyList<ValueCoverage> Values { get; }

    /// <summary>Whether it held for one machine, and did not certainly hold for another.</summary>
    public bool IsSeenBothWays => True > 0 && False + Unknown > 0;

    /// <summary>What it says of the machine that is looked at.</summary>
    internal Truth Of(ITestTruths tests) => IsVoid ? Truth.True : Condition.IsExclude ? tests.Of(_test).Not() : tests.Of(_test);

    internal void Count(ITestTruths tests, Truth? truth, bool isAlone)
    {
        if (truth == Truth.True)
            True++;
        else if (truth == Truth.False)
            False++;
        else if (truth == Truth.Unknown)
            Unknown++;
        else
            NotAsked++;
        if (isAlone)
            Alone++;
        // The test of an exclude holds where the condition does not.
        if (IsVoid || truth != (Condition.IsExclude ? Truth.False : Truth.True))
            return;
        foreach (var value in Values)
            value.Count(tests);
    }

    internal void Add(ConditionCoverage other)
    {
        True += other.True;
        False += other.False;
        Unknown += other.Unknown;
        NotAsked += other.NotAsked;
        Deciding += other.Deciding;
        Alone += other.Alone;
        for (var i = 0; i < Values.Count; i++)
            Values[i].Add(other.Values[i]);
    }
}

/// <summary>What machines have shown of one of several values of a condition.</summary>
public sealed class ValueCoverage
{
    private readonly int _test;

    internal ValueCoverage(ConditionTest only, string text, NumberedTests tests) => (Only, Text, _test) = (only, text, tests.NumberOf(only));

    /// <summary>The value as the rules write it: a pattern, a kind, a network.</summary>
    public string Text { get; }

    /// <summary>How many machines the condition holds against this value, whatever its others say.</summary>
    public long Met { get; private set; }

    /// <summary>The test with this value alone.</summary>
    internal ConditionTest Only { get; }

    internal void Count(ITestTruths tests)
    {
        if (tests.Of(_test) == Truth.True)
            Met++;
    }

    internal void Add(ValueCoverage other) => Met += other.Met;
}
