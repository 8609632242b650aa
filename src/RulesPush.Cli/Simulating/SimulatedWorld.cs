namespace RulesPush.Cli.Simulating;

/// <summary>A clock that the simulation moves.</summary>
internal sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>What is outside of the hierarchy: it answers as the last step that matches has said, and keeps what it was told.</summary>
internal sealed class SimulatedWorld : IInstaller, IManagementPointProbe, IAccountSource
{
    private readonly List<InstallerStep> _installer = [];
    private readonly HashSet<string> _silent = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string, string)> _down = [];

    /// <summary>The order of the last installation that succeeded, by machine.</summary>
    public Dictionary<string, InstallationOrder> Installed { get; } = new(StringComparer.OrdinalIgnoreCase);

    public void Apply(InstallerStep step) => _installer.Add(step);

    public void Apply(ManagementPointStep step) => _ = step.Answers ? _silent.Remove(step.ManagementPoint) : _silent.Add(step.ManagementPoint);

    public void Apply(LinkStep step)
    {
        foreach (var way in new[] { (step.From, step.To), (step.To, step.From) })
            _ = step.IsUp ? _down.Remove(way) : _down.Add(way);
    }

    public Task<InstallationResult> InstallAsync(InstallationOrder order, CancellationToken cancellationToken)
    {
        var error = _installer.LastOrDefault(step => step.Machine.IsMatch(order.Machine) && (step.Account is null || step.Account == order.Account?.Name))?.Error;
        if (error is null)
            Installed[order.Machine] = order;
        return Task.FromResult(error is { } known
            ? InstallationResult.Failure(known, "as the scenario says")
            : InstallationResult.Success());
    }

    public Task<bool> AnswersAsync(string managementPoint, CancellationToken cancellationToken) => Task.FromResult(!_silent.Contains(managementPoint));

    public PushAccount? Find(string name) => new(name);

    public ISiteLink Interrupt(ISiteLink link) => new InterruptedLink(link, _down);

    private sealed class InterruptedLink(ISiteLink link, HashSet<(string, string)> down) : ISiteLink
    {
        public Task<bool> DeliverAsync(IReadOnlyList<NumberedMessage> messages, CancellationToken cancellationToken) =>
            down.Contains((messages[0].Sender, messages[0].Receiver)) ? Task.FromResult(false) : link.DeliverAsync(messages, cancellationToken);
    }
}

/// <summary>What a site discovers in the scenario.</summary>
internal sealed class SimulatedDiscovery(string site) : IDiscoverySource
{
    private readonly Queue<Ddr> _waiting = [];
    private int _count;

    public string Site => site;

    public string Name => "the scenario";

    public bool IsWatched => true;

    public void Add(Ddr ddr) => _waiting.Enqueue(ddr);

    public IEnumerable<IDiscoveryBatch> FindBatches()
    {
        while (_waiting.TryDequeue(out var ddr))
            yield return new Batch($"DDR {++_count} of {site}", ddr);
    }

    private sealed class Batch(string name, Ddr ddr) : IDiscoveryBatch
    {
        public string Name => name;

        public string Identity => name;

        public double? Progress => null;

        public IEnumerable<DiscoveredRow> Read(long after, DateTimeOffset time) => after > 0 ? [] : [new DiscoveredRow(1, default, ddr, null)];

        public void Complete(IReadOnlyList<(long Row, string Reason)> bad)
        {
            // There is no file to move.
        }

        public void Reject(string reason)
        {
            // Nor one that cannot be read.
        }

        public void Dispose()
        {
            // Nor one to close.
        }
    }
}
