namespace RulesPush.Model;

/// <summary>What machines have shown of a criteria class.</summary>
public sealed class CriteriaCoverage
{
    internal CriteriaCoverage(CriteriaDefinition criteria, DateTimeOffset now)
    {
        Criteria = criteria;
        Conditions = [.. criteria.Conditions.Select(c => new ConditionCoverage(c, c.Until?.IsOver(now) == true))];
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

    /// <summary>Holds a machine against each condition.</summary>
    internal CriteriaSighting Look(Resource machine, DateTimeOffset now)
    {
        var truths = new Truth?[Conditions.Count];
        List<ValueCoverage>? met = null;
        var isFalse = false;
        for (var i = 0; i < truths.Length; i++)
        {
            var condition = Conditions[i].Condition;
            // As in the decision: a method may rely on the conditions before it.
            if (isFalse && condition.Test is MethodTest)
                continue;
            truths[i] = ReferenceCriteria.Evaluate(condition, machine, now);
            isFalse |= truths[i] == Truth.False;
            // The test of an exclude holds where the condition does not.
            if (Conditions[i].IsVoid || truths[i] != (condition.IsExclude ? Truth.False : Truth.True))
                continue;
            foreach (var value in Conditions[i].Values)
            {
                if (value.IsMet(machine))
                    (met ??= []).Add(value);
            }
        }

        return new CriteriaSighting(this, truths, met ?? (IReadOnlyList<ValueCoverage>)[]);
    }

    /// <summary>Counts a machine by what each condition says.</summary>
    internal void Count(CriteriaSighting seen)
    {
        var truths = seen.Truths;
        Evaluated++;
        // Not asked is a method behind a condition that is false: of it nothing is known that would speak against the machine.
        var failing = Enumerable.Range(0, truths.Length).Where(i => truths[i] is Truth.False or Truth.Unknown).ToList();
        if (failing.Count == 0)
            Matched++;
        else
            Conditions[failing.Find(i => truths[i] == Truth.False) is var first && truths[first] == Truth.False ? first : failing[0]].Deciding++;
        for (var i = 0; i < truths.Length; i++)
            Conditions[i].Count(truths[i], isAlone: failing.Count == 1 && failing[0] == i);
        foreach (var value in seen.Met)
            value.Met++;
    }
}

/// <summary>What machines have shown of a condition.</summary>
public sealed class ConditionCoverage
{
    internal ConditionCoverage(Condition condition, bool isVoid)
    {
        (Condition, IsVoid) = (condition, isVoid);
        Values = [.. ConditionValues.Each(condition.Test).Select(static v => new ValueCoverage(v.Only, v.Text))];
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

    internal void Count(Truth? truth, bool isAlone)
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
    }
}

/// <summary>What machines have shown of one of several values of a condition.</summary>
public sealed class ValueCoverage
{
    private readonly Condition _only;

    internal ValueCoverage(ConditionTest only, string text) => (_only, Text) = (new Condition { Test = only }, text);

    /// <summary>The value as the rules write it: a pattern, a kind, a network.</summary>
    public string Text { get; }

    /// <summary>How many machines the condition holds against this value, whatever its others say.</summary>
    public long Met { get; internal set; }

    /// <summary>The test with this value alone.</summary>
    internal ConditionTest Only => _only.Test;

    /// <summary>A value reads no time: LastSeenWithin has but one.</summary>
    internal bool IsMet(Resource machine) => ReferenceCriteria.Evaluate(_only, machine, default) == Truth.True;
}
