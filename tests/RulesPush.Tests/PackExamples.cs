using RulesPush.Model;

namespace RulesPush.Tests;

/// <summary>Examples are held against the production matcher, and methods are called.</summary>
public sealed class PackExamples
{
    private static readonly UtcDay _today = new(2026, 11, 20);

    [Fact]
    public void Every_example_is_a_case_with_a_name_of_its_own()
    {
        var names = RulePackExamples.Of(Branches.RulePack.Instance).Select(static e => e.ToString()).ToList();
        Assert.Equal(
            [
                "Branches.Laboratories [Accepts(\"a bench\")]",
                "Branches.Laboratories [Rejects(\"the empty bench\")]",
                "Branches.Servers [Rejects(\"a server of which no groups are known\")]",
                "Branches.Workstations [Accepts(\"a current desktop\")]",
                "Branches.Workstations [Rejects(\"a build out of support\")]",
                "Branches.Workstations [Rejects(\"a lab machine\")]",
                "Branches.Akron [Accepts(\"a desktop in the branch\")]",
                "Branches.Akron [Rejects(\"the same one at home\")]",
            ],
            names);
        Assert.Equal(names, new RulePackExamples<Branches.RulePack>().Select(static row => Assert.Single(row).ToString()));
    }

    [Fact]
    public void A_method_is_called()
    {
        Failing("no\nbench", new Resource { Name = "PC-13" }, accepts: false).Verify(_today);
        var failure = Assert.Throws<ExampleFailedException>(() => Failing("a bench", new Resource { Name = "PC-13" }, accepts: true).Verify(_today));
        Assert.Equal(
            """
            A [Accepts("a bench")] does not hold: A does not match the machine: [Condition] HasBench(resource) says no
            A: false
            └── [Condition] HasBench(resource) <- decided by the method: false
            """,
            failure.Message);
    }

    [Fact]
    public void A_site_has_to_push_itself()
    {
        var machine = new Resource { NetBiosName = "PC-1", IPAddresses = [IpAddress.Parse("10.2.0.1")], OperatingSystemNameAndVersion = "Windows 11" };
        var failure = Assert.Throws<ExampleFailedException>(() => OfSite(machine).Verify(_today));
        Assert.StartsWith("Boston [Accepts(\"a desktop\")] does not hold: NYC pushes to the machine, and not BOS: it matches A\n(no name): Push at NYC", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_is_the_day_of_the_example()
    {
        var seen = new ExampleDefinition { IsAccepted = true, Why = "seen", Machine = new Resource { AgentTime = [_today.Noon] } };
        var test = new Condition { Test = new LastSeenWithinTest(30) };
        var later = new UtcDay(2027, 11, 20);
        Assert.Throws<ExampleFailedException>(() => Case(test, seen).Verify(later));
        Case(test, seen with { On = _today }).Verify(later);
    }

    private static RulePackExample Failing(string why, Resource machine, bool accepts) => Case(
        new Condition { Test = new MethodTest("HasBench") { Body = static r => r.Name != "PC-13" } },
        new ExampleDefinition { IsAccepted = accepts, Why = why, Machine = machine });

    private static RulePackExample Case(Condition condition, ExampleDefinition example) => Assert.Single(RulePackExamples.Of(new InterpretedRulePack(new()
    {
        Name = "Rules",
        Criteria = new(new CriteriaDefinition { RuleName = "A", Conditions = new(condition), Examples = new(example) }),
    })));

    private static RulePackExample OfSite(Resource machine) => Assert.Single(RulePackExamples.Of(new InterpretedRulePack(new()
    {
        Name = "Rules",
        Criteria = new(new CriteriaDefinition { RuleName = "A" }),
        Sites = new(
            Site("Boston", "BOS", "10.1.0.0/16") with { Examples = new(new ExampleDefinition { IsAccepted = true, Why = "a desktop", Machine = machine }) },
            Site("NewYork", "NYC", "10.2.0.0/16")),
    })));

    private static SiteDefinition Site(string name, string code, string network) => new()
    {
        RuleName = name,
        Code = code,
        IsSecondary = false,
        Boundaries = new(new NetworkBoundary(network)),
        ClientPush = new() { Criteria = new("A") },
    };
}
