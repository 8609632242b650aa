using RulesPush.Matching.Criteria;
using RulesPush.Model;

namespace RulesPush.Matching.Inventory;

/// <summary>Tests, each once, by the property that they read: the conditions of a thousand criteria are a few hundred tests.</summary>
internal sealed class TestsByProperty
{
    /// <param name="tests">The tests, of which some may be equal.</param>
    public TestsByProperty(IReadOnlyList<ConditionTest> tests)
    {
        var properties = new Dictionary<object, int>();
        List<Dictionary<ConditionTest, int>> ofProperties = [];
        Places = new (int, int)?[tests.Count];
        for (var i = 0; i < tests.Count; i++)
        {
            if (Columns.Key(tests[i]) is not { } key)
                continue;
            if (!properties.TryGetValue(key, out var property))
            {
                properties.Add(key, property = ofProperties.Count);
                ofProperties.Add([]);
            }

            var known = ofProperties[property];
            known.TryAdd(tests[i], known.Count);
            Places[i] = (property, known[tests[i]]);
        }

        Properties = [.. ofProperties.Select(static t => new TestedProperty([.. t.Keys]))];
    }

    public TestedProperty[] Properties { get; }

    /// <summary>For each test the property that it reads, and its number among the tests of that; null for one that no property knows.</summary>
    public (int Property, int Test)?[] Places { get; }
}
