using RulesPush.Model;

namespace RulesPush.Matching.Inventory;

/// <summary>
/// What tests say of one machine after the other: of values that are of a class, which all tests say the same of, they are
/// asked once.
/// </summary>
/// <remarks>One thread at a time. Methods are asked of each machine.</remarks>
internal sealed class ClassifiedTruths : ITestTruths
{
    private const int Unread = -1;

    private readonly ReferenceTruths _reference;
    private readonly DateTimeOffset _now;
    private readonly int _mostClasses;

    /// <summary>For each test the property that it reads, and its number among the tests of that; null for one that no property knows.</summary>
    private readonly (int Property, int Test)?[] _places;
    private readonly TestedProperty[] _properties;
    private readonly ClassifiedProperty[] _classified;

    /// <summary>For each property the class of the machine that is looked at.</summary>
    private readonly int[] _classes;
    private Resource _machine = new();

    public ClassifiedTruths(IReadOnlyList<ConditionTest> tests, DateTimeOffset now, int mostClasses)
    {
        (_reference, _now, _mostClasses) = (new ReferenceTruths(tests, now), now, mostClasses);
        var sorted = new TestsByProperty(tests);
        (_properties, _places) = (sorted.Properties, sorted.Places);
        _classified = [.. _properties.Select(static p => new ClassifiedProperty(p))];
        _classes = new int[_properties.Length];
    }

    /// <summary>Begins to count what machines show of some rules.</summary>
    public static RuleCoverage CoverageOf(RulePackDefinition pack, DateTimeOffset now, int mostClasses = 1 << 16) =>
        new(pack, now, tests => new ClassifiedTruths(tests, now, mostClasses));

    public void LookAt(Resource machine)
    {
        _machine = machine;
        _reference.LookAt(machine);
        Array.Fill(_classes, Unread);
        // Names could be of a class each, without an end.
        if (_classified.Sum(static c => c.Count) <= _mostClasses)
            return;
        for (var i = 0; i < _classified.Length; i++)
            _classified[i] = new ClassifiedProperty(_properties[i]);
    }

    public Truth Of(int test)
    {
        if (_places[test] is not var (property, place))
            return _reference.Of(test);
        if (_classes[property] == Unread)
            _classes[property] = _classified[property].ClassOf(_machine, _now);
        return TestedProperty.TruthOf(_classified[property].RowOf(_classes[property]), place);
    }
}
