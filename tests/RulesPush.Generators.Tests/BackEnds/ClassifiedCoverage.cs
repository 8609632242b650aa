using CsCheck;
using RulesPush.Matching.Inventory;
using RulesPush.Model;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>What machines show of rules is counted the same by classes of values as by the reference evaluator, each time anew.</summary>
public sealed class ClassifiedCoverage
{
    private static readonly int _factor = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full" ? 50 : 1;

    [Theory]
    [InlineData(1 << 16)]
    // Where there is hardly room for any, classes begin anew again and again.
    [InlineData(8)]
    public void Counts_what_the_reference_counts(int mostClasses)
    {
        var met = new MetCases();
        met.Until(
            () => Gen.Select(RandomRules.Pack, RandomMachines.Machine.Array[100], RandomValues.Now).Sample(
                (written, machines, now) =>
                {
                    var pack = LargeSites.WithBodies(written);
                    var reference = new RuleCoverage(pack, now);
                    var classified = ClassifiedTruths.CoverageOf(pack, now, mostClasses).Anew();
                    foreach (var machine in machines)
                        Assert.Equal(Add(reference, machine), Add(classified, machine));
                    Assert.Equal(Counts(reference), Counts(classified));
                    foreach (var condition in reference.Criteria.SelectMany(static c => c.Conditions))
                        met.Count($"{condition.Condition.Test.GetType().Name} {(condition.True > 0 && condition.False > 0 && condition.Unknown > 0 ? "said all" : "did not")}");
                },
                iter: 60 * _factor,
                threads: 1,
                print: static input => RuleSource.Of(input.Item1)),
            [.. new[] { typeof(TextTest), typeof(SystemKindTest), typeof(IpSubnetTest), typeof(OperatingSystemTest), typeof(PropertyTest), typeof(LastSeenWithinTest) }.Select(static t => $"{t.Name} said all")]);
    }

    /// <summary>Whether it could be counted: a method throws where it is not expected.</summary>
    private static bool Add(RuleCoverage coverage, Resource machine)
    {
        try
        {
            coverage.Add(machine);
            return true;
        }
        catch (NullReferenceException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Counts(RuleCoverage coverage) =>
    [
        $"{coverage.Machines} {coverage.NotSystems} {coverage.Unassigned}",
        .. coverage.Sites.Select(static s => $"{s.Site.Code} {s.Assigned} {s.Pushed} {s.DomainControllers} {string.Join(",", s.Exclusions.Select(static e => e.Excluded))} {string.Join(",", s.Boundaries.Concat(s.RoamingBoundaries).Select(static b => b.Assigns))}"),
        .. coverage.Criteria.Select(static c => $"{c.Criteria.RuleName} {c.Evaluated} {c.Matched}"),
        .. coverage.Criteria.SelectMany(static c => c.Conditions).Select(static c => $"{c.Condition} {c.True} {c.False} {c.Unknown} {c.NotAsked} {c.Deciding} {c.Alone} {string.Join(",", c.Values.Select(static v => v.Met))}"),
    ];
}
