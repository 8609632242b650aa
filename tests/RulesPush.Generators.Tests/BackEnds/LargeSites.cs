using CsCheck;
using RulesPush.Generators.Tests.Running;
using RulesPush.Matching;
using RulesPush.Matching.Inventory;
using RulesPush.Model;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>Sites with more criteria than a compiler is asked to compile in a test: held against a machine all at once, and one after the other.</summary>
public sealed class LargeSites
{
    private static readonly int _factor = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full" ? 10 : 1;

    private static readonly Dictionary<string, Func<Resource, bool?>> _bodies = new()
    {
        ["HasName"] = static resource => resource.Name is not null,
        ["IsEven"] = static resource => resource.Name is { } name ? name.Length % 2 == 0 : null,
        ["IsLong"] = static resource => resource.Name!.Length > 4,
        ["now"] = static _ => true,
    };

    /// <summary>Interpreting a text of 10,000 letters takes its time, two thousand times. Small sites have them.</summary>
    internal static Gen<Resource> Machine { get; } = RandomMachines.Machine.Where(static m =>
        m is not { Name.Length: > 99 } and not { ADSiteName.Length: > 99 } and not { ResourceDomainOrWorkgroup.Length: > 99 } and not { OperatingSystemNameAndVersion.Length: > 99 }
        && new[] { m.SystemOUName, m.SystemGroupName, m.SystemRoles, m.AgentName }.All(static l => l is null || l.All(static t => t.Length < 99)));

    [Theory]
    [InlineData(20, 1, 60)]
    [InlineData(63, 2, 30)]
    [InlineData(300, 4, 15)]
    [InlineData(2_000, 7, 2)]
    [InlineData(2_100, 7, 2)]
    public void Decide_all_at_once_as_one_by_one(int criteria, int leastConditions, int packs)
    {
        var met = new MetCases();
        string[] cases = [.. new[] { Outcome.Push, Outcome.MissingData }.Select(static o => $"{o} by a later criterion")];
        // That not even one of so many criteria might match is rare.
        if (criteria <= 63)
            cases = [.. cases, $"{Outcome.NoCriterionMatched}"];
        met.Until(() => Gen.Select(Gen.Int[leastConditions, leastConditions + 3], Gen.Int[0, 3])
            .SelectMany((least, more) => Gen.Select(RandomRules.Conditions(least, least + more).Array[criteria], Machine.Array[60], RandomValues.Now))
            .Sample(
                (conditions, machines, now) =>
                {
                    var definition = Pack(conditions);
                    var oneByOne = new InterpretedRulePack(definition) { StraightLine = int.MaxValue };
                    var atOnce = new InterpretedRulePack(definition) { StraightLine = 0 };
                    // In two threads, which share what they find.
                    Parallel.ForEach(machines, new ParallelOptions { MaxDegreeOfParallelism = 2 }, machine =>
                    {
                        var decision = DecisionOf(() => oneByOne.Decide(machine, now));
                        Assert.Equal(decision, DecisionOf(() => atOnce.Decide(machine, now)));
                        Assert.Equal(decision, DecisionOf(() => atOnce.Decide(WithOtherLists(machine), now)));
                        // Another day, other excludes.
                        Assert.Equal(DecisionOf(() => oneByOne.Decide(machine, now.AddDays(1))), DecisionOf(() => atOnce.Decide(machine, now.AddDays(1))));
                        if (decision is { Site: not null } known)
                            met.Count(known.Criteria is null || known.Criteria == definition.Criteria[0] ? $"{known.Outcome}" : $"{known.Outcome} by a later criterion");
                    });
                },
                iter: packs * _factor,
                threads: 1),
            cases);
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(5, 4)]
    [InlineData(24, 23)]
    [InlineData(25, 24)]
    [InlineData(64, 0)]
    [InlineData(65, 0)]
    [InlineData(300, 0)]
    [InlineData(300, 299)]
    public void Call_a_method_once_for_a_decision(int criteria, int place)
    {
        var method = new Condition { Test = new MethodTest("now") };
        var never = new Condition { Test = new TextTest(TextSubject.Name, "X*") };
        var definition = Pack([.. Enumerable.Range(0, criteria).Select(i => new EquatableArray<Condition>(i == place ? method : never))]);
        foreach (var (answer, outcome) in new[] { (Truth.True, Outcome.Push), (Truth.Unknown, Outcome.MissingData), (Truth.False, Outcome.NoCriterionMatched) })
        {
            var pack = new CountingPack(definition, place, answer);
            Assert.Equal(outcome, pack.Decide(new Resource { Name = "A", IPAddresses = [IpAddress.V4(1)] }, DateTimeOffset.UnixEpoch).Outcome);
            Assert.Equal(1, pack.Calls);
        }
    }

    [Fact]
    public void Have_one_set_of_tables_where_they_push_by_the_same_criteria()
    {
        var one = Pack([.. Enumerable.Repeat(new EquatableArray<Condition>(new Condition { Test = new TextTest(TextSubject.Name, "PC-*") }), 30)]);
        var site = one.Sites[0];
        var push = site.ClientPush!;
        var pack = new InterpretedRulePack(one with
        {
            Sites = new(
                site,
                site with { RuleName = "Rules.Branch", Code = "BRA", Boundaries = new(new AdSiteBoundary("B")), ClientPush = push with { DomainControllers = false } },
                site with { RuleName = "Rules.Other", Code = "OTH", Boundaries = new(new AdSiteBoundary("C")), ClientPush = push with { Criteria = new(push.Criteria.Reverse()) } }),
        });
        var tables = pack.Definition.Sites.Select(s => pack.Compiled(s).Tables).ToList();
        Assert.Same(tables[0], tables[1]);
        Assert.NotSame(tables[0], tables[2]);
        var machine = new Resource { Name = "PC-1", ADSiteName = "B", NetBiosName = "PC-1", OperatingSystemNameAndVersion = "Microsoft Windows NT Workstation 10.0" };
        Assert.Equal(("BRA", Outcome.Push), (pack.Decide(machine, DateTimeOffset.UnixEpoch).Site!.Code, pack.Decide(machine, DateTimeOffset.UnixEpoch).Outcome));
    }

    [Fact]
    public void Allocate_nothing_for_a_decision()
    {
        Gen.Select(RandomRules.Conditions(2, 5).Array[40], RandomMachines.Machine.Array[500], RandomMachines.Machine.Array[2_000]).Sample(
            static (conditions, some, others) =>
            {
                var warm = GeneratedPack.Generate(RulesProject.Of(RuleSource.Of(Pack(conditions)))).Load();
                var now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
                // A method that throws does allocate.
                Resource[] known = [.. some.Where(static m => m.Name is not null)];
                Resource[] further = [.. others.Where(static m => m.Name is not null)];
                // Compiled rules make their delegates when they first get there, once for all packs; tables are made for
                // the first machine of a pack. The texts of the further ones are new to its tables.
                foreach (var criteria in warm.Definition.Criteria)
                {
                    foreach (var machine in further)
                        warm.Evaluate(criteria, machine, now);
                }

                // What is allocated each time is ours: garbage of other tests that is collected meanwhile takes memory of
                // this thread with it. Each pack meets the further texts for the first time.
                Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => BytesOfNew(warm.GetType(), known, further, now)));
                var pack = (CompiledRulePack)Activator.CreateInstance(warm.GetType())!;
                AllocateNothingForEachOf(further, new InventoryDecider(pack, fewestCriteria: 1), now);
            },
            iter: 5,
            threads: 1);

        // The list of the decisions is an object, however many there are; memory for values that are new is kept.
        static void AllocateNothingForEachOf(Resource[] machines, InventoryDecider decider, DateTimeOffset now)
        {
            decider.Decide(machines, now);
            Assert.InRange(Enumerable.Range(0, 5).Min(_ => BytesOf(machines, decider, now)), 1, 200);
        }

        static long BytesOf(Resource[] machines, InventoryDecider decider, DateTimeOffset now)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var decisions = decider.Decide(machines, now);
            for (var i = 0; i < decisions.Count; i++)
                _ = decisions[i];
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        static long BytesOfNew(Type type, Resource[] known, Resource[] further, DateTimeOffset now)
        {
            var pack = (CompiledRulePack)Activator.CreateInstance(type)!;
            pack.StraightLine = 0;
            DecideAll(pack, known, now);
            var before = GC.GetAllocatedBytesForCurrentThread();
            DecideAll(pack, further, now);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        static void DecideAll(CompiledRulePack pack, Resource[] machines, DateTimeOffset now)
        {
            foreach (var machine in machines)
                pack.Decide(machine, now);
        }
    }

    /// <summary>The same machine, whose lists are no arrays.</summary>
    private static Resource WithOtherLists(Resource machine) => machine with
    {
        SystemOUName = machine.SystemOUName?.ToList(),
        SystemGroupName = machine.SystemGroupName?.ToList(),
        SystemRoles = machine.SystemRoles?.ToList(),
        AgentName = machine.AgentName?.ToList(),
    };

    internal static RulePackDefinition Pack(EquatableArray<Condition>[] conditions) => new()
    {
        Name = "Rules",
        Criteria = new EquatableArray<CriteriaDefinition>(conditions.Select(static (c, i) => new CriteriaDefinition { RuleName = $"Rules.Criteria{i}", Conditions = new(c.Select(static x => WithBody(x, Body))) })),
        Properties = new EquatableArray<PropertyDefinition>(RandomRules.Properties),
        Sites = new(new SiteDefinition
        {
            RuleName = "Rules.Everywhere",
            Code = "ALL",
            IsSecondary = false,
            Boundaries = new(new NetworkBoundary(IpNetwork.Parse("0.0.0.0/0")), new NetworkBoundary(IpNetwork.Parse("::/0")), new AdSiteBoundary("A")),
            ClientPush = new ClientPushDefinition
            {
                Criteria = new EquatableArray<string>(conditions.Select(static (_, i) => $"Rules.Criteria{i}")),
                DomainControllers = true,
            },
        }),
    };

    /// <summary>The rules as they are when they were never compiled, with methods that can be called.</summary>
    internal static RulePackDefinition WithBodies(RulePackDefinition pack) => WithBodies(pack, Body);

    /// <summary>The same, with other methods, by their names.</summary>
    internal static RulePackDefinition WithBodies(RulePackDefinition pack, Func<string, Func<Resource, bool?>> bodies) => pack with
    {
        Criteria = new(pack.Criteria.Select(c => c with { Conditions = new(c.Conditions.Select(condition => WithBody(condition, bodies))) })),
    };

    private static Func<Resource, bool?> Body(string method) => _bodies[method];

    private static Condition WithBody(Condition condition, Func<string, Func<Resource, bool?>> bodies) => condition.Test is MethodTest method
        ? condition with { Test = method with { Body = bodies(method.MethodName) } }
        : condition;

    /// <summary>Null where a method of the rules throws.</summary>
    internal static Decision? DecisionOf(Func<Decision> decide)
    {
        try
        {
            return decide();
        }
        catch (NullReferenceException)
        {
            return null;
        }
    }

    /// <summary>Compiled rules of which only one criterion may hold, by what its method answers, and how often that was asked.</summary>
    private sealed class CountingPack(RulePackDefinition definition, int place, Truth answer) : CompiledRulePack(definition)
    {
        public int Calls { get; private set; }

        protected override CriteriaMatch Match(int criteria, Resource resource, DateTimeOffset now)
        {
            var match = new CriteriaMatch();
            Calls += criteria == place ? 1 : 0;
            match.Require(0, criteria == place ? answer : Truth.False);
            return match;
        }
    }
}
