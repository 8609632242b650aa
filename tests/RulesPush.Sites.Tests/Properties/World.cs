using Microsoft.Extensions.Time.Testing;

namespace RulesPush.Sites.Tests.Properties;

/// <summary>A running hierarchy with its clock, links, machines and model, to which operations happen.</summary>
internal sealed class World : IDisposable
{
    private readonly Dictionary<string, BatchSource> _sources;
    private readonly List<(string Site, string Identity, DiscoveredRow[] Rows)> _batches = [];
    private readonly WatchedInstaller _installer;
    private RunningHierarchy _running;

    public World(HierarchyPlan plan, int machines, Coverage coverage, bool isModelled = true)
    {
        (Plan, Coverage) = (plan, coverage);
        Rules = new RulesInForce(new InterpretedRulePack(plan.ToRules()));
        Model = new Model(plan) { IsFollowed = isModelled };
        Links = new UnreliableLink(Clock, coverage, message => Model.Hear(this, message));
        _installer = new WatchedInstaller(this, machines);
        _sources = plan.Sites.ToDictionary(static s => s.Code, static s => new BatchSource(s.Code));
        Database.OnSiteWideRequest = resource => Laws.RequestIsWanted(this, resource, "when it was created");
        _running = Start();
    }

    public HierarchyPlan Plan { get; private set; }

    public Coverage Coverage { get; }

    public RulesInForce Rules { get; private set; }

    public Model Model { get; }

    public UnreliableLink Links { get; }

    public FakeTimeProvider Clock { get; } = new(TestHierarchy.Start0);

    public WatchedDatabase Database { get; } = new();

    /// <summary>Breaches that were seen where the engine would swallow an exception.</summary>
    public List<string> Breaches { get; } = [];

    public int StalePdrs { get; private set; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public IReadOnlyList<ClientConfigurationRequest> Requests => Read(static t => t.Requests.List());

    public void Apply(Operation operation)
    {
        switch (operation)
        {
            case Operation.Discover discover:
                Discover(Site(discover.Site).Code, [.. discover.Rows.Select(row => row.ToDdr(Site(discover.Site).Code, Now))]);
                break;
            case Operation.RepeatBatch repeat when _batches.Count > 0:
                var (site, identity, rows) = _batches[repeat.Batch % _batches.Count];
                _sources[site].Add(identity, rows);
                break;
            case Operation.Pass pass:
                Pass(TimeSpan.FromMinutes(pass.Minutes));
                break;
            case Operation.LinkDown down when Plan.Links.Count > 0:
                Links.Down(Plan.Links[down.Link % Plan.Links.Count], TimeSpan.FromMinutes(down.Minutes));
                break;
            case Operation.LinkFails fails when Plan.Links.Count > 0:
                Links.Fail(Plan.Links[fails.Link % Plan.Links.Count], fails.Fault);
                break;
            case Operation.Wizard wizard when Plan.Sites.SelectMany(s => At(s.Code)).ToList() is { Count: > 0 } stored:
                var chosen = stored[wizard.Machine % stored.Count];
                _running.Push(chosen.Site, [chosen.Id], wizard.Options);
                break;
            case Operation.Cancel cancel when Requests.Where(static r => r.IsOpen).ToList() is { Count: > 0 } open:
                Write(t => RequestLife.Close(t, open[cancel.Request % open.Count], RequestState.Cancelled, "by hand", Now));
                break;
            case Operation.StalePdr stale:
                SendStale(stale.Machine);
                break;
            case Operation.SwitchPush push:
                Change(Plan.With(push.Site % Plan.Sites.Count, Site(push.Site) with { HasPush = !Site(push.Site).HasPush }));
                break;
            case Operation.SwapBoundaries swap:
                var (one, other) = (Site(swap.Site), Site(swap.Other));
                Change(Plan.With(swap.Site % Plan.Sites.Count, one with { Networks = other.Networks })
                    .With(swap.Other % Plan.Sites.Count, other with { Networks = one.Networks }));
                break;
            case Operation.ClearInstallFlags clear:
                SiteMaintenance.Run(Database, MaintenanceTask.ClearInstallFlag with { Days = clear.Days }, Now, isWhatIf: false);
                Model.ClearInstallFlags(Now - TimeSpan.FromDays(clear.Days), Now);
                break;
            case Operation.Restart:
                Restart();
                break;
            case Operation.Kill kill:
                Database.Kill(kill.Commit, kill.IsAfter);
                return;
        }

        Work();
        Database.Disarm();
    }

    /// <summary>Every link up, and no link left alone any more.</summary>
    public void Settle()
    {
        Links.Heal();
        Pass(TimeSpan.FromMinutes(2));
    }

    /// <summary>Everything that was ever discovered again: under the same identities, or as new batches.</summary>
    public void Replay(bool isSame, Action afterEach)
    {
        foreach (var (site, identity, rows) in _batches.ToList())
        {
            if (isSame)
                _sources[site].Add(identity, rows);
            else
                Discover(site, [.. rows.Select(static r => r.Ddr!)]);
            Work();
            afterEach();
        }
    }

    public IReadOnlyList<StoredResource> At(string site) => Read(t => t.Inventory.Page(site, 0, int.MaxValue));

    public T Read<T>(Func<ISiteTransaction, T> read)
    {
        using var transaction = Database.Begin();
        return read(transaction);
    }

    public void Dispose()
    {
        _running.Dispose();
        Database.Dispose();
    }

    private SitePlan Site(int index) => Plan.Sites[index % Plan.Sites.Count];

    private void Discover(string site, IReadOnlyList<Ddr> ddrs)
    {
        var identity = $"batch {_batches.Count + 1}";
        DiscoveredRow[] rows = [.. ddrs.Select(static (ddr, i) => BatchSource.Row(i + 1, ddr))];
        _batches.Add((site, identity, rows));
        _sources[site].Add(identity, rows);
        Model.Discover(site, ddrs);
    }

    private void Pass(TimeSpan time)
    {
        var end = Now + time;
        Work();
        while (Due() is { } due && due <= end)
        {
            if (due > Now)
                Clock.SetUtcNow(due);
            Work();
        }

        Clock.SetUtcNow(end);
        Work();
    }

    private DateTimeOffset? Due() => _running.NextDue();

    private void Work()
    {
        Database.IsAtWork = true;
        try
        {
            while (_running.WorkAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult())
            {
            }
        }
        catch (WatchedDatabase.KilledException)
        {
            Coverage.Count("killed");
            Restart();
            Work();
        }
        finally
        {
            Database.IsAtWork = false;
        }
    }

    private void Change(HierarchyPlan plan)
    {
        Plan = plan;
        Rules = new RulesInForce(new InterpretedRulePack(plan.ToRules()));
        Restart();
    }

    private void Restart()
    {
        _running.Dispose();
        Database.IsAtWork = true;
        try
        {
            _running = Start();
        }
        catch (WatchedDatabase.KilledException)
        {
            Coverage.Count("killed while it started");
            Restart();
        }
        finally
        {
            Database.IsAtWork = false;
        }
    }

    private RunningHierarchy Start()
    {
        var running = new RunningHierarchy(Rules, Database, new HierarchyOptions
        {
            Clock = Clock,
            Sources = [.. _sources.Values],
            Installer = _installer,
            Link = Links.Over,
        });
        running.Start();
        return running;
    }

    private void SendStale(int machine)
    {
        var stored = Plan.Sites.Where(s => s.IsSecondary && Links.IsUp((s.Parent!, s.Code))).SelectMany(s => At(s.Code)).Where(static r => r.Serial > 1).ToList();
        if (!Laws.IsQuiet(this) || stored.Count == 0)
            return;
        var old = stored[machine % stored.Count];
        var parent = Plan.Sites.Single(s => s.Code == old.Site).Parent!;
        var record = ResourceRecord.Of(new Ddr { Seen = new Resource { Name = "stale", NetBiosName = "stale" }, Site = parent, Time = Now });
        Write(t => t.Messages.Add(parent, old.Site, new RecordMessage(old.Id, old.Serial - 1, record, default), null));
        StalePdrs++;
    }

    private void Write(Action<ISiteTransaction> write)
    {
        using var transaction = Database.Begin();
        write(transaction);
        transaction.Commit();
    }
}
