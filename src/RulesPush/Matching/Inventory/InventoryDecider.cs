namespace RulesPush.Matching.Inventory;

/// <summary>
/// Decides on many machines at once: where a site has many criteria, they are held against all its machines block by block.
/// Each decision is what <see cref="IRulePack.Decide"/> says of the machine alone.
/// </summary>
/// <remarks>
/// A decision takes the memory of a number. To encode a machine and match it takes an eighth longer than to decide on it alone,
/// and of a site with thousands of criteria a third longer, as alone it is mostly decided on by the first of them. One thread
/// at a time. What is known of values is kept for the next machines.
/// </remarks>
public sealed class InventoryDecider
{
    /// <summary>So many criteria of a site are held against encoded machines; with fewer that takes longer still than to decide on each alone.</summary>
    private const int FewestCriteria = 1_000;

    /// <summary>With more rows than that a site begins anew: names could leave something else each, without an end.</summary>
    private const int MostRows = 1 << 16;

    /// <summary>So many machines are decided on together: fewer are not worth a thread, of more the rows take too much memory.</summary>
    private const int FewestForThread = 4_096;
    private const int MostTogether = 1 << 16;

    private readonly IRulePack _pack;
    private readonly int _fewestCriteria;

    /// <summary>The pack; null where no site has so many criteria.</summary>
    private readonly CompiledRulePack? _compiled;
    private readonly Dictionary<CompiledRulePack.CompiledSite, SiteBatch> _batches = new(ReferenceEqualityComparer.Instance);
    private readonly DistinctDecisions _distinct = new();
    private int[] _numbers = [];
    private int[] _verdicts = [];

    /// <summary>Decides by the rules of a pack.</summary>
    public InventoryDecider(IRulePack pack)
        : this(pack, FewestCriteria)
    {
    }

    /// <summary>For tests, to have machines of few criteria encoded too.</summary>
    internal InventoryDecider(IRulePack pack, int fewestCriteria)
    {
        ArgumentNullException.ThrowIfNull(pack);
        (_pack, _fewestCriteria) = (pack, fewestCriteria);
        var most = pack.Definition.Sites.Max(static s => s.ClientPush?.Criteria.Count) ?? 0;
        _compiled = most >= fewestCriteria ? pack as CompiledRulePack : null;
    }

    /// <summary>Decides on all machines of a list, on as many processors as there are.</summary>
    public static IReadOnlyList<Decision> DecideAll(IRulePack pack, IReadOnlyList<Resource> resources, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(resources);
        return DecideAll(pack, resources, now, Math.Clamp(resources.Count / FewestForThread, 1, Environment.ProcessorCount), FewestCriteria);
    }

    internal static IReadOnlyList<Decision> DecideAll(IRulePack pack, IReadOnlyList<Resource> resources, DateTimeOffset now, int threads, int fewestCriteria)
    {
        var size = Math.Clamp((resources.Count + threads - 1) / threads, 1, MostTogether);
        var parts = new InventoryDecisions[(resources.Count + size - 1) / size];
        // Each part has machines, rows and decisions of its own: nothing is shared but the rules.
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            parts[i] = new InventoryDecider(pack, fewestCriteria).Decide(resources, i * size, Math.Min(size, resources.Count - (i * size)), now));
        return new JoinedDecisions(parts, size);
    }

    /// <summary>Decides on all machines of a list. The result is good until the next call.</summary>
    public InventoryDecisions Decide(IReadOnlyList<Resource> resources, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(resources);
        return Decide(resources, 0, resources.Count, now);
    }

    private InventoryDecisions Decide(IReadOnlyList<Resource> resources, int first, int count, DateTimeOffset now)
    {
        if (_numbers.Length < count)
            (_numbers, _verdicts) = (new int[count], new int[count]);
        try
        {
            for (var i = 0; i < count; i++)
                _numbers[i] = _compiled is null ? InventoryDecisions.Alone : Check(_compiled, resources[first + i], i, now);
            foreach (var batch in _batches.Values)
                batch.Decide(resources, first, now, _numbers, _verdicts, _distinct);
        }
        catch
        {
            // Of a list that cannot be read nothing must be left for the next one.
            _batches.Clear();
            throw;
        }

        return new InventoryDecisions(_pack, resources, first, count, now, _numbers, _distinct.All);
    }

    /// <summary>The number of the decision, where no criteria are needed for it; else the machine waits for them.</summary>
    private int Check(CompiledRulePack compiled, Resource resource, int machine, DateTimeOffset now)
    {
        var failed = compiled.FirstFailing(resource, now, out var site, out var exclusion);
        if (failed is { } outcome)
            return _distinct.NumberOf(new Decision(outcome, site?.Definition, Exclusion: exclusion));
        if (site!.Criteria.Length < _fewestCriteria)
            return InventoryDecisions.Alone;
        BatchOf(compiled, site, now).Add(machine, resource, now);
        return InventoryDecisions.Alone;
    }

    private SiteBatch BatchOf(CompiledRulePack compiled, CompiledRulePack.CompiledSite site, DateTimeOffset now)
    {
        if (_batches.TryGetValue(site, out var batch) && (!batch.IsEmpty || batch.IsFor(now, MostRows)))
            return batch;
        return _batches[site] = new SiteBatch(compiled, site, new EncodedSite(site.Tables.WholeAt(now)));
    }
}
