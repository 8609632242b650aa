using CsCheck;

namespace RulesPush.Sites.Tests.Properties;

/// <summary>Random sequences on random hierarchies keep the laws of discovery and push, against a simple model.</summary>
public sealed class HierarchyProperties
{
    private static readonly bool _isFull = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full";

    private static readonly int _factor = _isFull ? 20 : 1;

    private static readonly Gen<int> _machines = Gen.Int[0, 7];

    [Fact]
    public void The_laws_hold_after_every_operation()
    {
        var met = new MetCases();
        met.Until(() => Gen.Select(RandomHierarchies.Any, _machines, Operation.Any.Array[6, 25]).Sample(
            (plan, machines, operations) =>
            {
                using var world = new World(plan, machines, met);
                foreach (var operation in operations)
                {
                    met.Count(operation.GetType().Name);
                    world.Apply(operation);
                    Laws.Always(world);
                }

                world.Settle();
                Assert.True(Laws.IsQuiet(world), "law 4: with every link up, messages still wait");
                Laws.Always(world);
                Outcomes.Count(world);
                return true;
            },
            iter: 200 * _factor,
            threads: 2,
            print: Print),
            Outcomes.Expected);
    }

    [Fact]
    public void A_replay_changes_nothing_but_what_it_changes_on_the_way()
    {
        var met = new MetCases();
        met.Until(() => Gen.Select(RandomHierarchies.Any, _machines, Operation.Any.Array[4, 20]).Sample(
            (plan, machines, operations) =>
            {
                using var world = new World(plan, machines, met);
                foreach (var operation in operations)
                    world.Apply(operation);
                world.Settle();
                ReplayLaws.Hold(world);
                return true;
            },
            iter: 100 * _factor,
            threads: 2,
            print: Print),
            "same batch again", "replayed machine", "changed on the way", "replayed machine with a failed request", "replayed machine with a cancelled request");
    }

    [Fact]
    public void A_hierarchy_that_is_killed_ends_as_one_that_is_not()
    {
        var met = new MetCases();
        met.Until(() => Gen.Select(RandomHierarchies.Any, _machines, Operation.Deadly.Array[4, 24]).Sample(
            (plan, machines, operations) =>
            {
                using var killed = new World(plan, machines, met, isModelled: false);
                using var undisturbed = new World(plan, machines, new MetCases(), isModelled: false);
                foreach (var operation in operations)
                {
                    killed.Apply(operation);
                    if (operation is not Operation.Kill)
                        undisturbed.Apply(operation);
                }

                killed.Settle();
                undisturbed.Settle();
                Assert.True(killed.Breaches.Count == 0, string.Join('\n', killed.Breaches));
                // Below a central site both what it says and what it is told cross: a kill between two links may let them arrive in
                // another order. Each order is a valid one, but a record that replaces a machine's values and one that adds to
                // them do not come to the same in both. Then no message waits, and no request is doubled.
                var isSameOrder = !plan.HasCentral || killed.Links.Arrivals.SequenceEqual(undisturbed.Links.Arrivals);
                met.Count(isSameOrder ? "held against the undisturbed" : "messages in another order");
                Laws.RequestsAreOpenOnce(killed);
                Assert.True(Laws.IsQuiet(killed), "law 4: with every link up, messages still wait");
                if (!isSameOrder)
                    return true;
                var (expected, actual) = (Outcomes.State(undisturbed), Outcomes.State(killed));
                Assert.True(expected == actual, $"law 7: killed\n{actual}\nundisturbed\n{expected}");
                return true;
            },
            iter: 80 * _factor,
            threads: 2,
            print: Print),
            "held against the undisturbed", "killed", "killed while it started", "messages delivered again", "installer success", "installer Unreachable");
        Assert.True(met["messages in another order"] * 4 < met["held against the undisturbed"], "too many draws are held against nothing");
    }

    /// <summary>Law 3: nothing that a request is made of fits into a message.</summary>
    [Fact]
    public void No_message_carries_a_request()
    {
        var kinds = typeof(SiteMessage).Assembly.GetTypes().Where(static t => t.IsSubclassOf(typeof(SiteMessage))).ToList();
        Assert.Equal(
            ["AgedValuesMessage", "DdrMessage", "InstallFlagMessage", "RecordMessage", "RemovalMessage"],
            kinds.Select(static k => k.Name).Order(StringComparer.Ordinal));
        Type[] carried = [typeof(long), typeof(long?), typeof(bool), typeof(DateTimeOffset), typeof(InstallFlag), typeof(ResourceRecord)];
        Assert.All(kinds.SelectMany(static k => k.GetProperties()), property => Assert.Contains(property.PropertyType, carried));
    }

    private static string Print((HierarchyPlan Plan, int Machines, Operation[] Operations) input) =>
        $"{input.Plan}\nmachines {input.Machines}\n" + string.Join('\n', input.Operations.Select(static o => $"  {o}"));
}
