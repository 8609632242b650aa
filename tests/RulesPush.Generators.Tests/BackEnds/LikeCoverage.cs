using CsCheck;
using RulesPush.Matching.Inventory;
using RulesPush.Model;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>What machines show is the same, whether each is looked at or those are that the rules can tell apart.</summary>
public sealed class LikeCoverage
{
    private static readonly int _factor = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full" ? 25 : 1;

    [Fact]
    public void Is_that_of_each_machine()
    {
        var (shared, looked) = (0, 0);
        Gen.Select(RandomRules.Pack, RandomMachines.Machine.Array[150], RandomValues.Now)
            .Sample(
                (written, machines, now) =>
                {
                    var pack = LargeSites.WithBodies(written);
                    var (each, alike) = (new RuleCoverage(pack, now), new RuleCoverage(pack, now));
                    var known = new KnownCoverage(alike);
                    HashSet<MachineCoverage> seen = new(ReferenceEqualityComparer.Instance);
                    // Each comes with one that differs in what no rule reads, and one whose host names are others.
                    foreach (var machine in machines.SelectMany(static m => (Resource[])[m, m with { LastLogon = DateTimeOffset.UnixEpoch }, Renamed(m)]))
                    {
                        if (LookAt(each.Look, machine) is not { } one)
                        {
                            Assert.Null(LookAt(known.Look, machine));
                            continue;
                        }

                        each.Add(one);
                        var other = known.Look(machine);
                        alike.Add(other);
                        looked++;
                        shared += seen.Add(other) ? 0 : 1;
                    }

                    Assert.Equal(Counts(each), Counts(alike));
                },
                iter: 20 * _factor,
                threads: 1,
                print: static input => RuleSource.Of(input.Item1));

        TestContext.Current.TestOutputHelper?.WriteLine($"{shared} of {looked}");
        Assert.InRange(shared, looked / 4, looked);
    }

    [Fact]
    public void Tells_the_values_of_a_condition_apart()
    {
        var (coverage, known) = Of(new Condition { Test = new TextTest(TextSubject.Name, "A-*", "B-*") });
        foreach (var name in (string[])["A-1", "B-1", "A-2"])
            coverage.Add(known.Look(new Resource { Name = name, NetBiosName = "PC", ADSiteName = "A" }));
        Assert.Equal([2L, 1L], coverage.Criteria[0].Conditions[0].Values.Select(static v => v.Met));
    }

    [Fact]
    public void Is_not_shared_where_a_method_was_asked()
    {
        var (coverage, known) = Of(new Condition { Test = new MethodTest("Logs") { Body = static machine => machine.LastLogon is not null } });
        var machine = new Resource { NetBiosName = "PC", ADSiteName = "A" };
        coverage.Add(known.Look(machine));
        coverage.Add(known.Look(machine with { LastLogon = DateTimeOffset.UnixEpoch }));
        var condition = coverage.Criteria[0].Conditions[0];
        Assert.Equal((1, 1), (condition.True, condition.False));
    }

    private static (RuleCoverage Coverage, KnownCoverage Known) Of(Condition condition)
    {
        var pack = LargeSites.Pack([new(new Condition { Test = new TextTest(TextSubject.AdSite, "*") })]);
        var coverage = new RuleCoverage(pack with { Criteria = new(pack.Criteria[0] with { Conditions = new(condition) }) }, DateTimeOffset.UnixEpoch);
        return (coverage, new KnownCoverage(coverage));
    }

    private static Resource Renamed(Resource machine) => machine with { ResourceNames = machine.ResourceNames?.Select(static n => $"{n}0").ToList() };

    /// <summary>What a machine shows; null where a method throws.</summary>
    private static MachineCoverage? LookAt(Func<Resource, MachineCoverage> look, Resource machine)
    {
        try
        {
            return look(machine);
        }
        catch (NullReferenceException)
        {
            return null;
        }
    }

    /// <summary>All that was counted.</summary>
    private static List<string> Counts(RuleCoverage coverage) =>
    [
        $"{coverage.Machines} {coverage.NotSystems} {coverage.Unassigned}",
        .. coverage.Criteria.Select(static c => $"{c.Criteria.RuleName} {c.Evaluated} {c.Matched}"),
        .. coverage.Criteria.SelectMany(static c => c.Conditions).Select(static c =>
            $"{c.Condition} {c.True} {c.False} {c.Unknown} {c.NotAsked} {c.Deciding} {c.Alone} {string.Join(' ', c.Values.Select(static v => $"{v.Text} {v.Met}"))}"),
        .. coverage.Sites.Select(static s => $"{s.Site.Code} {s.Assigned} {s.Pushed} {s.DomainControllers} {string.Join(' ', s.Exclusions.Select(static e => e.Excluded))}"),
        .. coverage.Sites.SelectMany(static s => s.Boundaries.Concat(s.RoamingBoundaries)).Select(static b => $"{b.Boundary} {b.Holds} {b.Assigns}"),
    ];
}
