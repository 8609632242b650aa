namespace RulesPush.Model;

/// <summary>What the tests of some rules say of one machine after the other, by the numbers of the tests.</summary>
internal interface ITestTruths
{
    /// <summary>Goes on to a machine.</summary>
    void LookAt(Resource machine);

    /// <summary>What a test says of it. A method is called each time.</summary>
    Truth Of(int test);
}

/// <summary>The tests that are counted, each once, by number.</summary>
internal sealed class NumberedTests
{
    private readonly Dictionary<ConditionTest, int> _numbers = [];
    private readonly List<ConditionTest> _all = [];

    public IReadOnlyList<ConditionTest> All => _all;

    public int NumberOf(ConditionTest test)
    {
        if (_numbers.TryGetValue(test, out var number))
            return number;
        _numbers.Add(test, _all.Count);
        _all.Add(test);
        return _all.Count - 1;
    }
}

/// <summary>Each test as the reference evaluator says, each time anew.</summary>
internal sealed class ReferenceTruths(IReadOnlyList<ConditionTest> tests, DateTimeOffset now) : ITestTruths
{
    private readonly Condition[] _conditions = [.. tests.Select(static t => new Condition { Test = t })];
    private Resource? _machine;

    public void LookAt(Resource machine) => _machine = machine;

    public Truth Of(int test) => ReferenceCriteria.Evaluate(_conditions[test], _machine!, now);
}
