using RulesPush.Matching.Criteria;

namespace RulesPush.Matching.Inventory;

/// <summary>Machines of a site that its criteria decide on, encoded by what their values leave of the criteria.</summary>
/// <remarks>
/// To encode a machine is the first half of deciding on it alone, and to match it the second. One thread at a time; buffers and
/// rows are kept for the next machines. Verdicts are places of criteria: a push by the first that holds; from
/// <see cref="FirstUnknown"/> on the first that could, where none holds; or one of the two below.
/// </remarks>
/// <param name="tables">The criteria, at a time.</param>
internal sealed class EncodedSite(CriteriaTable[] tables)
{
    /// <summary>Only a compiled matcher can tell: the machine has to be decided on alone.</summary>
    public const int Open = -1;

    /// <summary>No criterion holds, or could.</summary>
    public const int Misses = -2;

    private readonly EncodedTable[] _tables = [.. tables.Select(static t => new EncodedTable(t))];

    /// <summary>The machines that lack nothing, and those that lack something.</summary>
    private int[] _complete = new int[256];
    private int[] _lacking = new int[256];
    private int _completeCount;
    private int _lackingCount;
    private int[] _pending = [];

    /// <summary>How many criteria there are.</summary>
    public int FirstUnknown { get; } = tables.Sum(static t => t.Count);

    /// <summary>How many machines were added.</summary>
    public int Count => _completeCount + _lackingCount;

    /// <summary>How many rows are kept.</summary>
    public int RowCount => _tables.Sum(static t => t.RowCount);

    /// <summary>Whether it is for these criteria, at this time.</summary>
    public bool IsFor(CriteriaTable[] others) => ReferenceEquals(tables, others);

    /// <summary>Forgets the machines.</summary>
    public void Clear()
    {
        (_completeCount, _lackingCount) = (0, 0);
        foreach (var table in _tables)
            table.Clear();
    }

    public void Add(Resource resource, DateTimeOffset now)
    {
        var lacks = false;
        foreach (var table in _tables)
            lacks |= table.Add(resource, now);
        if (lacks)
            Add(ref _lacking, ref _lackingCount, Count);
        else
            Add(ref _complete, ref _completeCount, Count);
    }

    /// <summary>The verdict on each machine.</summary>
    public void Match(Span<int> verdicts)
    {
        foreach (var table in _tables)
            table.Finish();
        if (_pending.Length < Count)
            _pending = new int[Count];
        var pending = Pending(_complete.AsSpan(0, _completeCount));
        foreach (var table in _tables)
            pending = table.MatchComplete(pending, verdicts);
        Miss(pending, verdicts);
        pending = Pending(_lacking.AsSpan(0, _lackingCount));
        Miss(pending, verdicts);
        foreach (var table in _tables)
            pending = table.MatchLacking(pending, verdicts, FirstUnknown);
    }

    private static void Miss(ReadOnlySpan<int> machines, Span<int> verdicts)
    {
        foreach (var machine in machines)
            verdicts[machine] = Misses;
    }

    private Span<int> Pending(ReadOnlySpan<int> machines)
    {
        machines.CopyTo(_pending);
        return _pending.AsSpan(0, machines.Length);
    }

    private static void Add(ref int[] machines, ref int count, int machine)
    {
        if (count == machines.Length)
            Array.Resize(ref machines, 2 * count);
        machines[count++] = machine;
    }
}
