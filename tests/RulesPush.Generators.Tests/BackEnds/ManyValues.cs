using System.Globalization;
using System.Reflection;
using CsCheck;
using RulesPush.Generators.Tests.Running;
using RulesPush.Matching;
using RulesPush.Model;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>Conditions with many patterns, networks or texts: looked for together, they say what each says for itself.</summary>
public sealed class ManyValues
{
    /// <summary>The limit beyond which the JIT does not optimise a method.</summary>
    private const int MostIl = 60_000;

    private static readonly int _factor = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full" ? 10 : 1;
    private static readonly PropertyDefinition _agent = RandomRules.Properties.First(static p => p.Type == PropertyType.Text);

    private static readonly Gen<ConditionTest> _test = Gen.OneOf(
        Gen.Select(Pick.Of(TextSubject.Name, TextSubject.Group, TextSubject.Domain), Patterns).Select(static ConditionTest (subject, patterns) => new TextTest(subject, patterns)),
        Patterns.Select(static ConditionTest (patterns) => new OperatingSystemTest(patterns, null, null)),
        RandomValues.V4Network.Array[20, 70].Select(static ConditionTest (networks) => new IpSubnetTest(new EquatableArray<IpNetwork>(networks))),
        Gen.OneOf(RandomValues.V4Network, RandomValues.V6Network).Array[20, 70].Select(static ConditionTest (networks) => new IpSubnetTest(new EquatableArray<IpNetwork>(networks))),
        RandomValues.Text.Array[20, 70].Select(static ConditionTest (texts) => new PropertyTest(_agent, PropertyComparison.EqualTo, [.. texts])));

    private static Gen<EquatableArray<Pattern>> Patterns => RandomValues.Pattern.Where(static t => Pattern.TryParse(t, out _) && !t.Trim('*').Equals("", StringComparison.Ordinal)).Array[20, 70]
        .Select(static texts => Pattern.ParseAll(texts));

    [Fact]
    public void Decide_as_the_reference()
    {
        var met = new MetCases();
        met.Until(
            () => Gen.Select(_test, Gen.Bool, RandomMachines.Machine.Array[200]).Sample(
                (test, isExclude, machines) =>
                {
                    var definition = LargeSites.Pack([new(new Condition { Test = test, IsExclude = isExclude })]);
                    var pack = GeneratedPack.Generate(RulesProject.Of(RuleSource.Of(definition))).Load();
                    AssertOptimised(pack.GetType().Assembly);
                    foreach (var machine in machines)
                    {
                        var decision = pack.Decide(machine, DateTimeOffset.UnixEpoch);
                        Assert.Equal(ReferenceDecision.Decide(pack.Definition, machine, DateTimeOffset.UnixEpoch), decision);
                        met.Count($"{test.GetType().Name} {decision.Outcome}");
                    }
                },
                iter: 25 * _factor,
                threads: 1),
            [.. from test in (Type[])[typeof(TextTest), typeof(OperatingSystemTest), typeof(IpSubnetTest), typeof(PropertyTest)]
                from outcome in (Outcome[])[Outcome.Push, Outcome.NoCriterionMatched]
                select $"{test.Name} {outcome}"]);
    }

    [Fact]
    public void Exclude_names_as_the_reference() => Gen.Select(Patterns, RandomMachines.Machine.Array[300]).Sample(
        (patterns, machines) =>
        {
            var list = new ExclusionList(patterns.Select(static p => new PushExclusion { Names = new(p) }));
            var site = LargeSites.Pack([]).Sites[0] with { Exclusions = new(patterns.Select(static p => new PushExclusion { Names = new(p) })) };
            foreach (var machine in machines)
                Assert.Equal(ReferenceDecision.FindExclusion(site, machine, DateTimeOffset.UnixEpoch), list.Find(machine, DateTimeOffset.UnixEpoch));
        },
        iter: 40 * _factor);

    /// <summary>Thousands of names are no larger a method than a few, and nothing is allocated to look for one.</summary>
    [Fact]
    public void Stay_small_however_many_they_are()
    {
        string[] names = [.. Enumerable.Range(0, 3_000).Select(static i => i.ToString("'PC-'0000", CultureInfo.InvariantCulture)), .. Enumerable.Range(0, 500).Select(static i => i.ToString("'SRV-'000'-*'", CultureInfo.InvariantCulture))];
        var pack = GeneratedPack.Generate(RulesProject.Of(RuleSource.Of(LargeSites.Pack([new(new Condition { Test = new TextTest(TextSubject.Name, names) })])))).Load();
        AssertOptimised(pack.GetType().Assembly);
        foreach (var (name, outcome) in ((string, Outcome)[])[("pc-2999", Outcome.Push), ("PC-3000", Outcome.NoCriterionMatched), ("srv-499-A", Outcome.Push), ("SRV-500-A", Outcome.NoCriterionMatched)])
        {
            var machine = new Resource { Name = name, NetBiosName = name, ADSiteName = "A", OperatingSystemNameAndVersion = "Windows" };
            Assert.Equal((name, outcome), (name, pack.Decide(machine, DateTimeOffset.UnixEpoch).Outcome));
            var before = GC.GetAllocatedBytesForCurrentThread();
            pack.Decide(machine, DateTimeOffset.UnixEpoch);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    /// <summary>All methods that are asked for a decision; what makes the definition runs once.</summary>
    private static void AssertOptimised(Assembly rules)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (var method in rules.GetTypes().SelectMany(static t => t.GetMethods(All)))
            Assert.InRange(method.GetMethodBody()?.GetILAsByteArray()?.Length ?? 0, 0, MostIl / 10);
    }
}
