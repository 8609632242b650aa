using CsCheck;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>What is counted is what the reference decides, and what is suggested covers what it is suggested for.</summary>
public sealed class RuleCoverages
{
    private static readonly DateTimeOffset _now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly bool _isFull = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full";

    [Fact]
    public void Suggested_machines_cover_what_they_are_for_and_nothing_covers_what_nothing_can()
    {
        var met = new MetCases();
        met.Until(() => RandomPacks.Pack.Sample(
            random =>
            {
                var pack = WithRoaming(random);
                var none = new RuleCoverage(pack, _now);
                var suggestions = CoverageSuggestion.Find(none, new AnalysisBudget(int.MaxValue)).ToList();
                var together = none.Anew();
                foreach (var suggestion in suggestions)
                {
                    met.Count($"{suggestion.Goal.Kind} {suggestion.Verdict}");
                    // These packs have no methods, and no end to the budget.
                    Assert.True(suggestion.Verdict is CoverageVerdict.Reachable or CoverageVerdict.Unreachable, $"{suggestion}");
                    if (suggestion.Machine is not { } machine)
                        continue;
                    var alone = none.Anew();
                    alone.Add(machine);
                    Assert.True(suggestion.Goal.IsReached(alone), $"{suggestion.Goal} by {WitnessText.Of(machine)}");
                    together.Add(machine);
                }

                var unreachable = suggestions.Where(static s => s.Verdict == CoverageVerdict.Unreachable).Select(static s => s.Goal).ToHashSet();
                Assert.All(CoverageGoal.All(none), goal => Assert.Equal(!unreachable.Contains(goal), goal.IsReached(together)));

                var universe = new Universe(pack, _now);
                var all = none.Anew();
                foreach (var machine in Enumerable.Range(0, universe.Count).Select(universe.Machine))
                    all.Add(machine);
                Assert.All(unreachable, goal => Assert.False(goal.IsReached(all), $"{goal}"));
            },
            iter: _isFull ? 20_000 : 300,
            threads: 2,
            print: Print),
            [.. Enum.GetValues<CoverageGoalKind>().SelectMany(static kind => new[] { $"{kind} {CoverageVerdict.Reachable}", $"{kind} {CoverageVerdict.Unreachable}" })]);
    }

    [Fact]
    public void What_is_counted_is_what_is_decided()
    {
        RandomPacks.Pack.Sample(
            random =>
            {
                var pack = WithRoaming(random);
                var universe = new Universe(pack, _now);
                var coverage = new RuleCoverage(pack, _now);
                var decisions = new List<Decision>();
                var assigned = new Dictionary<(string Site, BoundaryDefinition Boundary, bool IsRoaming), int>();
                foreach (var machine in Enumerable.Range(0, Math.Min(universe.Count, 500)).Select(universe.Machine))
                {
                    coverage.Add(machine);
                    decisions.Add(ReferenceDecision.Decide(pack, machine, _now));
                    if (ReferenceAssignment.FindClaims(pack, machine) is [var claim, ..])
                    {
                        var key = (claim.Site.Code, claim.Boundary, claim.IsRoaming);
                        assigned[key] = assigned.GetValueOrDefault(key) + 1;
                    }
                }

                foreach (var site in coverage.Sites)
                {
                    var here = decisions.Where(d => d.Site?.Code == site.Site.Code && d.Outcome != Outcome.RoamingOnly).ToList();
                    Assert.Equal(here.Count, site.Assigned);
                    Assert.Equal(here.Count(static d => d.IsPush), site.Pushed);
                    Assert.Equal(here.Count(static d => d.Outcome == Outcome.ExcludedByName), site.Exclusions.Sum(static e => e.Excluded));
                    if (site.Site.ClientPush?.DomainControllers == false)
                        Assert.Equal(here.Count(static d => d.Outcome == Outcome.DomainController), site.DomainControllers);
                    foreach (var (boundaries, isRoaming) in new[] { (site.Boundaries, false), (site.RoamingBoundaries, true) })
                    {
                        foreach (var equal in boundaries.GroupBy(static b => b.Boundary))
                            Assert.Equal(assigned.GetValueOrDefault((site.Site.Code, equal.Key, isRoaming)), equal.Sum(static b => b.Assigns));
                        Assert.All(boundaries, static b => Assert.True(b.Holds >= b.Assigns));
                    }
                }

                foreach (var criteria in coverage.Criteria)
                {
                    Assert.Equal(decisions.Count(d => d.MatchedCriteria?.RuleName == criteria.Criteria.RuleName), criteria.Matched);
                    Assert.Equal(criteria.Evaluated - criteria.Matched, criteria.Conditions.Sum(static c => c.Deciding));
                    Assert.All(criteria.Conditions, c => Assert.Equal(criteria.Evaluated, c.True + c.False + c.Unknown + c.NotAsked));
                    Assert.All(criteria.Conditions, static c => Assert.True(c.Alone <= c.Deciding));
                }
            },
            iter: _isFull ? 20_000 : 300,
            threads: 2,
            print: Print);
    }

    /// <summary>As the command counts, in as many threads as there are processors.</summary>
    [Fact]
    public void What_several_have_counted_is_what_one_would_have() => RandomPacks.Pack.Sample(
        random =>
        {
            var pack = WithRoaming(random);
            var universe = new Universe(pack, _now);
            var one = new RuleCoverage(pack, _now);
            RuleCoverage[] several = [one.Anew(), one.Anew(), one.Anew()];
            for (var i = 0; i < Math.Min(universe.Count, 300); i++)
            {
                one.Add(universe.Machine(i));
                several[i * 7 % 3].Add(universe.Machine(i));
            }

            var together = one.Anew();
            foreach (var counts in several)
                together.Add(counts);
            Assert.Equal(Everything(one), Everything(together));
            Assert.Throws<ArgumentException>(() => one.Add(new RuleCoverage(WithRoaming(random), _now)));
        },
        iter: _isFull ? 5_000 : 100,
        threads: 2,
        print: Print);

    [Fact]
    public void A_method_that_is_not_asked_speaks_against_nobody_and_one_that_throws_leaves_no_trace()
    {
        var pack = Methods(static machine => machine.Name switch
        {
            "THROWS" => throw new InvalidOperationException(),
            "YES" => true,
            _ => false,
        });
        var coverage = new RuleCoverage(pack, _now);
        var machine = new Resource { NetBiosName = "X", ADSiteName = "a", OperatingSystemNameAndVersion = "Windows", ResourceDomainOrWorkgroup = "CORP" };
        coverage.Add(machine with { Name = "YES" });
        coverage.Add(machine with { Name = "NO" });
        coverage.Add(machine with { Name = "YES", ResourceDomainOrWorkgroup = "HOME" });
        Assert.Throws<InvalidOperationException>(() => coverage.Add(machine with { Name = "THROWS" }));
        var criteria = Assert.Single(coverage.Criteria);
        Assert.Equal((3, 3, 1), (coverage.Machines, criteria.Evaluated, criteria.Matched));
        Assert.Equal((2, 1, 0, 0, 1), Counts(criteria.Conditions[0]));
        Assert.Equal((1, 1, 0, 1, 1), Counts(criteria.Conditions[1]));
        Assert.All(criteria.Conditions, c => Assert.True(c.IsSeenBothWays && criteria.IsShownAlone(c)));
    }

    [Fact]
    public void What_only_a_method_can_say_is_left_to_it()
    {
        var never = new RuleCoverage(Methods(static _ => false), _now);
        var verdicts = CoverageSuggestion.Find(never, new AnalysisBudget()).ToDictionary(static s => (s.Goal.Kind, s.Goal.Index), static s => s.Verdict);
        Assert.Equal(CoverageVerdict.LeftToMethod, verdicts[(CoverageGoalKind.Match, 0)]);
        Assert.Equal(CoverageVerdict.Reachable, verdicts[(CoverageGoalKind.Alone, 0)]);
        Assert.Equal(CoverageVerdict.Reachable, verdicts[(CoverageGoalKind.Alone, 1)]);
    }

    private static (long, long, long, long, long) Counts(ConditionCoverage c) => (c.True, c.False, c.Unknown, c.NotAsked, c.Alone);

    /// <summary>All that was counted.</summary>
    private static List<string> Everything(RuleCoverage coverage) =>
    [
        $"{coverage.Machines} {coverage.NotSystems} {coverage.Unassigned}",
        .. coverage.Criteria.Select(static c => $"{c.Criteria.RuleName} {c.Evaluated} {c.Matched}"),
        .. coverage.Criteria.SelectMany(static c => c.Conditions).Select(static c =>
            $"{c.Condition} {Counts(c)} {c.Deciding} {string.Join(' ', c.Values.Select(static v => $"{v.Text} {v.Met}"))}"),
        .. coverage.Sites.Select(static s => $"{s.Site.Code} {s.Assigned} {s.Pushed} {s.DomainControllers} {string.Join(' ', s.Exclusions.Select(static e => e.Excluded))}"),
        .. coverage.Sites.SelectMany(static s => s.Boundaries.Concat(s.RoamingBoundaries)).Select(static b => $"{b.Boundary} {b.Holds} {b.Assigns}"),
    ];

    private static RulePackDefinition Methods(Func<Resource, bool?> body) => new()
    {
        Name = "Rules",
        Criteria = new(new CriteriaDefinition
        {
            RuleName = "Class",
            Conditions = new(
                new Condition { Test = new TextTest(TextSubject.Domain, "CORP") },
                new Condition { Test = new MethodTest("Says") { Body = body } }),
        }),
        Sites = new(new SiteDefinition
        {
            RuleName = "Site",
            Code = "S1A",
            IsSecondary = false,
            Boundaries = new(new AdSiteBoundary("a")),
            ClientPush = new ClientPushDefinition { Criteria = new("Class") },
        }),
    };

    /// <summary>The roaming boundaries of a site are the site boundaries of the next, and one of its own.</summary>
    private static RulePackDefinition WithRoaming(RulePackDefinition pack) => pack with
    {
        Sites = new(pack.Sites.Select((s, i) => s with
        {
            RoamingBoundaries = new([.. pack.Sites[(i + 1) % pack.Sites.Count].Boundaries, new AdSiteBoundary("b"), new NetworkBoundary("10.0.0.0/28")]),
        })),
    };

    private static string Print(RulePackDefinition pack) => string.Join('\n', pack.Criteria.Select(static c => $"{c.RuleName}: {c.Conditions}{string.Concat(c.Conditions.Select(static x => $" {x.Until}"))}")
        .Concat(pack.Sites.Select(static s => $"{s.Code}: {s.Boundaries}; push {s.ClientPush}; exclusions {string.Concat(s.Exclusions.Select(static e => e.Names + " " + e.Until))}")));
}
