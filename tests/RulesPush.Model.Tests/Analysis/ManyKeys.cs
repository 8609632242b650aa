namespace RulesPush.Model.Tests.Analysis;

/// <summary>Hundreds of AD sites and subnet IDs are proved within the budget of a class, counted in steps, and cost a search for flips no more than they must.</summary>
public sealed class ManyKeys
{
    private const int Sites = 40;
    private const int KeysPerSite = 12;

    private static readonly UtcDay _today = new(2026, 11, 22);

    private static readonly RulePackDefinition _pack = new()
    {
        Name = "Rules",
        Criteria = new(
            Criteria("Workstations", new SystemKindTest(SystemKind.Workstation)),
            Criteria("Servers", new SystemKindTest(SystemKind.Server)),
            Criteria("OfBranches", new TextTest(TextSubject.AdSite, "Branch-1*", "Branch-2*"))),
        Sites = new(Enumerable.Range(0, Sites).Select(static s => new SiteDefinition
        {
            RuleName = $"Site{s:00}",
            Code = $"S{s:00}",
            IsSecondary = false,
            Boundaries = new(Enumerable.Range(s * KeysPerSite, KeysPerSite).SelectMany(static k => new BoundaryDefinition[]
            {
                new AdSiteBoundary($"Branch-{k}"),
                new SubnetIdBoundary(IpAddress.V4(0x0A00_0000u + ((uint)k << 8))),
            })),
            ClientPush = new ClientPushDefinition { Criteria = s is 1 or 2 ? new("Workstations", "Servers", "OfBranches") : new("Workstations", "Servers") },
        })),
    };

    [Fact]
    public void Are_proved_within_the_budget_of_a_class() =>
        Assert.Empty(RuleAnalysis.Find(_pack, _today, new AnalysisBudget()).Select(static f => f.Message));

    [Fact]
    public void Leave_a_search_for_flips_few_steps()
    {
        var search = new FlipSearch(_pack, _today.Noon, budget: new AnalysisBudget(2 * AnalysisBudget.DefaultSteps));
        var machine = new Resource { Name = "PC-1", NetBiosName = "PC-1", OperatingSystemNameAndVersion = "Linux 6.1" };
        Assert.Contains(search.Find(machine), static f => f.Changes.Count == 2);
        Assert.NotNull(search.FindSmallest(machine));
    }

    private static CriteriaDefinition Criteria(string name, ConditionTest test) =>
        new() { RuleName = name, Conditions = new(new Condition { Test = test }) };
}
