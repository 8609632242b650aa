using RulesPush.Sites.Tests.Properties;

namespace RulesPush.Sites.Tests;

/// <summary>Intake and merge: identity, arrays and single values, provenance, corrupt DDRs, and what causes a decision.</summary>
public sealed class DiscoveryTests
{
    [Fact]
    public void An_array_appends_and_a_heartbeat_replaces_it()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.1", "NYC"), Branch.Pc("PC", "10.1.0.2", "NYC"));
        Assert.Equal(["10.1.0.1", "10.1.0.2"], Addresses(hierarchy));
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.3", "NYC", "Heartbeat Discovery"));
        Assert.Equal(["10.1.0.3"], Addresses(hierarchy));
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.4", "NYC") with { FullReplace = true });
        Assert.Equal(["10.1.0.4"], Addresses(hierarchy));
    }

    [Fact]
    public void A_single_value_overwrites_unless_it_has_low_confidence()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Of(new Resource { NetBiosName = "PC", ResourceDomainOrWorkgroup = "GUESS" }) with { LowConfidence = true });
        hierarchy.Discover("NYC", Of(new Resource { NetBiosName = "PC", ResourceDomainOrWorkgroup = "CORP" }));
        hierarchy.Discover("NYC", Of(new Resource { NetBiosName = "PC", ResourceDomainOrWorkgroup = "GUESS", ADSiteName = "Akron" }) with { LowConfidence = true });
        var record = hierarchy.Find("NYC", "PC")!.Record;
        Assert.Equal(("CORP", "Akron"), (record.Single("ResourceDomainOrWorkgroup"), record.Single("ADSiteName")));
    }

    [Fact]
    public void Every_value_knows_who_said_it_where_and_when()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.2.0.1", "NYC"));
        hierarchy.Discover("AKR", Branch.Pc("PC", "10.2.0.2", "AKR", "Heartbeat") with { FullReplace = false, Time = TestHierarchy.Start0.AddDays(1) });
        var values = hierarchy.Find("NYC", "PC")!.Record.Values["IPAddresses"];
        Assert.Equal(
            [("10.2.0.1", "Network", "NYC", 0), ("10.2.0.2", "Heartbeat", "AKR", 1)],
            values.Select(static v => (v.Text, v.Source.Agent, v.Source.Site, (v.Source.Time - TestHierarchy.Start0).Days)));
    }

    [Fact]
    public void The_unique_identifier_tells_resources_apart_first()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Of(new Resource { Name = "A", NetBiosName = "PC", SMSUniqueIdentifier = "GUID:1" }));
        hierarchy.Discover("NYC", Of(new Resource { Name = "B", NetBiosName = "RENAMED", SMSUniqueIdentifier = "guid:1" }));
        // The same name, but known to be another machine.
        hierarchy.Discover("NYC", Of(new Resource { Name = "C", NetBiosName = "RENAMED", SMSUniqueIdentifier = "GUID:2" }));
        Assert.Equal(["B", "C"], Names(hierarchy));
    }

    [Fact]
    public void A_heartbeat_with_an_identifier_joins_the_machine_that_was_seen_without_one()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Of(new Resource { Name = "PC", NetBiosName = "PC" }));
        hierarchy.Discover("NYC", Of(new Resource { Name = "PC", NetBiosName = "PC", SMSUniqueIdentifier = "GUID:1" }));
        Assert.Equal(["PC"], Names(hierarchy));
    }

    [Fact]
    public void Without_an_identifier_the_most_keys_win_and_then_the_most_recent()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Of(new Resource { Name = "two keys", MacAddresses = ["00:11"], ResourceNames = ["pc.example"] }));
        hierarchy.Discover("NYC", Of(new Resource { Name = "one key, later", NetBiosName = "PC" }) with { Time = TestHierarchy.Start0.AddHours(1) });
        hierarchy.Discover("NYC", Of(new Resource { Name = "same", NetBiosName = "PC", MacAddresses = ["0011"], ResourceNames = ["PC.EXAMPLE"] }));
        Assert.Equal(["same", "one key, later"], Names(hierarchy));

        hierarchy.Discover("NYC", Of(new Resource { Name = "x", NetBiosName = "OLD", MacAddresses = ["AA"] }));
        hierarchy.Discover("NYC", Of(new Resource { Name = "y", NetBiosName = "NEW", MacAddresses = ["BB"] }) with { Time = TestHierarchy.Start0.AddHours(2) });
        hierarchy.Discover("NYC", Of(new Resource { Name = "z", MacAddresses = ["AA", "BB"] }));
        Assert.Equal(["same", "one key, later", "x", "z"], Names(hierarchy));
    }

    [Fact]
    public void A_partial_record_with_nothing_but_a_name_joins_the_machine_of_that_name()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.1", "NYC"));
        hierarchy.Discover("NYC", Of(new Resource { Name = "pc", SystemGroupName = ["CORP\\Pilot"] }));
        Assert.Equal("CORP\\Pilot", Assert.Single(hierarchy.Find("NYC", "pc")!.Record.All("SystemGroupName")));
        Assert.Single(Names(hierarchy));
    }

    [Fact]
    public void A_corrupt_DDR_is_kept_aside_with_its_reason_and_taken_in_after_a_fix()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Source("NYC").Add("file", BatchSource.Row(1, Branch.Pc("PC", "10.1.0.1", "NYC")), BatchSource.BadRow(2, "is not JSON"), BatchSource.Row(3, Of(new Resource { Client = false })));
        hierarchy.Work();
        var bad = hierarchy.Read(static t => t.BadDdrs.All());
        Assert.Equal([(2, "is not JSON"), (3, "has no Name, no NetBIOS name, no host name and no address")], bad.Select(static b => (b.Row, b.Reason)));
        Assert.Equal(["file: 2 bad"], hierarchy.Source("NYC").Completed);

        Assert.Equal("still not", hierarchy.Running.Replay(bad[0], BatchSource.BadRow(2, "still not")));
        Assert.Null(hierarchy.Running.Replay(bad[1], BatchSource.Row(3, Branch.Pc("PC2", "10.1.0.2", "NYC"))));
        Assert.Equal(["still not"], hierarchy.Read(static t => t.BadDdrs.All()).Select(static b => b.Reason));
        Assert.Equal(["PC", "PC2"], Names(hierarchy));
    }

    [Fact]
    public void A_batch_is_taken_in_once()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Source("NYC").Add("file", BatchSource.Row(1, Branch.Pc("PC", "10.1.0.1", "NYC")));
        hierarchy.Work();
        var story = hierarchy.Story;
        hierarchy.Source("NYC").Add("file", BatchSource.Row(1, Branch.Pc("PC", "10.1.0.1", "NYC")));
        hierarchy.Work();
        Assert.Equal(story, hierarchy.Story);
        Assert.Contains(hierarchy.Notices, static n => n.Text.EndsWith("was taken in before", StringComparison.Ordinal));
    }

    [Fact]
    public void A_DDR_that_changes_nothing_that_the_rules_read_causes_no_new_decision()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Installer.Fail(InstallationError.BadPlatform);
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.1", "NYC"));
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.1", "NYC", "AD System"));
        hierarchy.Discover("NYC", Of(new Resource { NetBiosName = "PC", HardwareId = "another" }));
        Assert.Single(hierarchy.Story, static s => s.Contains("Decided", StringComparison.Ordinal));
        Assert.Single(hierarchy.Requests);

        // Nor does what they read bring a request back that failed for good, before they have said otherwise.
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.2", "NYC", "Heartbeat"));
        Assert.Single(hierarchy.Requests);
        hierarchy.Discover("NYC", Branch.Pc("PC", "192.168.0.2", "NYC", "Heartbeat"));
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.3", "NYC", "Heartbeat"));
        Assert.Equal(2, hierarchy.Requests.Count);
    }

    [Fact]
    public void A_stale_PDR_is_dropped()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.2.0.1", "NYC"), Branch.Pc("PC", "10.2.0.2", "NYC"));
        var stored = hierarchy.Find("AKR", "PC")!;
        hierarchy.Write(t => t.Messages.Add("NYC", "AKR", new RecordMessage(stored.Id, 1, ResourceRecord.Of(Branch.Pc("PC", "10.2.0.1", "NYC")), default), null));
        hierarchy.Work();
        Assert.EndsWith("AKR PdrIgnored: PDR 1 is stale: PDR 3 was handled before", hierarchy.Story[^1], StringComparison.Ordinal);
        Assert.Equal(stored.Serial, hierarchy.Find("AKR", "PC")!.Serial);
    }

    [Fact]
    public void A_record_from_the_central_site_joins_the_machine_that_was_reported_to_it()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules(pushAtBranch: false, central: true));
        hierarchy.Discover("NYC", Of(new Resource { Name = "PC", IPAddresses = [IpAddress.Parse("10.2.0.7")] }));
        hierarchy.Discover("CEN", Of(new Resource { Name = "OTHER", NetBiosName = "PC", IPAddresses = [IpAddress.Parse("10.2.0.8")] }) with { Site = "CEN" });
        Assert.Equal(["PC", "OTHER"], Names(hierarchy));

        hierarchy.Push("CEN", "PC", new WizardOptions(OnlyAssigned: false));
        hierarchy.Work();
        Assert.Equal(["PC", "OTHER"], Names(hierarchy));
        Assert.True(hierarchy.Find("NYC", "PC")!.InstallFlag.IsSet);
        Assert.False(hierarchy.Find("NYC", "OTHER")!.InstallFlag.IsSet);
    }

    [Theory]
    [InlineData("CEN", "NYC")]
    [InlineData("NYC", "CEN")]
    public void What_was_replaced_does_not_come_back_by_a_record_that_was_on_its_way(string late, string replacing)
    {
        UnreliableLink? links = null;
        using var hierarchy = new TestHierarchy(
            Branch.Rules(central: true), options => options with { Link = (links = new UnreliableLink(options.Clock, new MetCases(), static _ => { })).Over });
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.1", "NYC"));
        hierarchy.Discover("CEN", Branch.Pc("PC", "10.1.0.2", "CEN"));

        links!.Down((late, replacing), TimeSpan.FromHours(1));
        hierarchy.Discover(late, Branch.Pc("PC", "10.1.0.3", late));
        hierarchy.Discover(replacing, Branch.Pc("PC", "10.1.0.4", replacing, "Heartbeat"));
        hierarchy.Pass(TimeSpan.FromHours(2));
        var expected = late == "CEN" ? new[] { "10.1.0.2", "10.1.0.3", "10.1.0.4" } : ["10.1.0.1", "10.1.0.3", "10.1.0.4"];
        Assert.Equal(expected, Addresses(hierarchy, "NYC").Order());
        Assert.Equal(expected, Addresses(hierarchy, "CEN").Order());
    }

    [Fact]
    public void A_time_to_come_counts_as_now_and_a_site_is_written_as_the_rules_do()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        var future = TestHierarchy.Start0.AddYears(70);
        hierarchy.Discover("NYC", Of(new Resource { Name = "PC", Client = true, AgentName = ["Heartbeat"], AgentSite = ["akr"], AgentTime = [future] }));
        var stored = hierarchy.Find("NYC", "PC")!;
        Assert.Equal(TestHierarchy.Start0, stored.Record.LastDiscovered);
        Assert.Equal(new InstallFlag(true, TestHierarchy.Start0), stored.InstallFlag);
        Assert.Equal("AKR", stored.Record.Values["Name"][0].Source.Site);
        Assert.DoesNotContain(stored.Record.All("AgentTime"), text => text.Contains("2096", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_handled_at_once_overtakes_nothing_that_waits()
    {
        UnreliableLink? links = null;
        var isCarried = true;
        using var hierarchy = new TestHierarchy(
            Branch.Rules(pushAtBranch: false), options => isCarried ? options with { Link = (links = new UnreliableLink(options.Clock, new MetCases(), static _ => { })).Over } : options);
        links!.Down(("NYC", "AKR"), TimeSpan.FromHours(1));
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.2.0.1", "NYC"));
        Assert.Equal(("NYC", "AKR", 1), Assert.Single(hierarchy.Read(static t => t.Messages.CountWaiting())));

        // Now both sites are in one process.
        isCarried = false;
        hierarchy.Restart();
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.2.0.2", "NYC"));
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.2.0.3", "NYC"));
        Assert.Equal(
            ["AKR PdrReceived: PDR 1 from NYC", "AKR PdrReceived: PDR 2 from NYC", "AKR PdrReceived: PDR 3 from NYC"],
            hierarchy.Story.Where(static line => line.StartsWith("AKR PdrReceived", StringComparison.Ordinal)));
        Assert.Equal(3, hierarchy.Read(static t => t.Messages.LastHandled("NYC", "AKR")));
        Assert.Empty(hierarchy.Read(static t => t.Messages.CountWaiting()));
    }

    private static Ddr Of(Resource seen) => new() { Seen = seen, Site = "NYC", Time = TestHierarchy.Start0 };

    private static IEnumerable<string> Addresses(TestHierarchy hierarchy, string site = "NYC") => hierarchy.Find(site, "PC")!.Record.All("IPAddresses");

    private static IEnumerable<string> Names(TestHierarchy hierarchy) => hierarchy.Read(static t => t.Inventory.Page("NYC", 0, 100)).Select(static r => r.Name);
}
