namespace RulesPush.Sites.Tests;

/// <summary>
/// The three scenarios of discovery and push at a secondary site, step for step: what each site stored, sent, received,
/// ignored and created.
/// </summary>
public sealed class ScenarioTests
{
    private const string Push = "AKR Decided: Push: matches Workstations";

    [Theory, InlineData(true), InlineData(false)]
    public void Scenario_1_discovery_and_push_both_off_at_the_secondary_site(bool proxy)
    {
        using var hierarchy = new TestHierarchy(Branch.Rules(pushAtBranch: false, proxy));
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.2.0.7", "NYC"));

        Assert.Equal(
            [
                "NYC Discovered: by Network; stored, serial 1",
                "NYC Decided: NotAssigned: is in the boundaries of AKR, not of NYC",
                "NYC PdrSent: PDR 1 to AKR",
                "AKR PdrReceived: PDR 1 from NYC",
                "AKR PdrIgnored: PDR 1 ends here: client push is off at AKR",
                "AKR Decided: PushDisabled: client push is off at AKR",
            ],
            hierarchy.Story);
        Assert.Empty(hierarchy.Requests);

        var boxChecked = Assert.Single(hierarchy.Push("NYC", "PC", new WizardOptions()));
        Assert.Equal("is assigned to AKR, and only machines assigned to NYC are included", boxChecked.Refusal);
        Assert.Empty(hierarchy.Requests);

        Assert.NotNull(Assert.Single(hierarchy.Push("NYC", "PC", new WizardOptions(OnlyAssigned: false))).Request);
        hierarchy.Work();
        var order = Assert.Single(hierarchy.Installer.Orders);
        Assert.Equal(("NYC", "NYC", "mp.nyc.example"), (order.Site, order.AssignedSite, order.ManagementPoint));
        Assert.Equal(proxy ? "mp.akr.example" : "mp.nyc.example", order.ReportingManagementPoint);
        Assert.Equal(
            [
                "NYC WizardRefused: is assigned to AKR, and only machines assigned to NYC are included",
                "NYC RequestCreated: CCR 1: chosen in the wizard",
                "NYC Attempted: attempt 1 on PC from mp.nyc.example as the installer's own account: success: the client runs",
                "NYC RequestClosed: CCR 1 done: installed in attempt 1",
                "NYC InstallFlagChanged: set",
                "NYC PdrSent: PDR 2 to AKR",
                "AKR PdrReceived: PDR 2 from NYC",
                "AKR PdrIgnored: PDR 2 ends here: client push is off at AKR",
            ],
            hierarchy.Story.Skip(6));
        Assert.True(hierarchy.Find("NYC", "PC")!.InstallFlag.IsSet);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_machine_in_nobodys_boundaries_is_pushed_by_the_wizard_alone(bool boxChecked)
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Branch.Pc("PC", "192.168.0.7", "NYC"));
        Assert.Empty(hierarchy.Requests);

        hierarchy.Push("NYC", "PC", new WizardOptions(OnlyAssigned: boxChecked));
        hierarchy.Work();
        if (boxChecked)
        {
            Assert.Empty(hierarchy.Requests);
            return;
        }

        var order = Assert.Single(hierarchy.Installer.Orders);
        Assert.Equal(
            ("NYC", "NYC", "mp.nyc.example", "mp.nyc.example"),
            (order.Site, order.AssignedSite, order.ManagementPoint, order.ReportingManagementPoint));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Scenario_2_discovery_and_push_both_on_at_the_secondary_site(bool proxy)
    {
        using var hierarchy = new TestHierarchy(Branch.Rules(proxy: proxy));
        hierarchy.Discover("AKR", Branch.Pc("PC", "10.2.0.7", "AKR"));

        Assert.Equal(
            [
                "AKR Discovered: by Network",
                "AKR Forwarded: DDR to NYC",
                "NYC Received: DDR from AKR; stored, serial 1",
                .. AfterTheDdrIsStored(proxy),
            ],
            hierarchy.Story);
        AssertInstalledByBranch(hierarchy, proxy);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Scenario_3_discovery_at_the_primary_site_only_push_on_at_the_secondary_site(bool proxy)
    {
        using var hierarchy = new TestHierarchy(Branch.Rules(proxy: proxy));
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.2.0.7", "NYC"));

        Assert.Equal(["NYC Discovered: by Network; stored, serial 1", .. AfterTheDdrIsStored(proxy)], hierarchy.Story);
        AssertInstalledByBranch(hierarchy, proxy);
    }

    [Fact]
    public void A_central_site_sees_what_is_stored_below_and_sends_nothing_back()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules(central: true));
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        Assert.Equal(
            [
                "NYC Discovered: by Network; stored, serial 1",
                "NYC Decided: Push: matches Workstations",
                "NYC RequestCreated: CCR 1: matches Workstations",
                "NYC Forwarded: record 1 to CEN",
                "NYC Attempted: attempt 1 on PC from mp.nyc.example as the installer's own account: success: the client runs",
            ],
            hierarchy.Story.Where(static s => !s.StartsWith("CEN", StringComparison.Ordinal)).Take(5));
        Assert.Contains("CEN Received: record from NYC; stored, serial 1", hierarchy.Story);
        Assert.Contains("CEN Decided: NotAssigned: is in the boundaries of NYC, not of CEN", hierarchy.Story);
        Assert.DoesNotContain(hierarchy.Story, static s => s.StartsWith("CEN PdrSent", StringComparison.Ordinal));
        Assert.True(hierarchy.Find("CEN", "PC")!.InstallFlag.IsSet);
    }

    [Fact]
    public void What_a_central_site_discovers_goes_down_a_hop_at_a_time()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules(central: true));
        hierarchy.Discover("CEN", Branch.Pc("PC", "10.2.0.7", "CEN"));
        Assert.Equal(
            [
                "CEN Discovered: by Network; stored, serial 1",
                "CEN Decided: NotAssigned: is in the boundaries of AKR, not of CEN",
                "CEN PdrSent: record 1 to NYC, towards AKR",
                "NYC Received: record from CEN; stored, serial 1",
                "NYC Decided: NotAssigned: is in the boundaries of AKR, not of NYC",
                "NYC PdrSent: PDR 1 to AKR",
                "AKR PdrReceived: PDR 1 from NYC",
                "AKR Decided: Push: matches Workstations",
                "AKR RequestCreated: CCR 1: matches Workstations",
            ],
            hierarchy.Story.Take(9));
        Assert.Equal("AKR", Assert.Single(hierarchy.Requests).Site);
    }

    [Fact]
    public void A_machine_that_was_removed_at_the_central_site_comes_back_once()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules(central: true));
        hierarchy.Installer.Fail(InstallationError.BadPlatform);
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        hierarchy.Write(t => t.Inventory.Remove("CEN", t.Inventory.Page("CEN", 0, 1)[0].Id));
        for (var i = 0; i < 3; i++)
            hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        Assert.NotNull(hierarchy.Find("CEN", "PC"));
    }

    private static string[] AfterTheDdrIsStored(bool proxy) =>
    [
        "NYC Decided: NotAssigned: is in the boundaries of AKR, not of NYC",
        "NYC PdrSent: PDR 1 to AKR",
        "AKR PdrReceived: PDR 1 from NYC",
        Push,
        "AKR RequestCreated: CCR 1: matches Workstations",
        $"AKR Attempted: attempt 1 on PC from {(proxy ? "mp.akr.example" : "mp.nyc.example")} as the installer's own account: success: the client runs",
        "AKR RequestClosed: CCR 1 done: installed in attempt 1",
        "AKR InstallFlagChanged: set; NYC is told",
        "NYC InstallFlagChanged: set, as AKR reports",
        "NYC PdrSent: PDR 2 to AKR",
        "AKR PdrReceived: PDR 2 from NYC",
        "AKR Decided: AlreadyClient: is already a client",
    ];

    private static void AssertInstalledByBranch(TestHierarchy hierarchy, bool proxy)
    {
        var request = Assert.Single(hierarchy.Requests);
        Assert.Equal(("AKR", RequestState.Done), (request.Site, request.State));
        var order = Assert.Single(hierarchy.Installer.Orders);
        Assert.Equal(("AKR", "NYC"), (order.Site, order.AssignedSite));
        Assert.Equal(proxy ? "mp.akr.example" : "mp.nyc.example", order.ManagementPoint);
        Assert.Equal(proxy ? "mp.akr.example" : "mp.nyc.example", order.ReportingManagementPoint);
    }
}
