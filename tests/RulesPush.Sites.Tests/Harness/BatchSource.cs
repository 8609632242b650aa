namespace RulesPush.Sites.Tests;

/// <summary>Batches of DDRs that a test puts in.</summary>
internal sealed class BatchSource(string site) : IDiscoverySource
{
    private readonly List<IDiscoveryBatch> _waiting = [];
    private int _count;

    public string Site => site;

    public string Name => $"test discovery at {site}";

    public bool IsWatched => true;

    public List<string> Completed { get; } = [];

    public IEnumerable<IDiscoveryBatch> FindBatches() => _waiting.ToList();

    public void Add(params IEnumerable<Ddr> ddrs) => Add($"batch {++_count}", [.. ddrs.Select(static (ddr, i) => Row(i + 1, ddr))]);

    public void Add(string identity, params DiscoveredRow[] rows) => _waiting.Add(new Batch(this, identity, rows));

    public static DiscoveredRow Row(long number, Ddr ddr) => new(number, new RawRow("test", null, $"row {number}"), ddr, null);

    public static DiscoveredRow BadRow(long number, string why) => new(number, new RawRow("test", null, $"row {number}"), null, why);

    private sealed class Batch(BatchSource source, string identity, DiscoveredRow[] rows) : IDiscoveryBatch
    {
        public string Name => identity;

        public string Identity => identity;

        public double? Progress => null;

        public IEnumerable<DiscoveredRow> Read(long after, DateTimeOffset time) => rows.Where(r => r.Number > after);

        public void Complete(IReadOnlyList<(long Row, string Reason)> bad)
        {
            source._waiting.Remove(this);
            source.Completed.Add($"{identity}: {bad.Count} bad");
        }

        public void Reject(string reason) => source._waiting.Remove(this);

        public void Dispose()
        {
        }
    }
}
