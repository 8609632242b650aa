namespace RulesPush.Sites.Tests;

/// <summary>What maintenance removes and clears, what follows from it at other sites, and when it runs by itself.</summary>
public sealed class MaintenanceTests
{
    private static readonly MaintenanceTask _aged = MaintenanceTask.DeleteAgedDiscoveryData;
    private static readonly MaintenanceTask _flag = MaintenanceTask.ClearInstallFlag;

    [Fact]
    public void A_machine_that_nobody_has_seen_for_90_days_goes_from_every_site_with_its_open_request()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules(central: true));
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Seen("GONE", "10.2.0.7", day: 0), Seen("SEEN", "10.2.0.8", day: 0));
        hierarchy.Discover("NYC", Seen("SEEN", "10.2.0.8", day: 2));
        hierarchy.Clock.Advance(TimeSpan.FromDays(91));

        var report = Run(hierarchy, _aged);
        Assert.Equal([("CEN", "GONE"), ("NYC", "GONE")], report.Resources);
        hierarchy.Work();
        Assert.All(["CEN", "NYC", "AKR"], site => Assert.Null(hierarchy.Find(site, "GONE")));
        Assert.All(["CEN", "NYC", "AKR"], site => Assert.NotNull(hierarchy.Find(site, "SEEN")));
        Assert.Equal(
            [("GONE", RequestState.Cancelled, "the resource was removed"), ("SEEN", RequestState.Retry, null)],
            hierarchy.Requests.Select(static r => (r.Machine, r.State, r.Ending)));
        Assert.Contains("NYC Removed: last discovered 2026-11-02", hierarchy.Story);
        Assert.Contains("AKR Removed: as the primary site has", hierarchy.Story);
    }

    [Fact]
    public void A_machine_that_was_removed_while_its_PDR_waits_for_a_link_is_not_left_at_the_secondary_site()
    {
        var isUp = false;
        using var hierarchy = new TestHierarchy(Branch.Rules(), options => options with { Link = link => new SwitchedLink(link, () => isUp) });
        hierarchy.Discover("NYC", Seen("PC", "10.2.0.7", day: 0));
        hierarchy.Clock.Advance(TimeSpan.FromDays(91));
        Run(hierarchy, _aged);

        isUp = true;
        hierarchy.Work();
        Assert.Null(hierarchy.Find("AKR", "PC"));
        Assert.Empty(hierarchy.Installer.Orders);
        Assert.All(hierarchy.Requests, static r => Assert.False(r.IsOpen));
    }

    [Fact]
    public void A_machine_that_is_being_installed_stays_until_the_next_time()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Seen("PC", "10.2.0.7", day: 0));
        hierarchy.Clock.Advance(TimeSpan.FromDays(91));
        Put(hierarchy, RequestState.Processing);
        Assert.Empty(Run(hierarchy, _aged).Resources);
        Assert.NotNull(hierarchy.Find("NYC", "PC"));

        Put(hierarchy, RequestState.Retry);
        Assert.Equal([("NYC", "PC")], Run(hierarchy, _aged).Resources);

        static void Put(TestHierarchy hierarchy, RequestState state) =>
            hierarchy.Write(t => t.Requests.Save(t.Requests.Find(1)! with { State = state }));
    }

    [Fact]
    public void An_address_that_nobody_has_said_for_90_days_goes_while_a_newer_one_stays_and_the_rest_is_decided_anew()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Seen("PC", "10.2.0.7", day: 0) with { Seen = Seen("PC", "10.2.0.7", day: 0).Seen with { MacAddresses = ["00:11"] } });
        hierarchy.Discover("NYC", Seen("PC", "192.168.0.7", day: 60));
        Assert.Equal(("AKR", RequestState.Retry), (hierarchy.Requests[0].Site, hierarchy.Requests[0].State));
        hierarchy.Clock.Advance(TimeSpan.FromDays(100));

        var report = Run(hierarchy, _aged);
        Assert.Equal((0, 1), (report.Resources.Count, report.Values));
        hierarchy.Work();
        var stored = hierarchy.Find("NYC", "PC")!;
        Assert.Equal(["192.168.0.7"], stored.Record.All("IPAddresses"));
        // Nothing newer was said of it: that it is gone would be news.
        Assert.Equal(["00:11"], stored.Record.All("MacAddresses"));
        Assert.Contains("NYC Removed: old values: IPAddresses 10.2.0.7", hierarchy.Story);
        Assert.Equal((Outcome.NotAssigned, null), (stored.Decision!.Outcome, stored.Decision.HeldBy));
        Assert.Contains(hierarchy.Story, static s => s.StartsWith("AKR Decided: NotAssigned: no boundary holds", StringComparison.Ordinal));
        Assert.Equal(RequestState.Cancelled, Assert.Single(hierarchy.Requests).State);
    }

    [Fact]
    public void A_client_without_a_heartbeat_for_21_days_is_pushed_again()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Seen("SILENT", "10.2.0.7", day: 0), Seen("ALIVE", "10.2.0.8", day: 0));
        Assert.All(hierarchy.Requests, static r => Assert.Equal(RequestState.Done, r.State));
        hierarchy.Clock.Advance(TimeSpan.FromDays(20));
        hierarchy.Discover("AKR", Branch.Pc("ALIVE", "10.2.0.8", "AKR", "Heartbeat Discovery", client: true) with { Time = hierarchy.Clock.GetUtcNow() });
        hierarchy.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal([("NYC", "SILENT")], Run(hierarchy, _flag).Resources);
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Work();
        Assert.Equal(
            [("SILENT", RequestState.Done), ("ALIVE", RequestState.Done), ("SILENT", RequestState.Retry)],
            hierarchy.Requests.Select(static r => (r.Machine, r.State)));
        Assert.All(["NYC", "AKR"], site => Assert.False(hierarchy.Find(site, "SILENT")!.InstallFlag.IsSet));
        Assert.All(["NYC", "AKR"], site => Assert.True(hierarchy.Find(site, "ALIVE")!.InstallFlag.IsSet));
        Assert.Empty(Run(hierarchy, _flag).Resources);
    }

    [Fact]
    public void A_client_that_has_reported_is_pushed_again_too_although_its_record_says_that_it_is_one()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC", "Heartbeat", client: true));
        Assert.Equal(Outcome.AlreadyClient, hierarchy.Find("NYC", "PC")!.Decision!.Outcome);
        hierarchy.Clock.Advance(TimeSpan.FromDays(22));
        Run(hierarchy, _flag);
        hierarchy.Work();
        Assert.Equal("PC", Assert.Single(hierarchy.Installer.Orders).Machine);
    }

    [Theory]
    [InlineData("delete-inactive", 90)]
    [InlineData("delete-obsolete", 7)]
    public void A_client_that_is_marked_goes_when_nobody_has_seen_it_for_so_long(string name, int days)
    {
        var task = MaintenanceTask.All.Single(t => t.Name == name);
        Assert.Equal((days, false), (task.Days, task.IsOn));
        using var hierarchy = new TestHierarchy(Branch.Rules(pushAtBranch: false));
        hierarchy.Discover(
            "NYC",
            Marked(Seen("MARKED", "10.2.0.1", day: 0)),
            Marked(Seen("MARKED, SEEN", "10.2.0.2", day: 1)),
            Seen("NOT MARKED", "10.2.0.3", day: 0));
        hierarchy.Clock.SetUtcNow(TestHierarchy.Start0.AddDays(days).AddHours(1));

        Assert.Equal([("NYC", "MARKED")], Run(hierarchy, task).Resources);
        hierarchy.Write(static t => MaintenanceSettings.Write(t, _aged with { IsOn = false }));
        hierarchy.Work();
        Assert.All(["NYC", "AKR"], site => Assert.Equal(["MARKED, SEEN", "NOT MARKED"], Names(hierarchy, site)));

        Ddr Marked(Ddr ddr) => ddr with { Seen = name == "delete-inactive" ? ddr.Seen with { Active = false } : ddr.Seen with { Obsolete = true } };
    }

    [Fact]
    public void What_if_says_what_is_then_done_and_changes_nothing()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover(
            "NYC",
            Seen("CLIENT", "10.1.0.1", day: 0),
            Seen("MOVED", "10.2.0.7", day: 0),
            Seen("MOVED", "10.2.0.8", day: 60),
            Seen("INACTIVE", "192.168.0.2", day: 0) with { Seen = Seen("INACTIVE", "192.168.0.2", day: 0).Seen with { Active = false } },
            Seen("OBSOLETE", "192.168.0.3", day: 0) with { Seen = Seen("OBSOLETE", "192.168.0.3", day: 0).Seen with { Obsolete = true } });
        hierarchy.Clock.Advance(TimeSpan.FromDays(100));

        // The others first: after Delete Aged nothing would be left for them.
        foreach (var task in MaintenanceTask.All.Reverse())
        {
            var before = Everything(hierarchy);
            var would = Run(hierarchy, task, isWhatIf: true);
            Assert.NotEmpty(would.Resources);
            Assert.Equal(before, Everything(hierarchy));

            var done = Run(hierarchy, task);
            Assert.Equal(would.Resources, done.Resources);
            Assert.Equal((would.Values, would.Events), (done.Values, done.Events));
            Assert.NotEqual(before, Everything(hierarchy));
        }
    }

    [Fact]
    public void Delete_Aged_runs_every_week_by_itself_and_forgets_old_history_too()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Seen("PC", "192.168.0.7", day: 0));
        hierarchy.Pass(TimeSpan.FromDays(91) - TimeSpan.FromMinutes(1));
        Assert.NotNull(hierarchy.Find("NYC", "PC"));

        hierarchy.Pass(TimeSpan.FromMinutes(1));
        Assert.Null(hierarchy.Find("NYC", "PC"));
        Assert.Equal(["NYC Removed: last discovered 2026-11-02"], hierarchy.Story);
        Assert.Equal(["Delete Aged Discovery Data: 1 resources, 0 old values"], MaintenanceNotices(hierarchy));
    }

    [Fact]
    public void Only_tasks_that_are_on_run_by_themselves_and_a_restart_remembers_which()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Write(static t =>
        {
            MaintenanceSettings.Write(t, _aged with { IsOn = false });
            MaintenanceSettings.Write(t, _flag with { IsOn = true, Days = 14 });
        });
        hierarchy.Restart();
        hierarchy.Discover("NYC", Seen("CLIENT", "10.1.0.1", day: 0), Seen("NOBODY", "192.168.0.2", day: 0));
        hierarchy.Pass(TimeSpan.FromDays(50));
        hierarchy.Restart();
        hierarchy.Pass(TimeSpan.FromDays(50));

        // Looked at each week; on day 14 the flag is just 14 days old, and it was set again on day 21.
        Assert.Equal([21, 42, 63, 84], Days(hierarchy, "cleared"));
        Assert.NotNull(hierarchy.Find("NYC", "NOBODY"));
        Assert.All(MaintenanceNotices(hierarchy), static text => Assert.Equal("Clear Install Flag: 1 resources, 0 old values", text));
    }

    [Fact]
    public void Settings_and_the_last_run_of_each_task_are_remembered()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        // What is on has run at the start, before anything came in.
        Assert.All(MaintenanceTask.All, task => Assert.Equal(
            (task, task.IsOn ? TestHierarchy.Start0 : default(DateTimeOffset?)),
            hierarchy.Read(t => (MaintenanceSettings.Read(t, task), MaintenanceSettings.LastRun(t, task)))));
        hierarchy.Clock.Advance(TimeSpan.FromDays(1));
        hierarchy.Write(static t => MaintenanceSettings.Write(t, _flag with { IsOn = true, Days = 30 }));
        Run(hierarchy, _flag);
        Run(hierarchy, _aged, isWhatIf: true);

        Assert.Equal(_flag with { IsOn = true, Days = 30 }, hierarchy.Read(static t => MaintenanceSettings.Read(t, _flag)));
        Assert.Equal(TestHierarchy.Start0.AddDays(1), hierarchy.Read(static t => MaintenanceSettings.LastRun(t, _flag)));
        Assert.Equal(_aged, hierarchy.Read(static t => MaintenanceSettings.Read(t, _aged)));
        Assert.Equal(TestHierarchy.Start0, hierarchy.Read(static t => MaintenanceSettings.LastRun(t, _aged)));
    }

    private static Ddr Seen(string name, string address, int day) =>
        Branch.Pc(name, address, "NYC") with { Time = TestHierarchy.Start0.AddDays(day) };

    private static MaintenanceReport Run(TestHierarchy hierarchy, MaintenanceTask task, bool isWhatIf = false) =>
        SiteMaintenance.Run(hierarchy.Database, task, hierarchy.Clock.GetUtcNow(), isWhatIf);

    private static IEnumerable<string> Names(TestHierarchy hierarchy, string site) =>
        hierarchy.Read(t => t.Inventory.Page(site, 0, 100)).Select(static r => r.Name);

    private static IEnumerable<int> Days(TestHierarchy hierarchy, string text) =>
        hierarchy.Read(static t => t.History.Since(0)).Where(e => e.Text == text).Select(static e => (e.Time - TestHierarchy.Start0).Days);

    private static IEnumerable<string> MaintenanceNotices(TestHierarchy hierarchy) =>
        hierarchy.Notices.Where(static n => n.Kind == NoticeKind.Maintenance).Select(static n => n.Text);

    /// <summary>Everything that a task may change, as a text.</summary>
    private static string Everything(TestHierarchy hierarchy) => hierarchy.Read(static t => string.Join('\n', [
        .. new[] { "NYC", "AKR" }.SelectMany(site => t.Inventory.Page(site, 0, 100)).Select(static r => $"{r} {string.Join(' ', r.Record.All("IPAddresses"))}"),
        .. t.Requests.List().Select(static r => r.ToString()),
        .. t.History.Since(0).Select(static e => e.ToString()),
        .. t.Messages.CountWaiting().Select(static m => m.ToString()),
        .. MaintenanceTask.All.Select(task => $"{MaintenanceSettings.Read(t, task)} {MaintenanceSettings.LastRun(t, task)}"),
    ]));

    private sealed class SwitchedLink(ISiteLink link, Func<bool> isUp) : ISiteLink
    {
        public Task<bool> DeliverAsync(IReadOnlyList<NumberedMessage> messages, CancellationToken cancellationToken) =>
            isUp() ? link.DeliverAsync(messages, cancellationToken) : Task.FromResult(false);
    }
}
