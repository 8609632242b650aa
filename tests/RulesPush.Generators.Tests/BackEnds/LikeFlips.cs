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
}
