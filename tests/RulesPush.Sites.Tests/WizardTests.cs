using RulesPush.Model;

namespace RulesPush.Sites.Tests;

/// <summary>The Client Push Installation Wizard, section by section: what it checks, what it does not, and what it does with a request that is open.</summary>
public sealed class WizardTests
{
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);

    [Fact]
    public void Only_systems_are_pushed()
    {
        using var hierarchy = Discover(static seen => seen with { ResourceType = ResourceType.Printer });
        Assert.Equal("is a Printer, not a System", Refusal(hierarchy, new WizardOptions(OnlyAssigned: false)));
    }

    [Fact]
    public void Only_what_can_be_reached_is_pushed()
    {
        // Known by its Name alone, which is no name to connect to.
        using var hierarchy = Discover(static seen => seen with { NetBiosName = null, IPAddresses = null, ADSiteName = "Akron" });
        Assert.Equal("has no NetBIOS name, host name or IP address to reach it by", Refusal(hierarchy, new WizardOptions(OnlyAssigned: false)));
    }

    [Fact]
    public void The_exclusion_list_of_the_pushing_site_counts_and_no_other()
    {
        var rules = Branch.Rules();
        var exclusion = new PushExclusion { Names = new(Pattern.Parse("P*")), Because = "on loan" };
        rules = rules with { Sites = new(rules.Sites.Select(s => s.Code == "NYC" ? s with { Exclusions = new(exclusion) } : s)) };
        using var hierarchy = new TestHierarchy(rules);
        hierarchy.Discover("NYC", Server("PC", "10.2.0.7"));
        Assert.Equal("is on the exclusion list of NYC as P*, because \"on loan\"", Refusal(hierarchy, new WizardOptions(OnlyAssigned: false)));
        Assert.Null(Assert.Single(hierarchy.Push("AKR", "PC", new WizardOptions())).Refusal);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_domain_controller_is_pushed_only_if_these_are_included(bool isIncluded)
    {
        using var hierarchy = Discover(static seen => seen with { SystemRoles = ["Domain Controller"] });
        var refusal = Refusal(hierarchy, new WizardOptions(IncludeDomainControllers: isIncluded));
        Assert.Equal(isIncluded ? null : "is a domain controller, and these are not included", refusal);
        hierarchy.Work();
        Assert.Equal(isIncluded ? 1 : 0, hierarchy.Installer.Orders.Count);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_client_is_pushed_only_with_always_install(bool always)
    {
        using var hierarchy = Discover(static seen => seen with { Client = true });
        Assert.Equal(always ? null : "is already a client", Refusal(hierarchy, new WizardOptions(AlwaysInstall: always)));
        hierarchy.Work();
        Assert.Equal(always ? 1 : 0, hierarchy.Installer.Orders.Count);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_heartbeat_closes_the_request_unless_the_wizard_was_told_to_install_always(bool always)
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Server("PC", "10.1.0.7"));
        hierarchy.Push("NYC", "PC", new WizardOptions(AlwaysInstall: always));
        hierarchy.Work();
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC", "Heartbeat", client: true));
        Assert.Equal(always ? RequestState.Retry : RequestState.Done, Assert.Single(hierarchy.Requests).State);

        hierarchy.Pass(2 * _hour);
        Assert.Equal(always ? 3 : 1, hierarchy.Installer.Orders.Count);
    }

    [Theory]
    [InlineData("10.1.0.7", null)]
    [InlineData("10.2.0.7", "is assigned to AKR, and only machines assigned to NYC are included")]
    [InlineData("192.168.0.7", "is in the boundaries of no site, and only machines assigned to NYC are included")]
    public void With_the_box_checked_a_machine_must_be_assigned_to_the_pushing_site(string address, string? refusal)
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Server("PC", address));
        Assert.Equal(refusal, Refusal(hierarchy, new WizardOptions(OnlyAssigned: true)));
        Assert.Null(Refusal(hierarchy, new WizardOptions(OnlyAssigned: false)));
    }

    [Fact]
    public void Criteria_and_whether_push_is_on_are_not_checked()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules(pushAtBranch: false));
        hierarchy.Discover("NYC", Server("PC", "10.2.0.7"));
        Assert.Equal(Outcome.PushDisabled, hierarchy.Find("AKR", "PC")!.Decision!.Outcome);
        var result = Assert.Single(hierarchy.Push("AKR", "PC", new WizardOptions()));
        Assert.Equal(("PC", 1, false, null), (result.Machine, result.Request, result.HasJoined, result.Refusal));
        hierarchy.Work();
        Assert.Equal("AKR", Assert.Single(hierarchy.Installer.Orders).Site);
    }

    [Fact]
    public void A_request_that_is_open_is_joined_and_due_now()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        hierarchy.Pass(TimeSpan.FromMinutes(10));
        var options = new WizardOptions(AlwaysInstall: true);
        var result = Assert.Single(hierarchy.Push("NYC", "PC", options));
        Assert.Equal((1, true), (result.Request, result.HasJoined));
        hierarchy.Work();
        var request = Assert.Single(hierarchy.Requests);
        Assert.Equal((options, 2), (request.Wizard, request.Attempts));
        Assert.Contains("NYC RequestChanged: CCR 1: the wizard joined it", hierarchy.Story);
    }

    [Fact]
    public void A_request_that_is_held_back_is_let_go()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules(), static options => options with { MaxNewRequests = 0 });
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        Assert.Equal(RequestState.Held, Assert.Single(hierarchy.Requests).State);
        hierarchy.Push("NYC", "PC", new WizardOptions());
        hierarchy.Work();
        Assert.Equal(RequestState.Done, Assert.Single(hierarchy.Requests).State);
    }

    [Fact]
    public void A_request_that_is_being_processed_is_joined_and_its_installer_is_not_called_a_second_time_at_once()
    {
        var ending = new TaskCompletionSource<InstallationResult>();
        var calls = 0;
        using var hierarchy = new TestHierarchy(Branch.Rules(), options => options with { Installer = new CountingInstaller(() => ++calls, ending.Task) });
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        Assert.True(Assert.Single(hierarchy.Push("NYC", "PC", new WizardOptions())).HasJoined);
        hierarchy.Work();
        Assert.Equal((RequestState.Processing, 1), (Assert.Single(hierarchy.Requests).State, calls));
        ending.SetResult(InstallationResult.Success());
        hierarchy.Work();
        Assert.Equal((RequestState.Done, 1), (Assert.Single(hierarchy.Requests).State, calls));
    }

    [Fact]
    public void Before_a_retry_only_what_the_wizard_checked_is_checked_again()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        // No criteria want a server, and no rules a machine outside of all boundaries.
        hierarchy.Discover("NYC", Server("INSIDE", "10.1.0.7"), Server("OUTSIDE", "192.168.0.7"));
        hierarchy.Push("NYC", "INSIDE", new WizardOptions());
        hierarchy.Push("NYC", "OUTSIDE", new WizardOptions(OnlyAssigned: false));
        hierarchy.Pass(2 * _hour);
        Assert.Equal([(RequestState.Retry, 3), (RequestState.Retry, 3)], hierarchy.Requests.Select(static r => (r.State, r.Attempts)));

        // But that it is assigned here was checked for one of them.
        hierarchy.Discover(
            "NYC", Server("INSIDE", "192.168.0.8") with { FullReplace = true }, Server("OUTSIDE", "192.168.0.9") with { FullReplace = true });
        hierarchy.Pass(_hour);
        Assert.Equal(
            [
                ("INSIDE", RequestState.Cancelled, "is in the boundaries of no site, and only machines assigned to NYC are included"),
                ("OUTSIDE", RequestState.Retry, null),
            ],
            hierarchy.Requests.Select(static r => (r.Machine, r.State, r.Ending)));
    }

    [Fact]
    public void A_site_pushes_only_what_it_knows()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Branch.Pc("PC", "192.168.0.7", "NYC"));
        var stored = hierarchy.Find("NYC", "PC")!;
        Assert.Empty(hierarchy.Running.Push("AKR", [stored.Id, 4711], new WizardOptions(OnlyAssigned: false)));
    }

    /// <summary>A machine that no criteria want.</summary>
    private static Ddr Server(string name, string address)
    {
        var pc = Branch.Pc(name, address, "NYC");
        return pc with { Seen = pc.Seen with { OperatingSystemNameAndVersion = "Microsoft Windows NT Server 10.0" } };
    }

    /// <summary>A machine that no criteria want, in the boundaries of NYC, which has been seen so.</summary>
    private static TestHierarchy Discover(Func<Resource, Resource> seen)
    {
        var hierarchy = new TestHierarchy(Branch.Rules());
        var server = Server("PC", "10.1.0.7");
        hierarchy.Discover("NYC", server with { Seen = seen(server.Seen) });
        return hierarchy;
    }

    private static string? Refusal(TestHierarchy hierarchy, WizardOptions options) => Assert.Single(hierarchy.Push("NYC", "PC", options)).Refusal;

    private sealed class CountingInstaller(Action count, Task<InstallationResult> ending) : IInstaller
    {
        public Task<InstallationResult> InstallAsync(InstallationOrder order, CancellationToken cancellationToken)
        {
            count();
            return ending;
        }
    }
}
