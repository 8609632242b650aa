namespace RulesPush.Model;

/// <summary>The values of a condition, one by one.</summary>
internal static class ConditionValues
{
    /// <summary>The test without each of its values and bounds, with which part of the condition that is and its text; none where it has but one.</summary>
    /// <param name="test">The test.</param>
    /// <param name="condition">The condition that it is of.</param>
    /// <param name="isLeftOut">Whether a value is passed over, by its place; null: none is.</param>
    public static IEnumerable<(ConditionTest Without, RulePart Part, string Text)> WithoutOne(ConditionTest test, RulePart condition, Predicate<int>? isLeftOut = null)
    {
        var values = Each(test);
        for (var i = 0; i < values.Count; i++)
        {
            if (isLeftOut?.Invoke(i) != true)
                yield return (WithoutValue(test, i), condition with { Value = i }, values[i].Text);
        }

        // A condition of nothing is no condition: that it changes nothing is said of the whole.
        if (test is not OperatingSystemTest system || Needs(system).ToList() is not { Count: > 1 } needs)
            yield break;
        foreach (var (_, bound, text) in needs.Where(n => n.Bound is not null || system.Patterns.Count == 1))
            yield return (WithoutNeed(system, bound), bound is null ? condition with { Value = 0 } : condition with { Bound = bound }, text);
    }

    /// <summary>
    /// A value or bound alone, and each other one of which it is one of several; or, of an operating system, what else it
    /// needs to be, where it needs to be all of that.
    /// </summary>
    public static (ConditionTest Value, List<(ConditionTest Only, string Text)> Others, bool AreAllNeeded) Split(ConditionTest test, RulePart part)
    {
        var values = Each(test);
        if (part.Bound is null && values.Count > 1)
            return (values[part.Value!.Value].Only, [.. values.Where((_, i) => i != part.Value)], false);
        var needs = Needs((OperatingSystemTest)test).ToList();
        return (needs.Find(n => n.Bound == part.Bound).Only, [.. needs.Where(n => n.Bound != part.Bound).Select(static n => (n.Only, n.Text))], true);
    }

    /// <summary>The test with each of its values alone, and the text of the value; none where it has but one. The bounds of a version stay.</summary>
    public static IReadOnlyList<(ConditionTest Only, string Text)> Each(ConditionTest test) => Values(test).ToList() is { Count: > 1 } values ? values : [];

    private static IEnumerable<(ConditionTest Only, string Text)> Values(ConditionTest test) => test switch
    {
        SystemKindTest kind => kind.Kinds.Kinds.Select(static k => ((ConditionTest)new SystemKindTest(k), $"{k}")),
        TextTest text => text.Patterns.Select(p => ((ConditionTest)(text with { Patterns = new(p) }), StringLiteral.Of(p.Text))),
        IpSubnetTest subnet => subnet.Networks.Select(static n => ((ConditionTest)new IpSubnetTest(new EquatableArray<IpNetwork>(n)), $"\"{n}\"")),
        PropertyTest property => property.Values.Select(v => ((ConditionTest)(property with { Values = new(v) }), v.ToString())),
        OperatingSystemTest system => system.Patterns.Select(p => ((ConditionTest)(system with { Patterns = new(p) }), StringLiteral.Of(p.Text))),
        _ => [],
    };

    private static ConditionTest WithoutValue(ConditionTest test, int place) => test switch
    {
        SystemKindTest kind => new SystemKindTest([.. kind.Kinds.Kinds.Where((_, i) => i != place)]),
        TextTest text => text with { Patterns = Without(text.Patterns, place) },
        IpSubnetTest subnet => new IpSubnetTest(Without(subnet.Networks, place)),
        PropertyTest property => property with { Values = Without(property.Values, place) },
        OperatingSystemTest system => system with { Patterns = Without(system.Patterns, place) },
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    /// <summary>What an operating system needs to be, all of it: of a text, which has no bound, and of a version.</summary>
    private static IEnumerable<(OperatingSystemTest Only, VersionBound? Bound, string Text)> Needs(OperatingSystemTest system)
    {
        if (system.Patterns.Count > 0)
            yield return (new(system.Patterns, null, null), null, string.Join(" or ", system.Patterns.Select(static p => StringLiteral.Of(p.Text))));
        if (system.MinVersion is not null)
            yield return (new(default, system.MinVersion, null), VersionBound.MinVersion, $"MinVersion = \"{system.MinVersion}\"");
        if (system.MaxVersion is not null)
            yield return (new(default, null, system.MaxVersion), VersionBound.MaxVersion, $"MaxVersion = \"{system.MaxVersion}\"");
    }

    private static OperatingSystemTest WithoutNeed(OperatingSystemTest system, VersionBound? bound) => bound switch
    {
        VersionBound.MinVersion => system with { MinVersion = null },
        VersionBound.MaxVersion => system with { MaxVersion = null },
        _ => system with { Patterns = default },
    };

    private static EquatableArray<T> Without<T>(EquatableArray<T> values, int place)
        where T : IEquatable<T> => new(values.Where((_, i) => i != place));
}
