namespace RulesPush.Model;

/// <summary>The values of a condition, one by one.</summary>
internal static class ConditionValues
{
    /// <summary>
    /// The test without each of its values, with the place of the value and its text; none where it has but one. The
    /// bounds of a version come behind the patterns: first MinVersion, then MaxVersion.
    /// </summary>
    public static IEnumerable<(ConditionTest Without, int Value, string Text)> WithoutOne(ConditionTest test) => test switch
    {
        SystemKindTest kind => Without(kind.Kinds.Kinds.ToList(), kinds => new SystemKindTest([.. kinds]), static k => $"{k}"),
        TextTest text => Without(text.Patterns.ToList(), patterns => text with { Patterns = new(patterns) }, static p => $"\"{p}\""),
        IpSubnetTest subnet => Without(subnet.Networks.ToList(), networks => new IpSubnetTest(new EquatableArray<IpNetwork>(networks)), static n => $"\"{n}\""),
        PropertyTest property => Without(property.Values.ToList(), values => property with { Values = new(values) }, static v => v.ToString()),
        OperatingSystemTest system => WithoutOne(system),
        _ => [],
    };

    /// <summary>The test with each of its values alone, and the text of the value; none where it has but one. The bounds of a version stay.</summary>
    public static IEnumerable<(ConditionTest Only, string Text)> Each(ConditionTest test) => test switch
    {
        SystemKindTest kind => Each(kind.Kinds.Kinds.ToList(), static k => new SystemKindTest(k), static k => $"{k}"),
        TextTest text => Each(text.Patterns.ToList(), p => text with { Patterns = new(p) }, static p => $"\"{p}\""),
        IpSubnetTest subnet => Each(subnet.Networks.ToList(), static n => new IpSubnetTest(new EquatableArray<IpNetwork>(n)), static n => $"\"{n}\""),
        PropertyTest property => Each(property.Values.ToList(), v => property with { Values = new(v) }, static v => v.ToString()),
        OperatingSystemTest system => Each(system.Patterns.ToList(), p => system with { Patterns = new(p) }, static p => $"\"{p}\""),
        _ => [],
    };

    private static IEnumerable<(ConditionTest Without, int Value, string Text)> WithoutOne(OperatingSystemTest system)
    {
        var patterns = system.Patterns.ToList();
        foreach (var without in Without(patterns, left => system with { Patterns = new(left) }, static p => $"\"{p}\""))
            yield return without;
        // A condition of nothing is no condition: that it changes nothing is said of the whole.
        var parts = (patterns.Count > 0 ? 1 : 0) + (system.MinVersion is null ? 0 : 1) + (system.MaxVersion is null ? 0 : 1);
        if (parts == 1)
            yield break;
        if (patterns.Count == 1)
            yield return (system with { Patterns = default }, 0, $"\"{patterns[0]}\"");
        if (system.MinVersion is not null)
            yield return (system with { MinVersion = null }, patterns.Count, $"MinVersion = \"{system.MinVersion}\"");
        if (system.MaxVersion is not null)
            yield return (system with { MaxVersion = null }, patterns.Count + 1, $"MaxVersion = \"{system.MaxVersion}\"");
    }

    private static IEnumerable<(ConditionTest Without, int Value, string Text)> Without<T>(List<T> values, Func<IEnumerable<T>, ConditionTest> make, Func<T, string> show) =>
        values.Count < 2 ? [] : values.Select((value, place) => (make([.. values.Where((_, i) => i != place)]), place, show(value)));

    private static IEnumerable<(ConditionTest Only, string Text)> Each<T>(List<T> values, Func<T, ConditionTest> make, Func<T, string> show) =>
        values.Count < 2 ? [] : values.Select(value => (make(value), show(value)));
}
