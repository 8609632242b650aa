using RulesPush;
using RulesPush.Cli.Tests;
using RulesPush.Matching;
using RulesPush.Model;

[assembly: RulePack<TestRules>]

namespace RulesPush.Cli.Tests;

/// <summary>A pack as the generator would make it, but by hand: the matchers interpret the model.</summary>
public sealed class TestRules : CompiledRulePack
{
    public TestRules()
        : this(Rules())
    {
    }

    private TestRules(RulePackDefinition definition)
        : base(definition)
    {
    }

    public static TestRules WithoutProperties() => new(Rules() with { Properties = default });

    /// <summary>With a primary site CEN above NYC.</summary>
    public static TestRules WithCentralSite() => new(Rules() with
    {
        Sites = new(
            [
                .. Rules().Sites.Select(static s => s.Code == "NYC" ? s with { Parent = "Contoso.Central" } : s),
                new SiteDefinition { RuleName = "Contoso.Central", Code = "CEN", IsSecondary = false },
            ]),
    });

    protected override CriteriaMatch Match(int criteria, Resource resource, DateTimeOffset now)
    {
        var match = new CriteriaMatch();
        var conditions = Definition.Criteria[criteria].Conditions;
        for (var i = 0; i < conditions.Count; i++)
            match.Require(i, ReferenceCriteria.Evaluate(new CriteriaDefinition { RuleName = "", Conditions = new(conditions[i]) }, resource, now));
        return match;
    }

    /// <summary>A method of the rules that has a bug: it throws for some machines.</summary>
    private static bool? IsPilot(Resource resource) => resource.Name!.StartsWith("THROW", StringComparison.Ordinal)
        ? throw new InvalidDataException("no\nluck")
        : resource.Name.StartsWith("PILOT", StringComparison.Ordinal);

    private static RulePackDefinition Rules() => new()
    {
        Name = "Contoso.Rules",
        Sites = new(
            new SiteDefinition
            {
                RuleName = "Contoso.Akron",
                Code = "AKR",
                IsSecondary = true,
                Parent = "Contoso.NewYork",
                Boundaries = new(Network("10.112.129.0/24"), new AdSiteBoundary("Akron")),
                RoamingBoundaries = new(Network("10.30.0.0/24")),
                ClientPush = new ClientPushDefinition { Criteria = new("Contoso.Workstations", "Contoso.Pilots") },
                Exclusions = new(new PushExclusion { Names = new(Pattern.Parse("*-KIOSK*")), Because = "kiosks, \"locked\"" }),
            },
            new SiteDefinition
            {
                RuleName = "Contoso.Buffalo",
                Code = "BUF",
                IsSecondary = true,
                Parent = "Contoso.NewYork",
                Boundaries = new(Network("10.112.130.0/24")),
            },
            new SiteDefinition
            {
                RuleName = "Contoso.NewYork",
                Code = "NYC",
                IsSecondary = false,
                Boundaries = new(Network("10.112.0.0/17"), Network("2001:db8:1::/48"), new SubnetIdBoundary(IpAddress.Parse("10.99.0.0"))),
                ClientPush = new ClientPushDefinition { Criteria = new("Contoso.Owned") },
            }),
        Criteria = new(
            new CriteriaDefinition
            {
                RuleName = "Contoso.Owned",
                Conditions = new(Require(new PropertyTest(
                    new PropertyDefinition("CostCenter", PropertyType.Int32), PropertyComparison.AtLeast, Array(new PropertyValue(100))))),
            },
            new CriteriaDefinition
            {
                RuleName = "Contoso.Pilots",
                Conditions = new(
                    Require(new SystemKindTest(new SystemKindList(SystemKind.Server))),
                    Require(new MethodTest(nameof(IsPilot)) { Body = IsPilot })),
            },
            new CriteriaDefinition
            {
                RuleName = "Contoso.Workstations",
                Conditions = new(
                    Require(new SystemKindTest(new SystemKindList(SystemKind.Workstation))),
                    new Condition
                    {
                        Test = new TextTest(TextSubject.Name, Array(Pattern.Parse("*-LAB*"))),
                        IsExclude = true,
                        Until = new UtcDay(2027, 3, 31),
                    }),
            }),
        Properties = new(
            new PropertyDefinition("Bios", PropertyType.Version),
            new PropertyDefinition("CostCenter", PropertyType.Int32),
            new PropertyDefinition("Leased", PropertyType.Boolean),
            new PropertyDefinition("Owner", PropertyType.Text),
            new PropertyDefinition("Ratio", PropertyType.Double),
            new PropertyDefinition("Serial", PropertyType.Int64),
            new PropertyDefinition("Warranty", PropertyType.Time)),
    };

    private static EquatableArray<T> Array<T>(params T[] items)
        where T : IEquatable<T> => new(items);

    private static NetworkBoundary Network(string text) => new(IpNetwork.Parse(text));

    private static Condition Require(ConditionTest test) => new() { Test = test };
}
