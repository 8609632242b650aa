using Branches;
using RulesPush.Model;

namespace RulesPush.Tests;

/// <summary>How an administrator tests rules: like any other class.</summary>
public sealed class BranchesRules
{
    private static readonly DateTimeOffset _now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly Resource _desktop = new()
    {
        Name = "AKR-PC-017",
        NetBiosName = "AKR-PC-017",
        IPAddresses = [IpAddress.Parse("10.112.129.17")],
        OperatingSystemNameAndVersion = "Microsoft Windows NT Workstation 10.0.22631",
    };

    [Fact]
    public void A_desktop_in_Akron_is_pushed()
    {
        Assert.True(Workstations.Matches(_desktop, _now));
        Assert.True(Akron.Contains(IpAddress.Parse("10.112.129.17")));
        Assert.True(Akron.Assigns(_desktop));
        Assert.False(NewYork.Assigns(_desktop));
        var explanation = Akron.Explain(_desktop, _now);
        Assert.Equal(Outcome.Push, explanation.Decision.Outcome);
        Assert.Equal("matches Workstations", explanation.Reason);
    }

    [Fact]
    public void A_laboratory_machine_is_not_until_the_exclude_is_void()
    {
        var machine = _desktop with { Name = "AKR-LAB-003" };
        Assert.False(Workstations.Matches(machine, _now));
        Assert.Equal("lab machines are re-imaged nightly", Workstations.Explain(machine, _now).Conditions.Single(static c => c.Truth == Truth.False).Condition.Because);
        Assert.True(Workstations.Matches(machine, new DateTimeOffset(2027, 4, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void What_discovery_has_not_seen_does_not_match()
    {
        var machine = _desktop with { OperatingSystemNameAndVersion = null };
        Assert.False(Workstations.Matches(machine, _now));
        Assert.Equal(Truth.Unknown, Workstations.Explain(machine, _now).Truth);
        Assert.Equal("missing: OperatingSystemNameAndVersion; needed by Workstations", Akron.Explain(machine, _now).Reason);
    }

    [Fact]
    public void The_pack_is_found_without_a_scan_and_carries_its_model()
    {
        var attribute = Assert.Single(typeof(Akron).Assembly.GetCustomAttributes(typeof(RulePackAttribute), false));
        var pack = ((RulePackAttribute)attribute).CreatePack();
        Assert.Equal(14, pack.Definition.Sites.Count);
        Assert.Same(Akron.Definition, pack.Definition.FindSite("Branches.Akron"));
        Assert.Equal("Branches.NewYork", Akron.Definition.Parent);
        Assert.Equal([new PropertyDefinition("CostCenter", PropertyType.Int32)], pack.Definition.Properties);
    }

    [Fact]
    public void A_site_says_how_it_carries_out_its_requests()
    {
        var settings = NewYork.Definition.PushSettings;
        Assert.Equal(TimeSpan.FromDays(7), settings.RetryInterval * settings.RetryLimit);
        Assert.Equal([@"CORP\svc-clientpush", @"BRANCH\svc-clientpush"], settings.Accounts);
        Assert.Equal(ClientPushSettings.Default with { Parallelism = 2 }, Binghamton.Definition.PushSettings);
        Assert.Equal(ClientPushSettings.Default, Akron.Definition.PushSettings);
    }

    [Fact]
    public void The_sites_have_the_networks_of_the_data()
    {
        var containers = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Branches", "netbox-prefixes.csv"))
            .Select(static line => line.Split(','))
            .Where(static row => row[0].StartsWith("dm-", StringComparison.Ordinal) && row[2] == "container")
            .ToDictionary(static row => row[0]["dm-".Length..], static row => row[1]);
        var branches = Branches.RulePack.Instance.Definition.Sites.Where(static s => s.IsSecondary).ToDictionary(
            static s => s.RuleName["Branches.".Length..].ToLowerInvariant(),
            static s => s.Boundaries.OfType<NetworkBoundary>().Single().ToString());
        Assert.Equal(containers, branches);
    }

    [Fact]
    public void A_decision_allocates_nothing()
    {
        var machines = new[]
        {
            _desktop,
            _desktop with { Name = "AKR-LAB-003" },
            _desktop with { OperatingSystemNameAndVersion = null },
            _desktop with { IPAddresses = [IpAddress.Parse("192.0.2.1")], ADSiteName = "Rochester", SystemOUName = ["CORP.EXAMPLE/ROCHESTER/LABS"] },
            _desktop with { IPAddresses = [IpAddress.Parse("2001:db8::1")], IPSubnets = [IpAddress.Parse("172.20.0.0")] },
            _desktop with { SystemRoles = ["Domain Controller"], SystemGroupName = ["A", "B"], ResourceDomainOrWorkgroup = "CORP" },
        };
        var pack = Branches.RulePack.Instance;
        Decide(3);
        // Garbage of other tests that is collected meanwhile takes memory of this thread with it: what is allocated each time is ours.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => BytesOfThousand()));

        long BytesOfThousand()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Decide(1_000);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        void Decide(int times)
        {
            for (var i = 0; i < times; i++)
            {
                foreach (var machine in machines)
                    _ = pack.Decide(machine, _now);
            }
        }
    }
}
