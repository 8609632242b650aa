using CsCheck;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>Which attributes stand in the way of a machine: examples, and the law that all of the changes are needed.</summary>
public sealed class RuleFlips
{
    private static readonly DateTimeOffset _now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly bool _isFull = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full";

    private static readonly RulePackDefinition _akron = new()
    {
        Name = "Rules",
        Criteria = new(new CriteriaDefinition
        {
            RuleName = "Contoso.Workstations",
            Conditions = new(
                new Condition { Test = new SystemKindTest(SystemKind.Workstation) },
                new Condition { Test = new TextTest(TextSubject.Domain, "CORP") },
                new Condition { Test = new TextTest(TextSubject.Name, "*-LAB*"), IsExclude = true }),
        }),
        Sites = new(
            new SiteDefinition
            {
                RuleName = "Contoso.Akron",
                Code = "AKR",
                IsSecondary = false,
                Boundaries = new(new NetworkBoundary("10.112.129.0/24")),
                Exclusions = new(new PushExclusion { Names = Pattern.ParseAll(["*KIOSK*"]) }),
                ClientPush = new ClientPushDefinition { Criteria = new("Contoso.Workstations") },
            },
            new SiteDefinition { RuleName = "Contoso.Utica", Code = "UTI", IsSecondary = false, Boundaries = new(new NetworkBoundary("10.112.130.0/24")) }),
    };

    private static readonly Resource _desktop = new()
    {
        Name = "AKR-PC-1",
        NetBiosName = "AKR-PC-1",
        ResourceDomainOrWorkgroup = "CORP",
        IPAddresses = [IpAddress.Parse("10.112.129.7")],
        OperatingSystemNameAndVersion = "Microsoft Windows NT Workstation 10.0.22631",
    };

    [Fact]
    public void A_condition_that_does_not_hold_stands_in_the_way() => Assert.Equal(
        ["take [Exclude.Name(\"*-LAB*\")] off Workstations"], Find(_desktop with { Name = "AKR-LAB-1" }));

    [Fact]
    public void All_that_do_not_hold_do_and_those_that_are_not_known_too() => Assert.Equal(
        ["take [Require.Domain(\"CORP\")] off Workstations, and take [Exclude.Name(\"*-LAB*\")] off Workstations"],
        Find(_desktop with { Name = "AKR-LAB-1", ResourceDomainOrWorkgroup = null }));

    [Fact]
    public void A_machine_without_a_site_needs_a_boundary() => Assert.Equal(
        ["put [Boundary.IpSubnet(\"10.9.0.1/32\")] on AKR"], Find(_desktop with { IPAddresses = [IpAddress.Parse("10.9.0.1")] }));

    [Fact]
    public void A_site_without_client_push_needs_criteria() => Assert.Equal(
        ["put [ClientPush(typeof(Workstations))] on UTI"], Find(_desktop with { IPAddresses = [IpAddress.Parse("10.112.130.9")] }));

    [Fact]
    public void A_name_on_the_exclusion_list_stands_in_the_way() => Assert.Equal(
        ["take [ExcludeFromPush(\"*KIOSK*\")] off AKR"], Find(_desktop with { Name = "AKR-KIOSK-1" }));

    [Fact]
    public void A_domain_controller_has_to_be_let_in() => Assert.Equal(
        ["set DomainControllers = true in [ClientPush] of AKR, and take [Require.SystemKind(Workstation)] off Workstations"],
        Find(_desktop with { SystemRoles = ["Domain Controller"] }));

    [Fact]
    public void A_domain_controller_at_a_site_without_client_push_has_to_be_let_in_with_it()
    {
        var rules = _akron with { Criteria = new(new CriteriaDefinition { RuleName = "Contoso.All" }) };
        rules = rules with { Sites = new(rules.Sites.Where(static s => s.Code == "UTI")) };
        Assert.Equal(
            ["put [ClientPush(typeof(All), DomainControllers = true)] on UTI"],
            RuleFlipSearch.Find(rules, _desktop with { IPAddresses = [IpAddress.Parse("10.112.130.9")], SystemRoles = ["Domain Controller"] }, _now).Select(static f => f.ToString()));
    }

    [Fact]
    public void No_rule_makes_a_client_of_one_that_is_one() => Assert.Empty(Find(_desktop with { Client = true }));

    [Fact]
    public void A_push_ends_with_an_entry_of_the_exclusion_list() => Assert.Equal(
        ["put [ExcludeFromPush(\"AKR-PC-1\")] on AKR", "take [ClientPush] off AKR", "take [Boundary.IpSubnet(\"10.112.129.0/24\")] off AKR"], Find(_desktop));

    [Fact]
    public void A_boundary_may_hold_a_machine_at_the_wrong_site()
    {
        var wrong = _akron with { Sites = new([.. _akron.Sites, new SiteDefinition { RuleName = "Contoso.Albany", Code = "ALB", IsSecondary = false, Boundaries = new(new NetworkBoundary("10.112.129.0/25")) }]) };
        Assert.Contains("take [Boundary.IpSubnet(\"10.112.129.0/25\")] off ALB", RuleFlipSearch.Find(wrong, _desktop, _now).Select(static f => f.ToString()));
    }

    [Fact]
    public void Who_only_roams_at_a_site_may_be_given_to_any_other()
    {
        var roaming = _akron with { Sites = new([.. _akron.Sites, new SiteDefinition { RuleName = "Contoso.Albany", Code = "ALB", IsSecondary = false, RoamingBoundaries = new(new NetworkBoundary("172.16.0.0/12")) }]) };
        var flips = RuleFlipSearch.Find(roaming, _desktop with { IPAddresses = [IpAddress.Parse("172.16.0.1")] }, _now).Select(static f => f.ToString()).ToList();
        Assert.Contains("put [Boundary.IpSubnet(\"172.16.0.1/32\")] on AKR", flips);
        Assert.Contains("put [Boundary.IpSubnet(\"172.16.0.1/32\")] on ALB, and put [ClientPush(typeof(Workstations))] on ALB", flips);
    }

    [Fact]
    public void Who_belongs_to_no_site_may_be_given_to_each_that_would_push()
    {
        var met = new MetCases();
        var packs = Gen.Select(RandomPacks.Pack, Gen.Bool).Select(static (pack, roams) => !roams ? pack : pack with
        {
            Sites = new([.. pack.Sites.Take(pack.Sites.Count - 1), pack.Sites[^1] with { RoamingBoundaries = new(new NetworkBoundary("10.0.0.0/29"), new NetworkBoundary("2001:db8::/64")) }]),
        });
        met.Until(() => Gen.Select(packs, Gen.Int[0, int.MaxValue]).Sample(
            (RulePackDefinition pack, int seed) =>
            {
                var universe = new Universe(pack, _now);
                for (var i = 0; i < 20; i++)
                {
                    var machine = universe.Machine((int)(((uint)seed + (i * 7919u)) % universe.Count));
                    var outcome = ReferenceDecision.Decide(pack, machine, _now).Outcome;
                    if (outcome is not (Outcome.NotAssigned or Outcome.RoamingOnly) || machine.IPAddresses is not [var address, ..])
                        continue;
                    var sets = RuleFlipSearch.FindEdits(pack, machine, _now).Select(static found => found.Edits.Select(static e => e.Change.Text).ToHashSet()).ToList();
                    foreach (var site in pack.Sites)
                    {
                        var boundary = RuleEdit.Adding(site, new NetworkBoundary($"{address}/{(address.IsV6 ? 128 : 32)}"));
                        if (!ReferenceDecision.Decide(boundary.Apply(pack), machine, _now).IsPush)
                            continue;
                        Assert.Contains(sets, set => set.Count == 1 && set.Contains(boundary.Change.Text));
                        met.Count($"{outcome}");
                    }
                }
            },
            iter: _isFull ? 20_000 : 500,
            threads: 2),
            $"{Outcome.NotAssigned}", $"{Outcome.RoamingOnly}");
    }

    [Fact]
    public void All_of_the_changes_are_needed()
    {
        var met = new MetCases();
        met.Until(() => Gen.Select(RandomPacks.Pack, Gen.Int[0, int.MaxValue]).Sample(
            (RulePackDefinition pack, int seed) =>
            {
                var universe = new Universe(pack, _now);
                for (var i = 0; i < 5; i++)
                    Check(pack, universe.Machine((int)(((uint)seed + (i * 7919u)) % universe.Count)), met);
            },
            iter: _isFull ? 20_000 : 500,
            threads: 2,
            print: static x => $"{x.Item2} {string.Join('\n', x.Item1.Criteria.Select(static c => c.RuleName + ": " + c.Conditions))}\n{string.Join('\n', x.Item1.Sites)}"),
            "pushed, 1", "not pushed, 1", "not pushed, 2", "not pushed, 3");
    }

    private static void Check(RulePackDefinition pack, Resource machine, MetCases met)
    {
        var isPushed = ReferenceDecision.Decide(pack, machine, _now).IsPush;
        foreach (var (edits, decision) in RuleFlipSearch.FindEdits(pack, machine, _now))
        {
            Assert.NotEqual(isPushed, decision.IsPush);
            for (var part = 0; part < (1 << edits.Count) - 1; part++)
            {
                var changed = edits.Where((_, i) => (part >> i & 1) != 0).Aggregate(pack, static (rules, edit) => edit.Apply(rules));
                Assert.True(
                    isPushed == ReferenceDecision.Decide(changed, machine, _now).IsPush,
                    $"a part of {string.Join(", and ", edits.Select(static e => e.Change.Text))} is enough for {WitnessText.Of(machine)}");
            }

            met.Count($"{(isPushed ? "" : "not ")}pushed, {edits.Count}");
        }
    }

    private static IEnumerable<string> Find(Resource machine) => RuleFlipSearch.Find(_akron, machine, _now).Select(static f => f.ToString());
}
