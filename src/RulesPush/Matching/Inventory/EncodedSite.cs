using RulesPush.Matching.Criteria;

namespace RulesPush.Matching.Inventory;

/// <summary>Machines of a site that its criteria decide on, as columns of classes of values.</summary>
/// <remarks>
/// Dictionary-encoded columns: what the machines of a batch have in common is held against the tests once, and what it
/// leaves of the criteria is worked out once. One thread at a time; buffers and classes are kept for the next machines.
/// </remarks>
internal sealed class EncodedSite
{
    private readonly EncodedColumn[] _columns;
    private readonly CriteriaMatcher _matcher;

    public EncodedSite(SiteTests tests)
    {
        Tests = tests;
        // Up to 64 criteria take a word, more take whole vectors.
        var words = tests.Criteria.Count <= 64 ? 1 : Rows.WordsFor(tests.Criteria.Count);
        _columns = [.. tests.Properties.Select((p, i) => new EncodedColumn(p, tests.ByColumn[i], words))];
        _matcher = new CriteriaMatcher(tests, _columns, words);
    }

    public SiteTests Tests { get; }

    /// <summary>What the verdicts mean.</summary>
    public Verdicts Verdicts => _matcher.Verdicts;

    /// <summary>How many classes the properties have: they are kept, and must not become too many.</summary>
    public int Classes => _columns.Sum(static c => c.Classes);

    /// <summary>How many machines were added.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets the machines.</summary>
    public void Clear()
    {
        Count = 0;
        foreach (var column in _columns)
            column.Clear();
    }

    public void Add(Resource resource, DateTimeOffset now)
    {
        Count++;
        foreach (var column in _columns)
            column.Add(resource, now);
    }

    /// <summary>Makes ready to match the machines that were added.</summary>
    public void Finish()
    {
        var areNew = false;
        foreach (var column in _columns)
            areNew |= column.Finish();
        _matcher.Take(Count, areNew);
    }

    /// <summary>The verdict on each machine.</summary>
    public void Match(Span<int> verdicts) => _matcher.Match(verdicts[..Count]);
}
