using RulesPush.Model;

namespace RulesPush.Sites.Tests;

/// <summary>The life of a client configuration request on a virtual clock.</summary>
public sealed class RequestTests
{
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);

    [Fact]
    public void A_machine_that_never_answers_gets_169_attempts_an_hour_apart_and_is_given_up()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        hierarchy.Pass(TimeSpan.FromDays(30));

        var request = Assert.Single(hierarchy.Requests);
        Assert.Equal(RequestState.Failed, request.State);
        Assert.Equal("given up after 169 attempts, the last: Unreachable: Unreachable", request.Ending);
        Assert.Equal(169, hierarchy.Installer.Orders.Count);
        Assert.Equal(Enumerable.Range(1, 169), hierarchy.Installer.Orders.Select(static o => o.Attempt));
        var attempts = hierarchy.Read(t => t.Requests.Attempts(request.Id));
        Assert.Equal(Enumerable.Range(0, 169).Select(static i => TestHierarchy.Start0 + (i * _hour)), attempts.Select(static a => a.Started));
        Assert.All(attempts, static a => Assert.Equal((InstallationError.Unreachable, "PC", "mp.nyc.example"), (a.Error!.Value, a.Target!, a.ManagementPoint!)));
        Assert.Equal(TestHierarchy.Start0 + TimeSpan.FromDays(7), request.Ended);
    }

    [Fact]
    public void A_machine_that_answers_on_the_100th_attempt_is_installed_then()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Installer.Answer = static order => order.Attempt < 100
            ? InstallationResult.Failure(InstallationError.Unreachable, "no answer")
            : InstallationResult.Success();
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        hierarchy.Pass(TimeSpan.FromDays(30));

        var request = Assert.Single(hierarchy.Requests);
        Assert.Equal((RequestState.Done, 100, "installed in attempt 100"), (request.State, request.Attempts, request.Ending));
        Assert.Equal(TestHierarchy.Start0 + (99 * _hour), request.Ended);
        Assert.Equal(100, hierarchy.Installer.Orders.Count);
    }

    [Fact]
    public void A_machine_that_leaves_the_boundaries_is_not_pushed_again()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        hierarchy.Pass(49 * _hour);
        Assert.Equal(50, hierarchy.Installer.Orders.Count);

        hierarchy.Discover("NYC", Branch.Pc("PC", "192.168.0.7", "NYC", "Heartbeat"));
        hierarchy.Pass(TimeSpan.FromDays(30));
        var request = Assert.Single(hierarchy.Requests);
        Assert.Equal((RequestState.Cancelled, 50), (request.State, request.Attempts));
        Assert.StartsWith("the rules no longer want it: NotAssigned", request.Ending, StringComparison.Ordinal);
        Assert.Equal(50, hierarchy.Installer.Orders.Count);
    }

    [Fact]
    public void A_machine_that_moves_to_another_secondary_site_is_pushed_there()
    {
        var rules = Branch.Rules();
        var buffalo = rules.Sites[1] with { Code = "BUF", RuleName = "BUF", Boundaries = new(new NetworkBoundary("10.3.0.0/16")) };
        using var hierarchy = new TestHierarchy(rules with { Sites = new([.. rules.Sites, buffalo]) });
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.2.0.7", "NYC"));
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.3.0.7", "NYC", "Heartbeat"));
        hierarchy.Pass(_hour);

        Assert.Equal(
            [("AKR", RequestState.Cancelled), ("BUF", RequestState.Retry)],
            hierarchy.Requests.Select(static r => (r.Site, r.State)));
        // Its copy would never be corrected by a PDR again.
        Assert.Null(hierarchy.Find("AKR", "PC"));
    }

    [Fact]
    public void A_secondary_site_does_not_push_a_machine_that_moved_on_since_it_was_told_last()
    {
        var rules = Branch.Rules();
        var buffalo = rules.Sites[1] with { Code = "BUF", RuleName = "BUF", Boundaries = new(new NetworkBoundary("10.3.0.0/16")) };
        using var hierarchy = new TestHierarchy(rules with { Sites = new([.. rules.Sites, buffalo]) });
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.2.0.7", "NYC"));
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.3.0.7", "NYC", "Heartbeat"));
        // Of this AKR hears no more. It still knows the machine, for its request is open.
        hierarchy.Discover("NYC", Branch.Pc("PC", "192.168.0.7", "NYC", "Heartbeat"));
        hierarchy.Installer.Orders.Clear();

        var akron = rules.Sites[1] with { Boundaries = buffalo.Boundaries };
        hierarchy.Restart(rules with { Sites = new(rules.Sites[0], akron) });
        hierarchy.Pass(_hour);
        Assert.Empty(hierarchy.Installer.Orders);
        Assert.Null(hierarchy.Find("AKR", "PC"));
    }

    [Theory, InlineData("10.1.0.7"), InlineData("10.2.0.7")]
    public void A_client_that_is_installed_at_the_instant_its_install_flag_is_cleared_is_a_client(string address)
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Branch.Pc("PC", address, "NYC"));
        hierarchy.Pass(TimeSpan.FromDays(22));
        SiteMaintenance.Run(hierarchy.Database, MaintenanceTask.ClearInstallFlag, hierarchy.Clock.GetUtcNow(), isWhatIf: false);
        hierarchy.Work();

        Assert.Equal([RequestState.Done, RequestState.Done], hierarchy.Requests.Select(static r => r.State));
        Assert.True(hierarchy.Find("NYC", "PC")!.InstallFlag.IsSet);
        Assert.Equal(Outcome.AlreadyClient, hierarchy.Find(hierarchy.Requests[0].Site, "PC")!.Decision!.Outcome);
    }

    [Theory]
    [InlineData(InstallationError.BadPlatform)]
    [InlineData(InstallationError.AlreadyClient)]
    public void A_permanent_error_ends_the_request_at_once(InstallationError error)
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Installer.Fail(error);
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        hierarchy.Pass(TimeSpan.FromDays(30));
        var request = Assert.Single(hierarchy.Requests);
        Assert.Equal((RequestState.Failed, 1), (request.State, request.Attempts));
        Assert.StartsWith($"{error} is permanent", request.Ending, StringComparison.Ordinal);
    }

    [Fact]
    public void The_names_are_tried_until_one_resolves_and_the_accounts_until_one_may()
    {
        var settings = new ClientPushSettings { Accounts = new("one", "two") };
        using var hierarchy = new TestHierarchy(Branch.Rules(settings: settings));
        hierarchy.Installer.Answer = static order =>
            order.Address == "PC" ? InstallationResult.Failure(InstallationError.NameNotFound, "no such name")
            : order.Account!.Name == "one" ? InstallationResult.Failure(InstallationError.AccessDenied, "not you")
            : InstallationResult.Failure(InstallationError.NoDiskSpace, "full");
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        hierarchy.Pass(_hour);

        // The account that got as far as the disk is the first in the second attempt.
        Assert.Equal(
            ["1 PC one", "1 10.1.0.7 one", "1 10.1.0.7 two", "2 PC two", "2 10.1.0.7 two"],
            hierarchy.Installer.Orders.Select(static o => $"{o.Attempt} {o.Address} {o.Account}"));
        var attempts = hierarchy.Read(static t => t.Requests.Attempts(1));
        Assert.Equal([(InstallationError.NoDiskSpace, "two"), (InstallationError.NoDiskSpace, "two")], attempts.Select(static a => (a.Error!.Value, a.Account!)));
    }

    [Fact]
    public void An_account_that_is_changed_in_the_rules_is_used_by_the_next_attempt()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules(settings: new ClientPushSettings { Accounts = new("old") }));
        hierarchy.Installer.Answer = static order => order.Account!.Name == "old"
            ? InstallationResult.Failure(InstallationError.AccessDenied, "expired")
            : InstallationResult.Success();
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        hierarchy.Pass(3 * _hour);
        hierarchy.Restart(Branch.Rules(settings: new ClientPushSettings { Accounts = new("new") }));
        hierarchy.Pass(_hour);

        Assert.Equal(["old", "old", "old", "old", "new"], hierarchy.Installer.Orders.Select(static o => o.Account!.Name));
        Assert.Equal(RequestState.Done, Assert.Single(hierarchy.Requests).State);
    }

    [Fact]
    public void A_site_works_so_many_requests_at_a_time_and_a_restart_calls_again_what_was_running()
    {
        var waiting = new List<(InstallationOrder Order, TaskCompletionSource<InstallationResult> End)>();
        var installer = new WaitingInstaller(waiting);
        using var hierarchy = new TestHierarchy(
            Branch.Rules(settings: new ClientPushSettings { Parallelism = 3 }), options => options with { Installer = installer });
        hierarchy.Discover("NYC", Enumerable.Range(1, 10).Select(static i => Branch.Pc($"PC{i}", $"10.1.0.{i}", "NYC")));
        Assert.Equal(3, waiting.Count);

        waiting[0].End.SetResult(InstallationResult.Success());
        hierarchy.Work();
        Assert.Equal(4, waiting.Count);
        Assert.Equal(3, hierarchy.Requests.Count(static r => r.State == RequestState.Processing));

        // As after a kill: three were in flight, and nobody knows how they ended.
        waiting.Clear();
        hierarchy.Restart();
        hierarchy.Work();
        Assert.Equal(["PC2", "PC3", "PC4"], waiting.Select(static w => w.Order.Machine));
        Assert.All(waiting, static w => Assert.Equal(1, w.Order.Attempt));
    }

    [Fact]
    public void A_request_that_is_cancelled_and_retried_while_its_installer_runs_is_not_called_twice_at_once()
    {
        var waiting = new List<(InstallationOrder Order, TaskCompletionSource<InstallationResult> End)>();
        using var hierarchy = new TestHierarchy(Branch.Rules(), options => options with { Installer = new WaitingInstaller(waiting) });
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        hierarchy.Write(t => Assert.Null(RequestOrders.Cancel(t, 1, hierarchy.Clock.GetUtcNow())));
        hierarchy.Write(t => Assert.Null(RequestOrders.Retry(t, 1, hierarchy.Clock.GetUtcNow())));
        hierarchy.Work();
        Assert.Single(waiting);

        waiting[0].End.SetResult(InstallationResult.Failure(InstallationError.Unreachable, "no answer"));
        hierarchy.Work();
        hierarchy.Pass(_hour);
        Assert.Equal([1, 2], waiting.Select(static w => w.Order.Attempt));
    }

    [Fact]
    public void The_requests_of_a_site_that_is_taken_out_of_the_rules_are_cancelled()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.2.0.7", "NYC"));
        hierarchy.Restart(Branch.Rules() with { Sites = new(Branch.Rules().Sites[0]) });
        hierarchy.Pass(_hour);
        var request = Assert.Single(hierarchy.Requests);
        Assert.Equal((RequestState.Cancelled, "AKR is no longer a site of the rules"), (request.State, request.Ending));
    }

    [Fact]
    public void A_machine_that_was_given_up_comes_back_when_it_is_seen_to_have_changed_and_one_that_was_cancelled_does_not()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.1", "NYC"));
        hierarchy.Pass(TimeSpan.FromDays(8));
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.2", "NYC"));
        Assert.Equal([RequestState.Failed, RequestState.Retry], hierarchy.Requests.Select(static r => r.State));

        hierarchy.Write(t => Assert.Null(RequestOrders.Cancel(t, 2, hierarchy.Clock.GetUtcNow())));
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.3", "NYC"));
        Assert.Equal([RequestState.Failed, RequestState.Cancelled], hierarchy.Requests.Select(static r => r.State));
    }

    [Fact]
    public void What_a_site_has_sent_before_it_was_taken_out_of_the_rules_arrives()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Write(static t => t.Messages.Add(
            "AKR", "NYC", new DdrMessage(ResourceRecord.Of(Branch.Pc("PC", "10.2.0.7", "AKR")), false, false, TestHierarchy.Start0), null));
        hierarchy.Restart(Branch.Rules() with { Sites = new(Branch.Rules().Sites[0]) });
        hierarchy.Work();
        Assert.NotNull(hierarchy.Find("NYC", "PC"));
    }

    [Fact]
    public void A_stop_leaves_nothing_in_processing()
    {
        var waiting = new List<(InstallationOrder Order, TaskCompletionSource<InstallationResult> End)>();
        using var hierarchy = new TestHierarchy(Branch.Rules(), options => options with { Installer = new WaitingInstaller(waiting) });
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        hierarchy.Running.Stop();
        Assert.Equal((RequestState.Incoming, 0), (hierarchy.Requests[0].State, hierarchy.Requests[0].Attempts));
        Assert.Contains("NYC Attempted: attempt 1 was interrupted; nobody knows how it ended, and it is made again", hierarchy.Story);
    }

    [Fact]
    public void A_machine_that_was_decided_on_by_an_earlier_version_has_not_changed_for_that()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        hierarchy.Pass(TimeSpan.FromDays(30));
        var pc = hierarchy.Find("NYC", "PC")!;
        hierarchy.Write(t => t.Inventory.SaveDecision(pc with { Decision = pc.Decision! with { Inputs = null } }));

        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        Assert.Equal(RequestState.Failed, Assert.Single(hierarchy.Requests).State);
        Assert.Equal(pc.Decision, hierarchy.Find("NYC", "PC")!.Decision);

        // What it reads now is known, and counts where it changes.
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.8", "NYC", "Heartbeat"));
        Assert.Equal(2, hierarchy.Requests.Count);
    }

    [Fact]
    public async Task A_dry_run_looks_at_each_of_many_requests_once_and_not_at_what_was_cancelled_meanwhile()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules(), static options => options with { Installer = null });
        hierarchy.Source("NYC").Add(Enumerable.Range(0, 1300).Select(static i => Branch.Pc($"PC-{i}", i % 2 == 0 ? "10.1.0.7" : "10.2.0.7", "NYC")));
        do
            Assert.True(await hierarchy.Running.WorkAsync(TestContext.Current.CancellationToken));
        while (hierarchy.Requests.All(static r => r.Plan is null));
        var waiting = hierarchy.Requests.Where(static r => r.Plan is null).ToList();
        var (cancelled, later) = (waiting[^1].Id, waiting[^2]);
        hierarchy.Write(t => Assert.Null(RequestOrders.Cancel(t, cancelled, hierarchy.Clock.GetUtcNow())));
        hierarchy.Write(t => t.Requests.Save(later with { State = RequestState.Retry, Due = hierarchy.Clock.GetUtcNow() + _hour }));
        hierarchy.Work();
        hierarchy.Work();

        Assert.Equal(1300, hierarchy.Requests.Count);
        Assert.All(hierarchy.Requests, r => Assert.Equal(r.Id == cancelled || r.Id == later.Id, r.Plan is null));
        Assert.Equal(1298, hierarchy.Story.Count(static told => told.Contains("WouldInstall", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_dry_run_says_what_it_would_do_counts_nothing_and_leaves_the_request_due()
    {
        var settings = new ClientPushSettings { Accounts = new("CORP\\push") };
        using var hierarchy = new TestHierarchy(Branch.Rules(settings: settings), static options => options with { Installer = null });
        hierarchy.Discover("AKR", Branch.Pc("PC", "10.2.0.7", "AKR"));
        hierarchy.Pass(TimeSpan.FromDays(2));

        var request = Assert.Single(hierarchy.Requests);
        Assert.Equal((RequestState.Incoming, 0), (request.State, request.Attempts));
        Assert.Equal("would install on PC from mp.akr.example as CORP\\push, assigned to NYC, reporting through mp.akr.example", request.Plan);
        Assert.True(request.Due <= hierarchy.Clock.GetUtcNow());
        Assert.False(hierarchy.Find("AKR", "PC")!.InstallFlag.IsSet);
        Assert.Empty(hierarchy.Read(t => t.Requests.Attempts(request.Id)));
    }

    [Fact]
    public void A_heartbeat_closes_the_open_request_and_sets_the_install_flag()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("AKR", Branch.Pc("PC", "10.2.0.7", "AKR"));
        hierarchy.Discover("AKR", Branch.Pc("PC", "10.2.0.7", "AKR", "Heartbeat", client: true));
        hierarchy.Pass(TimeSpan.FromDays(2));

        var request = Assert.Single(hierarchy.Requests);
        Assert.Equal((RequestState.Done, 1, "the client reports that it is installed"), (request.State, request.Attempts, request.Ending));
        Assert.Equal(Outcome.AlreadyClient, hierarchy.Find("AKR", "PC")!.Decision!.Outcome);
        Assert.True(hierarchy.Find("NYC", "PC")!.InstallFlag.IsSet);
    }

    [Fact]
    public void A_proxy_management_point_that_does_not_answer_is_passed_over_for_the_files()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules(), static options => options with { ManagementPoints = new SilentProbe() });
        hierarchy.Discover("AKR", Branch.Pc("PC", "10.2.0.7", "AKR"));
        var order = Assert.Single(hierarchy.Installer.Orders);
        Assert.Equal(("mp.nyc.example", "mp.akr.example"), (order.ManagementPoint, order.ReportingManagementPoint));
    }

    [Fact]
    public void The_brake_opens_so_many_requests_for_each_intake_and_says_so()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules(), static options => options with { MaxNewRequests = 3 });
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        // Two sites, one intake: the brake counts both.
        hierarchy.Discover("NYC", Enumerable.Range(1, 10).Select(static i => Branch.Pc($"PC{i}", $"10.{1 + (i % 2)}.0.{i}", "NYC")));
        Assert.Equal(3, hierarchy.Requests.Count(static r => r.State == RequestState.Retry));
        Assert.Equal(7, hierarchy.Requests.Count(static r => r.State == RequestState.Held));
        Assert.Contains(hierarchy.Notices, static n => n.Kind == NoticeKind.Brake && n.Text.StartsWith("the brake holds 7 requests back", StringComparison.Ordinal));

        // The next intake has a brake of its own; what is held stays held, also by a restart.
        hierarchy.Restart();
        hierarchy.Discover("NYC", Branch.Pc("PC99", "10.1.0.99", "NYC"));
        Assert.Equal(7, hierarchy.Requests.Count(static r => r.State == RequestState.Held));
        Assert.Equal(4, hierarchy.Requests.Count(static r => r.State == RequestState.Retry));
    }

    private sealed class SilentProbe : IManagementPointProbe
    {
        public Task<bool> AnswersAsync(string managementPoint, CancellationToken cancellationToken) => Task.FromResult(false);
    }

    private sealed class WaitingInstaller(List<(InstallationOrder Order, TaskCompletionSource<InstallationResult> End)> waiting) : IInstaller
    {
        public Task<InstallationResult> InstallAsync(InstallationOrder order, CancellationToken cancellationToken)
        {
            var end = new TaskCompletionSource<InstallationResult>();
            waiting.Add((order, end));
            return end.Task;
        }
    }
}
