namespace RulesPush.Sites.Tests;

/// <summary>What administrators order for requests.</summary>
public sealed class RequestOrdersTests : IDisposable
{
    private readonly TestHierarchy _hierarchy = new(Branch.Rules());

    public void Dispose() => _hierarchy.Dispose();

    [Theory, InlineData(RequestState.Held), InlineData(RequestState.Incoming), InlineData(RequestState.Processing), InlineData(RequestState.Retry)]
    public void An_open_request_is_cancelled(RequestState state)
    {
        Put(state);
        Assert.Null(Cancel(1));
        Assert.Equal(
            (RequestState.Cancelled, "cancelled by an administrator", _hierarchy.Clock.GetUtcNow()),
            (Request.State, Request.Ending, Request.Ended!.Value));
        Assert.Equal("NYC RequestClosed: CCR 1 cancelled: cancelled by an administrator", _hierarchy.Story[^1]);
        Assert.Equal("CCR 1 is closed: cancelled, cancelled by an administrator", Cancel(1));
    }

    [Fact]
    public void A_cancelled_request_counts_the_attempt_that_was_running_and_the_client_that_it_installed()
    {
        var ending = new TaskCompletionSource<InstallationResult>();
        using var hierarchy = new TestHierarchy(Branch.Rules(), options => options with { Installer = new SlowInstaller(ending.Task) });
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        hierarchy.Write(t => Assert.Null(RequestOrders.Cancel(t, 1, hierarchy.Clock.GetUtcNow())));
        ending.SetResult(InstallationResult.Success());
        hierarchy.Work();
        Assert.Equal((RequestState.Cancelled, 1), (hierarchy.Requests[0].State, hierarchy.Requests[0].Attempts));
        Assert.True(hierarchy.Find("NYC", "PC")!.InstallFlag.IsSet);
    }

    [Fact]
    public void A_failed_request_is_open_again_with_a_new_week_and_is_tried_at_once()
    {
        _hierarchy.Installer.Fail(InstallationError.Unreachable);
        _hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        _hierarchy.Pass(TimeSpan.FromDays(8));
        Assert.Equal(RequestState.Failed, Request.State);
        var tried = Request.Attempts;

        Assert.Null(Retry(1));
        Assert.Equal(
            (RequestState.Retry, _hierarchy.Clock.GetUtcNow(), tried, null, null),
            (Request.State, Request.Due, Request.AttemptsBefore, Request.Ending, Request.Ended));
        Assert.Equal("NYC RequestChanged: CCR 1: to be tried again now, ordered by an administrator", _hierarchy.Story[^1]);
        _hierarchy.Work();
        Assert.Equal((RequestState.Retry, tried + 1), (Request.State, Request.Attempts));
        _hierarchy.Pass(TimeSpan.FromDays(8));
        Assert.Equal((RequestState.Failed, 2 * tried), (Request.State, Request.Attempts));
    }

    [Theory, InlineData(RequestState.Incoming), InlineData(RequestState.Retry)]
    public void A_request_that_waits_is_due_now(RequestState state)
    {
        Put(state);
        _hierarchy.Write(t => t.Requests.Save(t.Requests.Find(1)! with { Due = _hierarchy.Clock.GetUtcNow().AddHours(1) }));
        Assert.Null(Retry(1));
        Assert.Equal((state, _hierarchy.Clock.GetUtcNow()), (Request.State, Request.Due));
    }

    [Theory]
    [InlineData(RequestState.Held, "CCR 1 is held back by the brake: release it instead")]
    [InlineData(RequestState.Processing, "CCR 1 is being processed: an attempt is running")]
    [InlineData(RequestState.Done, "CCR 1 is done: the client runs")]
    public void Other_requests_are_not_retried(RequestState state, string why)
    {
        Put(state);
        Assert.Equal(why, Retry(1));
        Assert.Equal(state, Request.State);
    }

    [Fact]
    public void A_closed_request_is_not_retried_while_another_is_open_for_the_same_machine()
    {
        Put(RequestState.Failed);
        _hierarchy.Write(t => t.Requests.Add(t.Requests.Find(1)! with { State = RequestState.Incoming }));
        Assert.Equal("CCR 2 is open for the same machine at NYC: PC", Retry(1));
    }

    [Fact]
    public void A_held_request_is_released()
    {
        Put(RequestState.Held);
        Assert.Null(Release(1));
        Assert.Equal(RequestState.Incoming, Request.State);
        Assert.Equal("NYC RequestChanged: CCR 1: released by an administrator", _hierarchy.Story[^1]);
        Assert.Equal("CCR 1 is not held back: it is incoming", Release(1));
    }

    [Fact]
    public void There_is_no_such_request()
    {
        Assert.Equal(["there is no CCR 9", "there is no CCR 9", "there is no CCR 9"], [Cancel(9), Retry(9), Release(9)]);
    }

    private ClientConfigurationRequest Request => _hierarchy.Requests[0];

    private string? Cancel(long id) => Order(t => RequestOrders.Cancel(t, id, _hierarchy.Clock.GetUtcNow()));

    private string? Retry(long id) => Order(t => RequestOrders.Retry(t, id, _hierarchy.Clock.GetUtcNow()));

    private string? Release(long id) => Order(t => RequestOrders.Release(t, id, _hierarchy.Clock.GetUtcNow()));

    private string? Order(Func<ISiteTransaction, string?> order)
    {
        string? why = null;
        _hierarchy.Write(t => why = order(t));
        return why;
    }

    private void Put(RequestState state) => _hierarchy.Write(t => t.Requests.Save(t.Requests.Add(new ClientConfigurationRequest
    {
        Site = "NYC",
        Resource = 1,
        Machine = "PC",
        State = state,
        Reason = "test",
        Created = _hierarchy.Clock.GetUtcNow(),
        Due = _hierarchy.Clock.GetUtcNow(),
    })));

    private sealed class SlowInstaller(Task<InstallationResult> ending) : IInstaller
    {
        public Task<InstallationResult> InstallAsync(InstallationOrder order, CancellationToken cancellationToken) => ending;
    }
}
