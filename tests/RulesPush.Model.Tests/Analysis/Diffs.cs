using CsCheck;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>Two versions of rules, compared for all machines: what is claimed holds in a universe, and what differs is shown by a machine.</summary>
public sealed class Diffs
{
    private static readonly UtcDay _today = new(2026, 11, 22);
    private static readonly DateTimeOffset _now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly bool _isFull = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full";

    [Fact]
    public void Are_exact()
    {
        var met = new MetCases();
        met.Until(() => Gen.Select(RandomPacks.Pack, RandomPacks.Pack, Gen.Int[0, 3], Gen.Int[0, 100]).Sample(
            (before, other, kind, seed) =>
            {
                var after = Change(before, other, kind, seed);
                // Both packs name values: the universe is that of all of them.
                var universe = new Universe(before with { Criteria = new([.. before.Criteria, .. after.Criteria.Select(static c => c with { RuleName = "After." + c.RuleName })]) }, _now);
                foreach (var difference in PackDiff.Compare(before, after, _today, new AnalysisBudget(int.MaxValue)))
                {
                    Check(difference, before, after, universe);
                    met.Count($"{difference.Relation}");
                    Assert.True(kind != 0 || difference.Relation == PushRelation.Equivalent);
                }
            },
            iter: _isFull ? 50_000 : 300,
            threads: 2,
            print: static x => $"{x.Item3} {x.Item4}\n{string.Join('\n', x.Item1.Criteria)}\n{string.Join('\n', x.Item1.Sites)}\n---\n{string.Join('\n', x.Item2.Criteria)}\n{string.Join('\n', x.Item2.Sites)}"),
            $"{PushRelation.Equivalent}", $"{PushRelation.Narrower}", $"{PushRelation.Wider}", $"{PushRelation.Incomparable}");
    }

    /// <summary>The first subnet ID that the rules know decides: one that new rules know takes machines away from a site that has not changed.</summary>
    [Fact]
    public void A_subnet_ID_more_takes_machines_away_from_another_site()
    {
        RulePackDefinition Rules(params string[] subnetIdsOfA) => new()
        {
            Name = "Rules",
            Sites = new(Site("AAA", subnetIdsOfA), Site("BBB", "10.3.0.0")),
        };
        SiteDefinition Site(string code, params string[] subnetIds) => new()
        {
            RuleName = code,
            Code = code,
            IsSecondary = false,
            Boundaries = new(subnetIds.Select(static id => (BoundaryDefinition)new SubnetIdBoundary(id))),
            ClientPush = new ClientPushDefinition(),
        };
        Assert.Equal(
            [("AAA", PushRelation.Wider), ("BBB", PushRelation.Narrower), (null, PushRelation.Wider)],
            PackDiff.Compare(Rules("10.1.0.0"), Rules("10.1.0.0", "10.2.0.0"), _today, new AnalysisBudget()).Select(static d => (d.Site, d.Relation)));
    }

    [Fact]
    public void What_cannot_be_proved_is_said_and_the_next_sites_are_compared()
    {
        var (before, after) = (TwoSites("*a*b*c*d*"), TwoSites("*a*b*d*c*"));
        Assert.Equal(
            [("S1A", PushRelation.NotProved), ("S2A", PushRelation.Equivalent), (null, PushRelation.NotProved)],
            PackDiff.Compare(before, after, _today, new AnalysisBudget(20)).Select(static d => (d.Site, d.Relation)));
        Assert.Equal(
            [("S1A", PushRelation.Incomparable), ("S2A", PushRelation.Equivalent), (null, PushRelation.Incomparable)],
            PackDiff.Compare(before, after, _today, new AnalysisBudget()).Select(static d => (d.Site, d.Relation)));
    }

    [Fact]
    public void Nothing_is_proved_of_a_property_that_two_versions_declare_as_something_else()
    {
        RulePackDefinition Rules(PropertyType type, object value) => TwoSites("*") with
        {
            Criteria = new(
                new CriteriaDefinition
                {
                    RuleName = "First",
                    Conditions = new(new Condition { Test = new PropertyTest(new PropertyDefinition("Rack", type), PropertyComparison.EqualTo, value) }),
                },
                new CriteriaDefinition { RuleName = "Second" }),
        };
        Assert.Equal(
            [("S1A", PushRelation.NotProved), ("S2A", PushRelation.Equivalent), (null, PushRelation.NotProved)],
            PackDiff.Compare(Rules(PropertyType.Text, "a"), Rules(PropertyType.Int32, 7), _today, new AnalysisBudget()).Select(static d => (d.Site, d.Relation)));
    }

    /// <summary>Two sites: the first pushes by a group, the second everything.</summary>
    private static RulePackDefinition TwoSites(string group) => new()
    {
        Name = "Rules",
        Criteria = new(
            new CriteriaDefinition { RuleName = "First", Conditions = new(new Condition { Test = new TextTest(TextSubject.Group, group) }) },
            new CriteriaDefinition { RuleName = "Second" }),
        Sites = new(Site("S1A", "First", "a"), Site("S2A", "Second", "b")),
    };

    private static SiteDefinition Site(string code, string criteria, string adSite) => new()
    {
        RuleName = code,
        Code = code,
        IsSecondary = false,
        Boundaries = new(new AdSiteBoundary(adSite)),
        ClientPush = new ClientPushDefinition { Criteria = new(criteria) },
    };

    private static void Check(PushDifference difference, RulePackDefinition before, RulePackDefinition after, Universe universe)
    {
        foreach (var machine in Enumerable.Range(0, universe.Count).Select(universe.Machine))
        {
            var (was, isNow) = (IsPushed(before, difference.Site, machine), IsPushed(after, difference.Site, machine));
            Assert.True(was || !isNow || difference.Gained is not null, $"{difference} at {WitnessText.Of(machine)}");
            Assert.True(!was || isNow || difference.Lost is not null, $"{difference} at {WitnessText.Of(machine)}");
        }

        if (difference.Gained is { } gained)
            Assert.True(!IsPushed(before, difference.Site, gained) && IsPushed(after, difference.Site, gained), $"{difference}");
        if (difference.Lost is { } lost)
            Assert.True(IsPushed(before, difference.Site, lost) && !IsPushed(after, difference.Site, lost), $"{difference}");
    }

    /// <summary>Other names and another order; a condition less; the sites of another pack; another pack.</summary>
    private static RulePackDefinition Change(RulePackDefinition pack, RulePackDefinition other, int kind, int seed) => kind switch
    {
        0 => pack with
        {
            Criteria = new(pack.Criteria.Reverse().Select(static c => c with { RuleName = "New." + c.RuleName, Conditions = new(c.Conditions.Reverse()) })),
            Sites = new(pack.Sites.Reverse().Select(static s => s with
            {
                Boundaries = new(s.Boundaries.Reverse()),
                ClientPush = s.ClientPush is { } push ? push with { Criteria = new(push.Criteria.Reverse().Select(static c => "New." + c)) } : null,
            })),
        },
        1 => pack with
        {
            Criteria = new(pack.Criteria.Select((c, i) => i == seed % pack.Criteria.Count && c.Conditions.Count > 0
                ? c with { Conditions = new(c.Conditions.Where((_, place) => place != seed % c.Conditions.Count)) }
                : c)),
        },
        2 => pack with { Sites = new(other.Sites.Select(s => s.ClientPush is { Criteria.Count: > 0 } push ? s with { ClientPush = push with { Criteria = new(pack.Criteria.Select(static c => c.RuleName)) } } : s)) },
        _ => other,
    };

    private static bool IsPushed(RulePackDefinition pack, string? site, Resource machine) =>
        ReferenceDecision.Decide(pack, machine, _now) is { Outcome: Outcome.Push } decision && (site is null || decision.Site!.Code == site);
}
