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

    /// <summary>Methods may tell such machines apart: by what no rule reads, by what a flip changes, by names that it takes away; and may throw.</summary>
    [Fact]
    public void Are_not_those_of_machines_of_which_methods_say_something_else()
    {
        var (flips, searches) = (0, 0);
        Gen.Select(RandomRules.Pack.Where(static p => p.Criteria.Any(static c => c.Conditions.Any(static x => x.Test is MethodTest))), LargeSites.Machine.Array[8], RandomValues.Now)
            .Sample(
                (written, machines, now) =>
                {
                    var pack = new InterpretedRulePack(LargeSites.WithBodies(written, static _ => Answer));
                    var search = new FlipSearch(pack.Definition, now, m => pack.Decide(m, now));
                    var known = new KnownFlips(pack, now);
                    foreach (var machine in machines.SelectMany(Likes))
                    {
                        if (LargeSites.DecisionOf(() => pack.Decide(machine, now)) is not { IsPush: false })
                            continue;
                        var before = known.Searches;
                        Assert.Equal(search.FindSmallest(machine)?.ToString(), known.FindSmallest(machine));
                        searches += known.Searches - before;
                        flips++;
                    }
                },
                iter: 8 * _factor,
                threads: 1,
                print: static input => RuleSource.Of(input.Item1));

        TestContext.Current.TestOutputHelper?.WriteLine($"{searches} searches for {flips}");
        Assert.True(flips > 300 * _factor);
        Assert.InRange(searches, flips / 20, flips * 3 / 4);

        static bool? Answer(Resource machine) => machine.LastLogon?.Day switch
        {
            1 => true,
            2 => false,
            3 => machine.HardwareId!.Length > 0,
            4 => machine.IPAddresses is not null,
            5 => machine.ResourceNames is [{ } name, ..] ? name.Length % 2 == 0 : null,
            6 => machine.OperatingSystemNameAndVersion is null ? null : machine.SystemRoles is null,
            _ => null,
        };

        static IEnumerable<Resource> Likes(Resource machine) =>
            from round in Enumerable.Range(0, 2)
            from day in Enumerable.Range(1, 7)
            from suffix in new[] { "", "0" }
            select machine with
            {
                LastLogon = new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero),
                ResourceNames = machine.ResourceNames?.Select(n => n + suffix).ToList(),
            };
    }

    [Fact]
    public void Are_searched_once_for_machines_of_which_methods_say_the_same()
    {
        // Asked of the machine that would be moved, as it is in no other domain.
        var pack = MethodPack(static machine => machine.LastLogon?.Day switch
        {
            1 => true,
            2 => false,
            3 => machine.HardwareId!.Length > 0,
            _ => null,
        });
        var known = new KnownFlips(pack, DateTimeOffset.UnixEpoch);
        foreach (var number in Enumerable.Range(0, 100))
        {
            var machine = new Resource
            {
                Name = $"PC-{number}",
                NetBiosName = "PC",
                ADSiteName = "A",
                ResourceDomainOrWorkgroup = "OTHER",
                OperatingSystemNameAndVersion = "Linux",
                LastLogon = new DateTimeOffset(2026, 1, (number % 4) + 1, 0, 0, 0, TimeSpan.Zero),
            };
            Assert.Equal(number % 4 == 0 ? "change its ResourceDomainOrWorkgroup to such as CORP (Require.Domain(\"CORP\"))" : null, known.FindSmallest(machine));
        }

        Assert.Equal(4, known.Searches);
    }

    [Fact]
    public void Are_not_those_of_machines_of_which_methods_were_asked_with_other_names()
    {
        var pack = MethodPack(static machine => machine.ResourceNames is [{ Length: 6 }]);
        var known = new KnownFlips(pack, DateTimeOffset.UnixEpoch);
        foreach (var (name, flip) in new[] { ("pc-22", null), ("pc-222", "change its ResourceNames to such as pc-222"), ("pc-23", null), ("pc-223", "change its ResourceNames to such as pc-223") })
        {
            var machine = new Resource
            {
                Name = "PC",
                NetBiosName = "PC",
                ADSiteName = "A",
                ResourceDomainOrWorkgroup = "CORP",
                OperatingSystemNameAndVersion = "Linux",
                ResourceNames = ["lab-1", name],
            };
            Assert.Equal(flip, known.FindSmallest(machine));
        }
    }

    /// <summary>Machines of a domain that a method agrees to, but for those in the laboratory.</summary>
    private static InterpretedRulePack MethodPack(Func<Resource, bool?> method)
    {
        var rules = LargeSites.Pack([new(
            new Condition { Test = new TextTest(TextSubject.Domain, "CORP") },
            new Condition { Test = new MethodTest("now") })]);
        rules = rules with { Sites = new(rules.Sites[0] with { Exclusions = new(new PushExclusion { Names = Pattern.ParseAll("LAB-*") }) }) };
        return new InterpretedRulePack(LargeSites.WithBodies(rules, _ => method));
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
