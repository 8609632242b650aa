using Microsoft.Extensions.Time.Testing;

namespace RulesPush.Sites.Tests.Properties;

/// <summary>A running hierarchy with its clock, links, machines and model, to which operations happen.</summary>
internal sealed partial class World : IDisposable
{
    private readonly Dictionary<string, BatchSource> _sources;
    private readonly List<(string Site, string Identity, DiscoveredRow[] Rows)> _batches = [];
    private readonly WatchedInstaller _installer;
    private RunningHierarchy _running;

    public World(HierarchyPlan plan, int machines, MetCases met, bool isModelled = true)
    {
        (Plan, Met) = (plan, met);
        Rules = new RulesInForce(new InterpretedRulePack(plan.ToRules()));
        Model = new Model(plan) { IsFollowed = isModelled };
        Links = new UnreliableLink(Clock, met, message => Model.Hear(this, message));
        _installer = new WatchedInstaller(this, machines);
        _sources = plan.Sites.ToDictionary(static s => s.Code, static s => new BatchSource(s.Code));
        Database.OnSiteWideRequest = resource => Laws.RequestIsWanted(this, resource, "when it was created");
        _running = Start();
    }

    public HierarchyPlan Plan { get; private set; }

    public MetCases Met { get; }

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
            Met.Count("killed");
            Restart();
            Work();
        }
        finally
        {
            Database.IsAtWork = false;
        }
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
            Met.Count("killed while it started");
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

    private void Write(Action<ISiteTransaction> write)
    {
        using var transaction = Database.Begin();
        write(transaction);
        transaction.Commit();
    }
}
