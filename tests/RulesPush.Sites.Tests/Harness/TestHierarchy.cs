using Microsoft.Extensions.Time.Testing;
using RulesPush.Model;
using RulesPush.Sites.Sqlite;

namespace RulesPush.Sites.Tests;

/// <summary>A hierarchy on a virtual clock and a database in memory, which does what the test says.</summary>
internal sealed class TestHierarchy : IDisposable
{
    private readonly Dictionary<string, BatchSource> _sources = [];
    private readonly Func<HierarchyOptions, HierarchyOptions> _configure;

    public TestHierarchy(RulePackDefinition rules, Func<HierarchyOptions, HierarchyOptions>? configure = null)
    {
        _configure = configure ?? (static o => o);
        Rules = new RulesInForce(new InterpretedRulePack(rules));
        Running = Start();
    }

    public static DateTimeOffset Start0 { get; } = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Clock { get; } = new(Start0);

    public SqliteSiteDatabase Database { get; } = SqliteSiteDatabase.CreateInMemory();

    public ScriptedInstaller Installer { get; } = new();

    public RulesInForce Rules { get; private set; }

    public RunningHierarchy Running { get; private set; }

    public List<HierarchyNotice> Notices { get; } = [];

    /// <summary>Starts again, as after a stop, by other rules or the same.</summary>
    public void Restart(RulePackDefinition? rules = null)
    {
        Running.Dispose();
        if (rules is not null)
            Rules = new RulesInForce(new InterpretedRulePack(rules));
        Running = Start();
    }

    /// <summary>Takes in what a site discovers, and works until nothing is due.</summary>
    public void Discover(string site, params IEnumerable<Ddr> ddrs)
    {
        Source(site).Add(ddrs);
        Work();
    }

    public BatchSource Source(string site) => _sources[site];

    /// <summary>Works until nothing is due now.</summary>
    public void Work()
    {
        while (Running.WorkAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult())
        {
        }
    }

    /// <summary>Works what becomes due until so much time has passed.</summary>
    public void Pass(TimeSpan time)
    {
        var end = Clock.GetUtcNow() + time;
        while (Running.NextDue() is { } due && due <= end)
        {
            if (due > Clock.GetUtcNow())
                Clock.SetUtcNow(due);
            Work();
        }

        Clock.SetUtcNow(end);
        Work();
    }

    public IReadOnlyList<WizardResult> Push(string site, string machine, WizardOptions options) =>
        Running.Push(site, [Find(site, machine)!.Id], options);

    public StoredResource? Find(string site, string machine) => Read(t => t.Inventory.Page(site, 0, int.MaxValue).SingleOrDefault(r => r.Name == machine));

    public IReadOnlyList<ClientConfigurationRequest> Requests => Read(static t => t.Requests.List());

    /// <summary>What happened, a line an event: <c>AKR PdrReceived PDR 1 from NYC</c>.</summary>
    public IReadOnlyList<string> Story => Read(static t => t.History.Since(0)).Select(static e => $"{e.Site} {e.Kind}: {e.Text}").ToList();

    public T Read<T>(Func<ISiteTransaction, T> read)
    {
        using var transaction = Database.Begin();
        return read(transaction);
    }

    public void Write(Action<ISiteTransaction> write)
    {
        using var transaction = Database.Begin();
        write(transaction);
        transaction.Commit();
    }

    public void Dispose()
    {
        Running.Dispose();
        Database.Dispose();
    }

    private RunningHierarchy Start()
    {
        foreach (var site in Rules.Hierarchy.Sites)
            _sources.TryAdd(site.Code, new BatchSource(site.Code));
        var running = new RunningHierarchy(Rules, Database, _configure(new HierarchyOptions
        {
            Clock = Clock,
            Sources = [.. _sources.Values],
            Installer = Installer,
            Notify = Notices.Add,
        }));
        running.Start();
        return running;
    }
}
