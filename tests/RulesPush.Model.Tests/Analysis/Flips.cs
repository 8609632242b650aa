using CsCheck;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>The smallest changes that turn an outcome around: examples, and the law that all of a flip is needed.</summary>
public sealed class Flips
{
    private static readonly DateTimeOffset _now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly bool _isFull = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full";

    /// <summary>So many pairs of changes are tried of each machine.</summary>
    private static readonly int _mostPairs = _isFull ? 240 : 60;

    private static readonly RulePackDefinition _akron = new()
    {
        Name = "Rules",
        Criteria = new(new CriteriaDefinition
        {
            RuleName = "Workstations",
            Conditions = new(
                new Condition { Test = new SystemKindTest(SystemKind.Workstation) },
                new Condition { Test = new OperatingSystemTest(["Microsoft Windows*"], "10.0.19045", null) },
                new Condition { Test = new TextTest(TextSubject.Name, "*-LAB*"), IsExclude = true }),
        }),
        Sites = new(new SiteDefinition
        {
            RuleName = "Akron",
            Code = "AKR",
            IsSecondary = false,
            Boundaries = new(new NetworkBoundary("10.112.129.0/24")),
            ClientPush = new ClientPushDefinition { Criteria = new("Workstations") },
        }),
    };

    private static readonly Resource _desktop = new()
    {
        Name = "AKR-PC-1",
        NetBiosName = "AKR-PC-1",
        IPAddresses = [IpAddress.Parse("10.112.129.7")],
        OperatingSystemNameAndVersion = "Microsoft Windows NT Workstation 10.0.22631",
    };

    [Fact]
    public void A_machine_elsewhere_has_to_be_put_into_a_boundary() => Assert.Equal(
        ["put it into 10.112.129.0/24 of AKR"], Find(_desktop with { IPAddresses = [IpAddress.Parse("10.9.0.1")], ADSiteName = "Elsewhere" }));

    [Fact]
    public void What_is_missing_has_to_be_reported() => Assert.Equal(
        ["report its OperatingSystemNameAndVersion, such as Microsoft Windows NT Workstation 10.0.19045 "
            + "(is known to be no domain controller and Require.SystemKind(Workstation) and Require.OperatingSystem(\"Microsoft Windows*\", MinVersion = \"10.0.19045\"))"],
        Find(_desktop with { OperatingSystemNameAndVersion = null }));

    [Fact]
    public void A_name_that_is_excluded_has_to_be_another() => Assert.Equal(
        ["rename it, its Name to such as PC-1 (Exclude.Name(\"*-LAB*\"))"], Find(_desktop with { Name = "AKR-LAB-3" }));

    [Fact]
    public void Two_things_in_the_way_are_two_changes() => Assert.Equal(
        ["rename it, its Name to such as PC-1 (Exclude.Name(\"*-LAB*\")), and remove its client"],
        Find(_desktop with { Name = "AKR-LAB-3", Client = true }).Select(static f => string.Join(", and ", f.Split(", and ").OrderDescending(StringComparer.Ordinal))));

    [Fact]
    public void A_push_is_turned_around_by_any_one_check()
    {
        var flips = new FlipSearch(_akron, _now).Find(_desktop);
        Assert.All(flips, static flip => Assert.NotEqual(Outcome.Push, flip.Decision.Outcome));
        Assert.Contains(flips, static flip => flip.ToString() == "install the client");
        Assert.Contains(flips, static flip => flip.Decision.Outcome == Outcome.NoCriterionMatched && flip.Changes[0].Property == "Name");
    }

    [Fact]
    public void A_change_says_which_condition_it_is_for_whatever_other_site_is_found_on_the_way()
    {
        var other = _akron.Sites[0] with { RuleName = "Aaa", Code = "AAA", Boundaries = new(new NetworkBoundary("10.9.0.0/16")) };
        var flips = new FlipSearch(_akron with { Sites = new(other, _akron.Sites[0]) }, _now).Find(_desktop with { Name = "AKR-LAB-3" });
        Assert.Equal("rename it, its Name to such as PC-1 (Exclude.Name(\"*-LAB*\"))", flips[0].ToString());
    }

    [Fact]
    public void The_smallest_is_one_at_the_site_that_has_the_machine_if_others_take_as_many_changes()
    {
        // Whichever site comes first in the rules, and whichever has the lower code.
        var other = _akron.Sites[0] with { RuleName = "Other", Boundaries = new(new NetworkBoundary("10.9.0.0/16")), ClientPush = new ClientPushDefinition() };
        foreach (var code in new[] { "AAA", "ZZZ" })
        {
            foreach (var sites in new[] { new[] { other with { Code = code }, _akron.Sites[0] }, [_akron.Sites[0], other with { Code = code }] })
            {
                var search = new FlipSearch(_akron with { Sites = new(sites) }, _now);
                Assert.Equal("AKR", search.FindSmallest(_desktop with { Name = "AKR-LAB-3" })?.Decision.Site?.Code);
                // Two changes here, and one there.
                Assert.Equal(code, search.FindSmallest(_desktop with { Name = "AKR-LAB-3", OperatingSystemNameAndVersion = "Microsoft Windows NT Server 10.0.22631" })?.Decision.Site?.Code);
            }
        }
    }

    [Fact]
    public void A_value_is_rather_changed_than_reported_no_more() => Assert.Equal(
        "change its SystemRoles to such as [] (is known to be no domain controller and Require.SystemKind(Workstation))",
        new FlipSearch(_akron, _now).FindSmallest(_desktop with { SystemRoles = ["Domain Controller"] })?.ToString());

    [Fact]
    public void A_machine_that_nobody_can_address_may_get_a_name_or_an_address()
    {
        var bonn = _akron with { Sites = new(_akron.Sites[0] with { Boundaries = new(new AdSiteBoundary("Bonn")) }), Criteria = new(new CriteriaDefinition { RuleName = "Workstations" }) };
        var silent = new Resource { Name = "PC-6", ADSiteName = "Bonn", OperatingSystemNameAndVersion = "Linux 5.1" };
        Assert.Equal(
            ["IPAddresses", "IPv6Addresses", "NetBiosName", "ResourceNames"],
            new FlipSearch(bonn, _now).Find(silent).Where(static f => f.Changes.Count == 1).Select(static f => f.Changes[0].Property).Order());
        // And who has but one of them, loses it.
        var named = new FlipSearch(bonn, _now).Find(silent with { ResourceNames = ["pc-6.example"] });
        Assert.Contains(named, static f => f.Decision.Outcome == Outcome.Unaddressable && f.Changes is [{ Property: "ResourceNames" }]);
    }

    [Fact]
    public void All_of_a_flip_is_needed_and_none_is_missed()
    {
        var met = new MetCases();
        met.Until(() => Gen.Select(RandomPacks.Pack, Gen.Int[0, int.MaxValue]).Sample(
            (RulePackDefinition pack, int seed) =>
            {
                var universe = new Universe(pack, _now);
                var search = new FlipSearch(pack, _now);
                for (var i = 0; i < 5; i++)
                {
                    var machine = universe.Machine((int)(((uint)seed + (i * 7919u)) % universe.Count));
                    // Some can only be addressed by their addresses, or not at all.
                    Check(pack, universe, search, i < 3 ? machine : machine with { NetBiosName = null }, met);
                }
            },
            iter: _isFull ? 20_000 : 150,
            threads: 2,
            print: static x => $"{x.Item2} {string.Join('\n', x.Item1.Criteria.Select(static c => c.RuleName + ": " + c.Conditions))}\n{string.Join('\n', x.Item1.Sites)}"),
            "pushed, 1 change", "not pushed, 1 change", "not pushed, 2 changes", "not pushed, 3 changes",
            "pushed, 1 of the universe", "not pushed, 1 of the universe", "not pushed, 2 of the universe");
    }

    private static void Check(RulePackDefinition pack, Universe universe, FlipSearch search, Resource machine, MetCases met)
    {
        var isPushed = IsPushed(pack, machine);
        var flips = search.Find(machine);
        foreach (var flip in flips)
        {
            Assert.Equal(!isPushed, IsPushed(pack, flip.Machine));
            var properties = MachineProperties.Differing(pack, machine, flip.Machine);
            Assert.Equal(flip.Changes.Select(static c => (c.Property, c.Before, c.After)), properties.Select(static p => (p.Name, p.Before, p.After)));
            for (var part = 1; part < (1 << properties.Count) - 1; part++)
            {
                var changed = properties.Where((_, i) => (part >> i & 1) != 0).Aggregate(machine, (m, p) => p.Copy(flip.Machine, m));
                Assert.True(isPushed == IsPushed(pack, changed), $"{flip}: {WitnessText.Of(changed)} is enough for {WitnessText.Of(machine)}");
            }

            met.Count($"{(isPushed ? "" : "not ")}pushed, {flip.Changes.Count} change{(flip.Changes.Count == 1 ? "" : "s")}");
        }

        Assert.Equal(flips.Select(static f => f.Changes.Count).Order(), flips.Select(static f => f.Changes.Count));
        Assert.Equal(flips is [var smallest, ..] ? smallest.Changes.Count : null, search.FindSmallest(machine)?.Changes.Count);
        // What one change of the universe turns around, or two of which neither does, is found as one of the same properties.
        var neighbours = universe.Neighbours(machine).Select(m => (Machine: m, Property: Differing(pack, machine, m)[0], IsFlip: IsPushed(pack, m) != isPushed)).ToList();
        foreach (var (other, property, _) in neighbours.Where(static n => n.IsFlip))
            AssertFound([property], other);
        var single = neighbours.Where(static n => n.IsFlip).Select(static n => n.Property).ToHashSet();
        var together = neighbours.Where(n => !single.Contains(n.Property)).ToList();
        for (var i = 0; i < Math.Min(together.Count * together.Count, _mostPairs); i++)
        {
            var (first, second) = (together[(i * 31) % together.Count], together[(i * 17 + i / together.Count) % together.Count]);
            if (first.Property == second.Property)
                continue;
            var both = MachineProperties.Differing(pack, machine, second.Machine).Single().Copy(second.Machine, first.Machine);
            if (IsPushed(pack, both) != isPushed)
                AssertFound([first.Property, second.Property], both);
        }

        void AssertFound(string[] changed, Resource other)
        {
            met.Count($"{(isPushed ? "" : "not ")}pushed, {changed.Length} of the universe");
            Assert.True(
                // A value that the universe does not have may do with less.
                flips.Any(f => f.Changes.All(c => changed.Contains(c.Property))),
                $"{WitnessText.Of(machine)} is {(isPushed ? "not " : "")}pushed as {WitnessText.Of(other)}; found: {string.Join(" | ", flips)}");
        }
    }

    private static string[] Differing(RulePackDefinition pack, Resource machine, Resource other) => [.. MachineProperties.Differing(pack, machine, other).Select(static p => p.Name)];

    private static IEnumerable<string> Find(Resource machine) => new FlipSearch(_akron, _now).Find(machine).Select(static f => f.ToString());

    private static bool IsPushed(RulePackDefinition pack, Resource machine) => ReferenceDecision.Decide(pack, machine, _now).Outcome == Outcome.Push;
}
