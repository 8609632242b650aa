using RulesPush.Sites.Sqlite;

namespace RulesPush.Cli.Simulating;

/// <summary>Plays a scenario on a virtual clock: the real hierarchy on a database in memory, and a world of its own.</summary>
internal sealed class Simulation : IDisposable
{
    private readonly Scenario _scenario;
    private readonly VirtualClock _clock;
    private readonly Dictionary<string, SimulatedDiscovery> _discovery;
    private readonly RunningHierarchy _hierarchy;
    private readonly CancellationToken _stop;

    public Simulation(RulesInForce rules, Scenario scenario, CancellationToken stop)
    {
        (Rules, _scenario, _stop) = (rules, scenario, stop);
        _clock = new VirtualClock(scenario.Start);
        _discovery = scenario.Steps.OfType<DiscoverStep>().Select(static s => s.Site).Distinct().ToDictionary(static s => s, static s => new SimulatedDiscovery(s));
        _hierarchy = new RunningHierarchy(rules, Database, new HierarchyOptions
        {
            Clock = _clock,
            Sources = [.. _discovery.Values],
            Installer = World,
            ManagementPoints = World,
            Accounts = World,
            Link = World.Interrupt,
        });
    }

    public RulesInForce Rules { get; }

    public SimulatedWorld World { get; } = new();

    public ISiteDatabase Database { get; } = SqliteSiteDatabase.CreateInMemory();

    /// <summary>What was done by hand, or to the world: it is in no history. Each stands behind an event.</summary>
    public List<SimulationRemark> Remarks { get; } = [];

    /// <summary>The sites that discover.</summary>
    public IReadOnlyCollection<string> Discovering => _discovery.Keys;

    /// <summary>Plays it to its end.</summary>
    public void Play()
    {
        _hierarchy.Start();
        foreach (var step in _scenario.Steps)
        {
            PassTo(_scenario.Start + step.At);
            Apply(step);
            Work();
        }

        PassTo(_scenario.Start + _scenario.End);
    }

    public void Dispose()
    {
        _hierarchy.Dispose();
        Database.Dispose();
    }

    private void PassTo(DateTimeOffset end)
    {
        while (_hierarchy.NextDue() is { } due && due <= end)
        {
            _clock.Now = due > _clock.Now ? due : _clock.Now;
            Work();
        }

        _clock.Now = end;
        Work();
    }

    private void Work()
    {
        while (_hierarchy.WorkAsync(_stop).GetAwaiter().GetResult())
        {
            // Until nothing is due.
        }
    }

    private void Apply(ScenarioStep step)
    {
        switch (step)
        {
            case DiscoverStep discover:
                _discovery[discover.Site].Add(discover.Ddr);
                break;
            case WizardStep wizard:
                Push(wizard);
                break;
            case InstallerStep installer:
                World.Apply(installer);
                Remark($"from now on, installing on {installer.Machine}{(installer.Account is null ? "" : $" as {installer.Account}")}: {installer.Error?.ToString() ?? "success"}", installer.Machine.IsMatch);
                break;
            case LinkStep link:
                World.Apply(link);
                Remark($"the link between {link.From} and {link.To} is {(link.IsUp ? "up" : "down")}");
                break;
            case ManagementPointStep managementPoint:
                World.Apply(managementPoint);
                Remark($"the management point {managementPoint.ManagementPoint} {(managementPoint.Answers ? "answers" : "does not answer")}");
                break;
            case CancelStep cancel:
                Cancel(cancel);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step));
        }
    }

    private void Push(WizardStep step)
    {
        var resources = FindResources(step.Site, step.Machine);
        Remark($"an administrator starts the wizard at {step.Site} for {step.Machine}, \"include only clients assigned to this site\" {(step.Options.OnlyAssigned ? "checked" : "unchecked")}"
            + (resources.Count == 0 ? ": it is not known there" : ""), name => Is(name, step.Machine));
        _hierarchy.Push(step.Site, resources, step.Options);
    }

    private void Cancel(CancelStep step)
    {
        Remark($"an administrator cancels the requests for {step.Machine}", name => Is(name, step.Machine));
        using var transaction = Database.Begin();
        foreach (var request in transaction.Requests.List().Where(r => r.IsOpen && Is(r.Machine, step.Machine)))
            RequestOrders.Cancel(transaction, request.Id, _clock.Now);
        transaction.Commit();
    }

    private IReadOnlyList<long> FindResources(string site, string name)
    {
        using var transaction = Database.Begin();
        return [.. transaction.Inventory.Page(site, 0, int.MaxValue).Where(r => Is(r.Name, name)).Select(static r => r.Id)];
    }

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Remarks what concerns the machines of some names, or with null all.</summary>
    private void Remark(string text, Func<string, bool>? concerns = null)
    {
        using var transaction = Database.Begin();
        var before = Remarks.Count > 0 ? Remarks[^1].Behind : 0;
        var last = transaction.History.Since(before) is [.., var happened] ? happened.Id : before;
        Remarks.Add(new SimulationRemark(last, _clock.Now, text, concerns ?? (static _ => true)));
    }
}

/// <summary>Something that was done by hand, or to the world.</summary>
/// <param name="Behind">The last event before it.</param>
/// <param name="Time">When.</param>
/// <param name="Text">What.</param>
/// <param name="Concerns">Whether it is part of the story of the machine of a name.</param>
internal sealed record SimulationRemark(long Behind, DateTimeOffset Time, string Text, Func<string, bool> Concerns);
