using CsCheck;
using RulesPush.Generators.Tests.Running;
using RulesPush.Matching.Inventory;
using RulesPush.Model;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>Decisions on many machines at once are those on each of them, whatever the rules and machines.</summary>
public sealed class WholeInventories
{
    private static readonly int _factor = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full" ? 10 : 1;

    [Fact]
    public void Are_decided_as_each_machine_of_random_packs()
    {
        var met = new MetCases();
        met.Until(() => Gen.Select(RandomRules.Pack, RandomMachines.Machine.Array[1, 600], RandomValues.Now)
            .Sample(
                (written, machines, now) =>
                {
                    var pack = GeneratedPack.Generate(RulesProject.Of(RuleSource.Of(written))).Load();
                    Hold(pack, machines, now, met);
                },
                iter: 60 * _factor,
                threads: 2,
                print: static input => RuleSource.Of(input.Item1)),
            Enum.GetNames<Outcome>());
    }

    [Theory]
    [InlineData(1, 1, 60)]
    [InlineData(12, 1, 60)]
    [InlineData(1, 60, 30)]
    [InlineData(63, 0, 60)]
    [InlineData(64, 0, 60)]
    [InlineData(64, 2, 30)]
    [InlineData(65, 1, 60)]
    [InlineData(65, 2, 30)]
    [InlineData(300, 4, 15)]
    [InlineData(2_000, 7, 2)]
    [InlineData(2_100, 7, 2)]
    public void Are_decided_as_each_machine_of_a_site_with_many_criteria(int criteria, int leastConditions, int packs)
    {
        var met = new MetCases();
        // Of sixty conditions one is always false.
        string[] cases = leastConditions == 60 ? [] : [$"{Outcome.Push}", $"{Outcome.MissingData}"];
        met.Until(() => Gen.Select(Gen.Int[leastConditions, leastConditions + 3], Gen.Int[0, 3])
            .SelectMany((least, more) => Gen.Select(RandomRules.Conditions(least, least + more).Array[criteria], LargeSites.Machine.Array[120], RandomValues.Now))
            .Sample(
                (conditions, machines, now) =>
                {
                    var pack = new InterpretedRulePack(LargeSites.Pack(conditions)) { StraightLine = 0 };
                    Hold(pack, machines, now, met);
                },
                iter: packs * _factor,
                threads: 1),
            cases);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(70)]
    public void Are_decided_as_each_machine_where_no_criterion_reads_anything(int criteria) =>
        Gen.Select(LargeSites.Machine.Array[20], RandomValues.Now).Sample(
            (machines, now) => Hold(new InterpretedRulePack(LargeSites.Pack([.. Enumerable.Repeat<EquatableArray<Condition>>([], criteria)])) { StraightLine = 0 }, machines, now, new MetCases()),
            iter: 5);

    /// <summary>More texts than are kept of a property, and more that leave something else: so each place that one is kept in has one.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(700)]
    public void Are_decided_as_each_machine_where_texts_have_all_places(int criteria)
    {
        EquatableArray<Condition> Criteria(ConditionTest test) => new(new Condition { Test = test }, new Condition { Test = new TextTest(TextSubject.Name, "PC*") });
        ConditionTest[] tests =
        [
            new OperatingSystemTest(["*7"], null, null),
            new TextTest(TextSubject.Domain, "*3"),
            new TextTest(TextSubject.Group, "*1", "*5"),
            // Each leaves another criterion.
            .. Enumerable.Range(0, criteria - 3).Select(static i => i % 2 == 0 ? (ConditionTest)new TextTest(TextSubject.Domain, $"{Text(i)}") : new TextTest(TextSubject.Group, $"{Text(i)}")),
        ];
        var definition = LargeSites.Pack([.. tests.Select(Criteria)]);
        Resource[] texts =
        [
            .. Enumerable.Range(0, 6_000).Select(Text).Select(static text => new Resource
            {
                Name = "PC", NetBiosName = "PC", ADSiteName = "A", OperatingSystemNameAndVersion = text, ResourceDomainOrWorkgroup = text, SystemGroupName = [text, "Other"],
            }),
        ];
        Resource[] machines =
        [
            .. texts,
            .. texts.Select(static m => m with { OperatingSystemNameAndVersion = null }),
            .. texts.Select(static m => m with { ResourceDomainOrWorkgroup = null }),
            .. texts.Select(static m => m with { SystemGroupName = null }),
            .. texts.Select(static m => m with { SystemGroupName = [] }),
            .. texts.Select(static m => m with { SystemGroupName = [m.SystemGroupName![0], Text(1), Text(3)] }),
        ];
        var met = new MetCases();
        var pack = new InterpretedRulePack(definition) { StraightLine = 0 };
        met.Until(() => Hold(pack, machines, DateTimeOffset.UnixEpoch, met), $"{Outcome.Push}", $"{Outcome.MissingData}", $"{Outcome.NoCriterionMatched}");
        // Both have found what is kept: so does who has nothing kept.
        foreach (var machine in machines.Where((_, i) => i % ((criteria / 50) + 1) == 0))
            Assert.Equal(ReferenceDecision.Decide(definition, machine, DateTimeOffset.UnixEpoch), pack.Decide(machine, DateTimeOffset.UnixEpoch));

        static string Text(int number) => $"{number * 7919 % 100_000}";
    }

    [Theory]
    [InlineData(12, 3, 7)]
    [InlineData(300, 10, 280)]
    [InlineData(300, 255, 256)]
    [InlineData(600, 1, 599)]
    public void Are_decided_by_the_first_criterion_that_is_unknown_wherever_others_are(int criteria, int first, int second)
    {
        var unknown = new Condition { Test = new TextTest(TextSubject.AdSite, "HQ") };
        var never = new Condition { Test = new TextTest(TextSubject.Name, "X*") };
        var definition = LargeSites.Pack([.. Enumerable.Range(0, criteria).Select(i => new EquatableArray<Condition>(i == first || i == second ? unknown : never))]);
        Resource[] machines = [new() { Name = "A", IPAddresses = [IpAddress.V4(1)] }, new() { Name = "B", ADSiteName = "HQ", IPAddresses = [IpAddress.V4(1)] }];
        var decisions = new InventoryDecider(new InterpretedRulePack(definition), fewestCriteria: 1).Decide(machines, DateTimeOffset.UnixEpoch);
        Assert.Equal([Outcome.MissingData, Outcome.Push], decisions.Select(static d => d.Outcome));
        Assert.All(decisions, d => Assert.Same(definition.Criteria[first], d.Criteria));
        Assert.Equal([unknown, null], decisions.Select(static d => d.Condition));
        // So they are one by one, by criteria one after the other and by tables.
        foreach (var straightLine in new[] { int.MaxValue, 0 })
            Assert.Equal(decisions, machines.Select(m => new InterpretedRulePack(definition) { StraightLine = straightLine }.Decide(m, DateTimeOffset.UnixEpoch)));
    }

    /// <summary>More criteria than a table has, of which the first read another property than those behind them: a machine may lack only one.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Are_decided_as_each_machine_where_only_a_further_table_reads_what_it_lacks(bool isNameFirst)
    {
        var name = new EquatableArray<Condition>(new Condition { Test = new TextTest(TextSubject.Name, "PC-*") });
        var domain = new EquatableArray<Condition>(new Condition { Test = new TextTest(TextSubject.Domain, "X") });
        var definition = LargeSites.Pack([.. Enumerable.Repeat(isNameFirst ? name : domain, 2_048), isNameFirst ? domain : name]);
        Resource[] machines =
        [
            .. new Resource[] { new() { Name = "PC-1" }, new() { Name = "A" }, new() { ResourceDomainOrWorkgroup = "X" }, new() { Name = "PC-1", ResourceDomainOrWorkgroup = "Y" }, new() }
                .SelectMany(static m => Enumerable.Repeat(m with { NetBiosName = "PC", IPAddresses = [IpAddress.V4(1)] }, 3)),
        ];
        var met = new MetCases();
        met.Until(() => Hold(new InterpretedRulePack(definition), machines, DateTimeOffset.UnixEpoch, met), $"{Outcome.Push}", $"{Outcome.MissingData}");
    }

    /// <summary>Who is not asked for a decision calls no method, also not to say why the first criterion misses.</summary>
    [Fact]
    public void Call_methods_when_a_decision_is_asked_for()
    {
        var calls = 0;
        var method = new Condition { Test = new MethodTest("Counts") { Body = _ => ++calls < 0 } };
        var never = new Condition { Test = new TextTest(TextSubject.Name, "X*") };
        var written = LargeSites.Pack([new EquatableArray<Condition>(never), new EquatableArray<Condition>(never)]);
        var pack = new InterpretedRulePack(written with { Criteria = new(written.Criteria[0] with { Conditions = new(method, never) }, written.Criteria[1]) }) { StraightLine = 0 };
        var decisions = new InventoryDecider(pack, fewestCriteria: 1).Decide([new() { Name = "A", IPAddresses = [IpAddress.V4(1)] }], DateTimeOffset.UnixEpoch);
        Assert.Equal(0, calls);
        var decision = decisions[0];
        Assert.Equal((Outcome.NoCriterionMatched, method), (decision.Outcome, decision.Condition));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void Are_decided_anew_behind_a_list_that_could_not_be_read() =>
        Gen.Select(LargeSites.Machine.Array[20], RandomValues.Now).Sample(
            (machines, now) =>
            {
                var pack = new InterpretedRulePack(LargeSites.Pack([.. Enumerable.Repeat<EquatableArray<Condition>>([], 3)]));
                var decider = new InventoryDecider(pack, fewestCriteria: 1);
                foreach (var machine in machines)
                {
                    Assert.ThrowsAny<Exception>(() => decider.Decide([machines[0], null!], now));
                    Assert.Equal(pack.Decide(machine, now), decider.Decide([machine], now)[0]);
                }
            },
            iter: 20);

    /// <summary>In several batches, so that what is known of values is used again, and on another day, when other excludes hold.</summary>
    private static void Hold(IRulePack pack, Resource[] machines, DateTimeOffset now, MetCases met)
    {
        var decider = new InventoryDecider(pack, fewestCriteria: 1);
        foreach (var time in new[] { now, now, now.AddDays(1) })
        {
            foreach (var batch in machines.Chunk((machines.Length / 3) + 1))
                Hold(pack, batch, time, decider.Decide(batch, time), met);
        }

        Hold(pack, machines, now, InventoryDecider.DecideAll(pack, machines, now, threads: 3, fewestCriteria: 1), met);
    }

    private static void Hold(IRulePack pack, Resource[] machines, DateTimeOffset now, IReadOnlyList<Decision> decisions, MetCases met)
    {
        Assert.Equal(machines.Length, decisions.Count);
        for (var i = 0; i < machines.Length; i++)
        {
            var expected = LargeSites.DecisionOf(() => pack.Decide(machines[i], now));
            Assert.Equal(expected, LargeSites.DecisionOf(() => decisions[i]));
            if (expected is { } decided)
                met.Count($"{decided.Outcome}");
        }
    }
}
