namespace RulesPush.Model;

/// <summary>
/// The readers of the tests on a dimension, each made once: what one has learnt in one proof serves the next. Not shared
/// between analyses, which run side by side.
/// </summary>
internal sealed class TextReaders
{
    private readonly Dictionary<ConditionTest, PatternReader> _ofTests = [];
    private readonly Dictionary<OperatingSystemVersion, VersionReader> _ofBounds = [];
    private readonly Dictionary<SystemKindList, KindReader> _ofKinds = [];

    /// <summary>Reads for some kinds of system.</summary>
    public KindReader Of(SystemKindList kinds)
    {
        if (!_ofKinds.TryGetValue(kinds, out var reader))
            _ofKinds.Add(kinds, reader = new KindReader(kinds));
        return reader;
    }

    /// <summary>Reads for what a test of a single text, or of any text of a list, looks for.</summary>
    public PatternReader Of(ConditionTest test)
    {
        if (!_ofTests.TryGetValue(test, out var reader))
            _ofTests.Add(test, reader = Create(test));
        return reader;
    }

    /// <summary>Reads for the version that is compared with a bound.</summary>
    public VersionReader Of(OperatingSystemVersion bound)
    {
        if (!_ofBounds.TryGetValue(bound, out var reader))
            _ofBounds.Add(bound, reader = new VersionReader(bound));
        return reader;
    }

    private static PatternReader Create(ConditionTest test) => test switch
    {
        TextTest text => new PatternReader(text.Patterns),
        OperatingSystemTest system => new PatternReader(system.Patterns),
        NetBiosNameTest name => new PatternReader(name.Patterns),
        PropertyTest { Comparison: PropertyComparison.Like } property =>
            new PatternReader(property.Values.Select(static v => Pattern.Parse((string)v.Value))),
        PropertyTest property => PatternReader.OfValues(property.Values.Select(static v => (string)v.Value)),
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };
}
