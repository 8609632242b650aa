using System.Reflection;

namespace RulesPush.Model.Tests;

/// <summary>What the build finds of examples: it can't call methods.</summary>
public sealed class Examples
{
    private static readonly UtcDay _today = new(2026, 11, 20);
    private static readonly Condition _isDesktop = new() { Test = new TextTest(TextSubject.Name, "PC-*") };
    private static readonly Condition _isNotInLab = new() { Test = new TextTest(TextSubject.Name, "*-LAB*"), IsExclude = true };
    private static readonly Condition _method = new() { Test = new MethodTest("IsOurs") };

    [Theory]
    [InlineData("PC-1", true, true)]
    [InlineData("PC-LAB", true, false)]
    [InlineData(null, true, false)]
    [InlineData("PC-1", false, false)]
    [InlineData("PC-LAB", false, true)]
    [InlineData(null, false, true)]
    public void Of_criteria(string? name, bool accepts, bool holds) =>
        Assert.Equal(holds, Find([_isDesktop, _isNotInLab], Example(name, accepts)).Count == 0);

    [Theory]
    [InlineData("PC-1", true, true)]
    [InlineData("PC-1", false, true)]
    [InlineData("SRV", true, false)]
    [InlineData("SRV", false, true)]
    [InlineData(null, true, false)]
    [InlineData(null, false, true)]
    public void Of_criteria_with_a_method_are_decided_where_it_does_not_matter(string? name, bool accepts, bool holds) =>
        Assert.Equal(holds, Find([_isDesktop, _method], Example(name, accepts)).Count == 0);

    [Fact]
    public void A_failing_one_shows_its_tree()
    {
        var finding = Assert.Single(Find([_isDesktop, _isNotInLab], Example("PC-1", true), Example("PC-LAB", true)));
        Assert.Equal(("A", new RulePart(RuleSection.Example, 1), "PC-LAB"), (finding.Rule, finding.Part, finding.Witness?.Name));
        Assert.Equal(
            """
            The example "why" does not hold: A does not match the machine: Exclude.Name("*-LAB*") excludes PC-LAB
            A: false
            ├── Require.Name("PC-*") <- PC-LAB: true
            └── Exclude.Name("*-LAB*") <- PC-LAB: false
            """,
            finding.Message);
    }

    [Fact]
    public void What_is_missing_is_said() => Assert.StartsWith(
        "The example \"why\" does not hold: A does not certainly match the machine, missing: Name\n",
        Assert.Single(Find([_isDesktop], Example(null, true))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_method_that_throws_fails_every_example_that_asks_it()
    {
        var throws = new Condition { Test = new MethodTest("Throws") { Body = static _ => throw new InvalidDataException("no") } };
        Assert.Equal(2, Find([_isDesktop, throws], Example("PC-1", true), Example("PC-1", false), Example("SRV", false)).Count);
    }

    [Theory]
    [InlineData("10.1.0.5", "A", true, "")]
    [InlineData("10.1.0.5", "A", false, "NYC pushes to the machine: it matches A")]
    [InlineData("10.2.0.5", "A", true, "BOS pushes to the machine, and not NYC: it matches A")]
    [InlineData("10.2.0.5", "A", false, "")]
    [InlineData("10.3.0.5", "A", true, "NYC does not push to the machine: NotAssigned, no boundary holds IPAddresses 10.3.0.5")]
    [InlineData("10.1.0.5", "M", true, "")]
    [InlineData("10.1.0.5", "M", false, "")]
    public void Of_a_site(string address, string criteria, bool accepts, string why)
    {
        var machine = new Resource { Name = "PC-1", NetBiosName = "PC-1", IPAddresses = [IpAddress.Parse(address)], OperatingSystemNameAndVersion = "Windows 11" };
        var example = new ExampleDefinition { IsAccepted = accepts, Why = "why", Machine = machine };
        var found = Find(Pack(criteria, example)).Select(static f => f.Arguments[1].Split('\n')[0]);
        Assert.Equal(why.Length == 0 ? [] : [why], found);
    }

    [Fact]
    public void Of_a_site_are_not_judged_while_criteria_are_left_out()
    {
        var pack = Pack("A", Example("PC-1", true));
        Assert.Single(Find(pack));
        Assert.Empty(Find(pack with { Criteria = default }));
        Assert.Empty(Find(pack with { LeftOut = new("Wrong") }));
    }

    [Fact]
    public void Nobody_waits_for_the_rest_when_cancelled()
    {
        var budget = new AnalysisBudget(cancellation: new CancellationToken(canceled: true));
        Assert.Throws<OperationCanceledException>(() => ExampleAnalysis.Find(Pack("A", Example("PC-1", true)), _today, budget).ToList());
    }

    [Fact]
    public void Are_equal_by_what_is_known_of_the_machine()
    {
        var (one, other) = (Everything(), Everything());
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, other with { Machine = other.Machine with { IPAddresses = [IpAddress.Parse("10.1.0.6")] } });
        Assert.NotEqual(one, other with { Machine = other.Machine with { Client = null } });
        Assert.NotEqual(one, other with { Machine = other.Machine with { CustomProperties = new Dictionary<string, object> { ["P"] = 2 } } });
        Assert.NotEqual(one, other with { IsAccepted = false });
        Assert.NotEqual(one, other with { On = null });
    }

    [Fact]
    public void Every_property_of_a_machine_counts() => Assert.Equal(
        typeof(Resource).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static p => p.SetMethod is { IsPublic: true } && p.Name != nameof(Resource.CustomProperties))
            .Select(static p => p.Name).Order(StringComparer.Ordinal),
        DdrProperties.Names.Order(StringComparer.Ordinal));

    private static ExampleDefinition Everything() => new()
    {
        IsAccepted = true,
        Why = "why",
        On = _today,
        Machine = new Resource
        {
            Name = "PC-1",
            IPAddresses = [IpAddress.Parse("10.1.0.5")],
            SystemGroupName = [],
            Client = false,
            CustomProperties = new Dictionary<string, object> { ["P"] = 1 },
        },
    };

    private static ExampleDefinition Example(string? name, bool accepts) =>
        new() { IsAccepted = accepts, Why = "why", Machine = new Resource { Name = name } };

    private static List<RuleFinding> Find(Condition[] conditions, params ExampleDefinition[] examples) => Find(new RulePackDefinition
    {
        Name = "Rules",
        Criteria = new(new CriteriaDefinition { RuleName = "A", Conditions = new(conditions), Examples = new(examples) }),
    });

    private static List<RuleFinding> Find(RulePackDefinition pack) => [.. ExampleAnalysis.Find(pack, _today, new AnalysisBudget())];

    private static RulePackDefinition Pack(string criteria, ExampleDefinition example)
    {
        var nyc = new SiteDefinition
        {
            RuleName = "NewYork",
            Code = "NYC",
            IsSecondary = false,
            Boundaries = new(new NetworkBoundary("10.1.0.0/16")),
            ClientPush = new() { Criteria = new(criteria) },
        };
        return new()
        {
            Name = "Rules",
            Criteria = new(
                new CriteriaDefinition { RuleName = "A", Conditions = new(_isDesktop) },
                new CriteriaDefinition { RuleName = "M", Conditions = new(_isDesktop, _method) }),
            Sites = new(
                nyc with { Examples = new(example) },
                nyc with { RuleName = "Boston", Code = "BOS", Boundaries = new(new NetworkBoundary("10.2.0.0/16")) }),
        };
    }
}
