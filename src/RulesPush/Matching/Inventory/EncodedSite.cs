namespace RulesPush.Matching.Inventory;

/// <summary>Machines of a site that its criteria decide on, as columns of classes of values.</summary>
/// <remarks>
/// Dictionary-encoded columns: what the machines of a batch have in common is held against the tests once, and what it
/// leaves of the criteria is worked out once. One thread at a time; buffers and classes are kept for the next machines.
/// </remarks>
internal sealed class EncodedSite
{
    private readonly CriteriaMatcher _matcher;

    public EncodedSite(SiteTests tests) => (Tests, _matcher) = (tests, CriteriaMatcher.For(tests));

    public SiteTests Tests { get; }

    /// <summary>What the verdicts mean.</summary>
    public Verdicts Verdicts => _matcher.Verdicts;

    /// <summary>How many classes the properties have: they are kept, and must not become too many.</summary>
    public int Classes => _matcher.Columns.Sum(static c => c.Classes);

    /// <summary>How many machines were added.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets the machines.</summary>
    public void Clear()
    {
        Count = 0;
        foreach (var column in _matcher.Columns)
            column.Clear();
    }

    public void Add(Resource resource, DateTimeOffset now)
    {
        Count++;
        foreach (var column in _matcher.Columns)
            column.Add(resource, now);
    }

    /// <summary>Makes ready to match the machines that were added.</summary>
    public void Finish() => _matcher.Take(Count);

    /// <summary>The verdict on each machine.</summary>
    public void Match(Span<int> verdicts) => _matcher.Match(verdicts[..Count]);
}
