using System.Reflection;
using CsCheck;
using RulesPush.Generators.Tests.Running;
using RulesPush.Matching;
using RulesPush.Model;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>Packs with many criteria, compiled: one switch over them, and several.</summary>
public sealed class ManyCompiledCriteria
{
    /// <summary>The limits beyond which the JIT does not optimise: IL in bytes, and what branches, as basic blocks end with it.</summary>
    private const int MostIl = 60_000;
    private const int MostBlocks = 2_000;

    private static readonly bool _isFull = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full";

    /// <summary>How many criteria, and how many packs of them: the compiler takes ten seconds for 2,000.</summary>
    public static TheoryData<int, int> Sizes => _isFull ? new() { { 30, 60 }, { 256, 4 }, { 257, 4 }, { 700, 4 }, { 2_000, 2 } } : new() { { 30, 6 }, { 257, 1 } };

    /// <summary>How many sites: of 360 about 290 have a list of their own, and with its steps tracked the generator takes a minute for them.</summary>
    public static TheoryData<int> Sites => _isFull ? new() { 40, 360 } : new() { 40 };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Decide_as_the_reference(int criteria, int packs)
    {
        var met = new MetCases();
        // The fewer conditions, the sooner one of many holds.
        var fewest = criteria > 100 ? 4 : 1;
        met.Until(
            () => Gen.Select(RandomRules.Conditions(fewest, fewest + 3).Array[criteria], LargeSites.Machine.Array[80], RandomValues.Now).Sample(
                (conditions, machines, now) =>
                {
                    var project = RulesProject.Of(RuleSource.Of(LargeSites.Pack(conditions)));
                    var (oneByOne, atOnce) = ((CompiledRulePack)GeneratedPack.Generate(project).Load(), (CompiledRulePack)GeneratedPack.Generate(project).Load());
                    (oneByOne.StraightLine, atOnce.StraightLine) = (int.MaxValue, 0);
                    AssertOptimised(oneByOne.GetType());
                    foreach (var machine in machines)
                    {
                        var expected = LargeSites.DecisionOf(() => ReferenceDecision.Decide(oneByOne.Definition, machine, now));
                        Assert.Equal(expected, LargeSites.DecisionOf(() => oneByOne.Decide(machine, now)));
                        Assert.Equal(expected, LargeSites.DecisionOf(() => atOnce.Decide(machine, now)));
                        if (expected is { } decision)
                            met.Count($"{decision.Outcome}");
                    }
                },
                iter: packs,
                threads: 1,
                print: static input => $"{input.Item1.Length} criteria, such as {string.Join(" / ", input.Item1.Take(3))}"),
            $"{Outcome.Push}");
    }

    /// <summary>Most sites have a list of their own, some one that others have too; of more than 256 lists the further ones have no method.</summary>
    [Theory]
    [MemberData(nameof(Sites))]
    public void Decide_as_the_reference_at_sites_with_lists_of_their_own_and_of_others(int sites)
    {
        var one = LargeSites.Pack([.. new[] { "A*", "*B", "*C*", "D?*", "*E", "F*" }.Select(static p => new EquatableArray<Condition>(new Condition { Test = new TextTest(TextSubject.Name, p) }))]);
        var site = one.Sites[0];
        var definition = one with
        {
            Sites = new(Enumerable.Range(0, sites).Select(i => site with
            {
                RuleName = $"Rules.Site{i:000}",
                Code = $"{i:000}",
                Boundaries = new(new AdSiteBoundary($"S{i}")),
                ClientPush = site.ClientPush! with { Criteria = new(Order(i % 5 == 0 ? 0 : i).Select(static c => $"Rules.Criteria{c}")) },
            })),
        };
        var pack = GeneratedPack.Generate(RulesProject.Of(RuleSource.Of(definition))).Load();
        for (var i = 0; i < sites; i++)
        {
            foreach (var name in new[] { "AB", "XCX", "DE", "F", "X", null })
            {
                var machine = new Resource { Name = name, NetBiosName = "PC", ADSiteName = $"S{i}", OperatingSystemNameAndVersion = "Linux" };
                Assert.Equal(ReferenceDecision.Decide(pack.Definition, machine, DateTimeOffset.UnixEpoch), pack.Decide(machine, DateTimeOffset.UnixEpoch));
            }
        }

        // The permutation of six with this number.
        static IEnumerable<int> Order(int number)
        {
            var left = Enumerable.Range(0, 6).ToList();
            for (var choices = 6; choices > 0; number /= choices, choices--)
            {
                var chosen = left[number % choices];
                left.Remove(chosen);
                yield return chosen;
            }
        }
    }

    /// <summary>Criteria whose many conditions are asked by several methods each: all of them, and in their order.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(5_000)]
    public void Ask_every_condition_of_a_class(int count)
    {
        var excludes = Enumerable.Range(0, count).Select(static i => new Condition { Test = new TextTest(TextSubject.Name, $"LAB{i}-*"), IsExclude = true });
        var pack = GeneratedPack.Generate(RulesProject.Of(RuleSource.Of(LargeSites.Pack([new(excludes)])))).Load();
        AssertOptimised(pack.GetType());
        foreach (var excluded in new[] { 0, 254, 255, 256, 257, 511, 512, 513, count - 1 })
        {
            var machine = new Resource { Name = $"LAB{excluded}-1", NetBiosName = "PC", ADSiteName = "A", OperatingSystemNameAndVersion = "Linux" };
            var expected = ReferenceDecision.Decide(pack.Definition, machine, DateTimeOffset.UnixEpoch);
            Assert.Equal(excluded < count ? Outcome.NoCriterionMatched : Outcome.Push, expected.Outcome);
            Assert.Equal(expected, pack.Decide(machine, DateTimeOffset.UnixEpoch));
        }
    }

    /// <summary>No method of the rules is too large for the JIT, whichever of their classes has it.</summary>
    private static void AssertOptimised(Type pack)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (var method in pack.Assembly.GetTypes().SelectMany(static type => type.GetMethods(All)))
        {
            var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
            Assert.True(il.Length <= MostIl, $"{method.DeclaringType}.{method.Name} has {il.Length:N0} bytes");
            // An arm of a switch is a call, of five bytes, and a branch behind it.
            Assert.True(il.Length / 10 <= MostBlocks, $"{method.DeclaringType}.{method.Name} may have {il.Length / 10:N0} blocks");
        }
    }
}
