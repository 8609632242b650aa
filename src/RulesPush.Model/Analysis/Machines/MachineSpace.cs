namespace RulesPush.Model;

/// <summary>All machines that there could be, as far as some rules can tell them apart.</summary>
internal sealed class MachineSpace
{
    private readonly Dictionary<string, Dimension> _dimensions = [];
    private readonly Dictionary<ConditionTest, int> _numbers = [];
    private readonly Dictionary<(int Test, TruthSet Allowed), Demand> _demands = [];
    private readonly Dictionary<string, List<ConditionTest>> _tests = [];
    private readonly DateTimeOffset _now;
    private readonly IReadOnlyList<RulePackDefinition> _packs;

    /// <summary>The machines as the rules of a pack tell them apart, or of two packs that are compared.</summary>
    public MachineSpace(RulePackDefinition pack, DateTimeOffset now, AnalysisBudget budget, RulePackDefinition? other = null)
    {
        (Pack, _now, Budget) = (pack, now, budget);
        _packs = other is null ? [pack] : [pack, other];
        // The values of a finite dimension are those that the rules name: all of them have to be known beforehand.
        foreach (var criteria in _packs.SelectMany(static p => p.Criteria))
        {
            foreach (var condition in criteria.Conditions)
            {
                var key = KeyOf(condition.Test);
                if (!_tests.TryGetValue(key, out var tests))
                    _tests.Add(key, tests = []);
                tests.Add(condition.Test);
            }
        }
    }

    /// <summary>The rules.</summary>
    public RulePackDefinition Pack { get; }

    /// <summary>Pays for each step.</summary>
    public AnalysisBudget Budget { get; }

    /// <summary>The time at which excludes are void or not, and machines were last seen.</summary>
    public DateTimeOffset Now => _now;

    /// <summary>The demand, the same object whenever it is the same.</summary>
    public Demand Demand(ConditionTest test, TruthSet allowed)
    {
        if (!_numbers.TryGetValue(test, out var number))
            _numbers.Add(test, number = _numbers.Count);
        if (!_demands.TryGetValue((number, allowed), out var demand))
            _demands.Add((number, allowed), demand = new Demand(this, DimensionOf(test), number, test, allowed));
        return demand;
    }

    /// <summary>That a condition of a class certainly holds.</summary>
    public Demand Holds(Condition condition, string rule) => Demand(
        condition.Test is MethodTest method ? new OpaqueTest(rule, method.MethodName) : condition.Test,
        condition.IsExclude ? TruthSet.False : TruthSet.True);

    /// <summary>That all conditions of a class certainly hold; those that are void demand nothing.</summary>
    public IReadOnlyList<Demand> Matches(CriteriaDefinition criteria) =>
    [
        .. criteria.Conditions.Where(c => c.Until?.IsOver(_now) != true).Select(c => Holds(c, criteria.RuleName)).Distinct(),
    ];

    private Dimension DimensionOf(ConditionTest test)
    {
        var key = KeyOf(test);
        if (!_dimensions.TryGetValue(key, out var dimension))
            _dimensions.Add(key, dimension = Create(key, test));
        return dimension;
    }

    private static string KeyOf(ConditionTest test) => test switch
    {
        SystemKindTest or OperatingSystemTest or TextTest { Subject: TextSubject.Role } => "system",
        IpSubnetTest or AssignedTest or HasAddressTest or TextTest { Subject: TextSubject.AdSite } => "location",
        TextTest text => text.Subject.ToString(),
        NetBiosNameTest => nameof(Resource.NetBiosName),
        LastSeenWithinTest => nameof(Resource.AgentTime),
        PropertyTest property => "property " + property.Property.Name,
        OpaqueTest opaque => $"method {opaque.Rule}.{opaque.Method}",
        MethodTest method => $"method {method.MethodName}",
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    private Dimension Create(string key, ConditionTest test) => test switch
    {
        _ when key == "system" => new SystemDimension(Budget),
        _ when key == "location" => new LocationDimension(_packs, Budget),
        TextTest { Subject: TextSubject.Name or TextSubject.Domain } or NetBiosNameTest => new TextDimension(test, Budget),
        PropertyTest { Property.Type: PropertyType.Text } => new TextDimension(test, Budget),
        TextTest text => new TextListDimension(text.Subject, Budget),
        LastSeenWithinTest => FiniteDimensions.LastSeen(_tests[key].Cast<LastSeenWithinTest>(), _now, Budget),
        PropertyTest property => FiniteDimensions.Property(property.Property, _tests[key].Cast<PropertyTest>(), Budget),
        OpaqueTest => FiniteDimensions.Opaque(Budget),
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };
}
