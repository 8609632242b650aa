using CsCheck;
using RulesPush.Matching.Inventory;
using RulesPush.Model;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>Machines that the rules cannot tell apart have the same smallest flip, in the same words.</summary>
public sealed class LikeFlips
{
    private static readonly int _factor = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full" ? 25 : 1;

    [Fact]
    public void Are_the_same_for_machines_with_the_same_key()
    {
        var flips = 0;
        Gen.Select(RandomRules.Pack, RandomMachines.Machine.Array[100], RandomValues.Now)
            .Sample(
                (written, machines, now) =>
                {
                    var pack = new InterpretedRulePack(LargeSites.WithBodies(written));
                    var search = new FlipSearch(pack.Definition, now, m => pack.Decide(m, now));
                    var known = new KnownFlips(pack, now);
                    foreach (var machine in machines)
                    {
                        if (LargeSites.DecisionOf(() => pack.Decide(machine, now)) is not { IsPush: false })
                            continue;
                        var flip = search.FindSmallest(machine)?.ToString();
                        Assert.Equal(flip, known.FindSmallest(machine));
                        // Again, and one that differs in what no rule reads.
                        Assert.Equal(flip, known.FindSmallest(machine with { LastLogon = now }));
                        // And one whose host names are others, which may be excluded alike.
                        var renamed = machine with { ResourceNames = machine.ResourceNames?.Select(static n => $"{n}0").ToList() };
                        if (LargeSites.DecisionOf(() => pack.Decide(renamed, now)) is { IsPush: false })
                            Assert.Equal(search.FindSmallest(renamed)?.ToString(), known.FindSmallest(renamed));
                        flips++;
                    }
                },
                iter: 10 * _factor,
                threads: 1,
                print: static input => RuleSource.Of(input.Item1));

        TestContext.Current.TestOutputHelper?.WriteLine($"{flips}");
        Assert.True(flips > 300 * _factor);
    }

    [Fact]
    public void Name_the_names_that_each_machine_is_left_with()
    {
        var rules = LargeSites.Pack([new(new Condition { Test = new TextTest(TextSubject.AdSite, "*") })]);
        var pack = new InterpretedRulePack(rules with { Sites = new(rules.Sites[0] with { Exclusions = new(new PushExclusion { Names = Pattern.ParseAll("LAB-*") }) }) });
        var known = new KnownFlips(pack, DateTimeOffset.UnixEpoch);
        foreach (var number in (string[])["1", "2"])
        {
            var machine = new Resource { Name = "PC", NetBiosName = "PC", ADSiteName = "A", ResourceNames = [$"lab-{number}", $"pc-{number}"] };
            Assert.Equal(Outcome.ExcludedByName, pack.Decide(machine, DateTimeOffset.UnixEpoch).Outcome);
            Assert.Equal($"change its ResourceNames to such as pc-{number}", known.FindSmallest(machine));
        }
    }
}
