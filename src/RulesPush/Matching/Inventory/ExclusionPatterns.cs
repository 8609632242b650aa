using RulesPush.Matching.Criteria;
using RulesPush.Model;

namespace RulesPush.Matching.Inventory;

/// <summary>Which of the patterns of all exclusion lists a name matches.</summary>
internal sealed class ExclusionPatterns
{
    private readonly PatternSet? _patterns;
    private readonly ulong[] _block = [];
    private readonly int _count;

    public ExclusionPatterns(IEnumerable<Pattern> patterns)
    {
        var distinct = patterns.Distinct().ToList();
        _count = distinct.Count;
        if (_count == 0)
            return;
        List<TestUse> uses = [.. distinct.Select(static (p, i) => new TestUse(i, new TextTest(TextSubject.Name, new EquatableArray<Pattern>(p)), 0))];
        var groups = new TestGroups(uses, Rows.WordsFor(_count));
        _patterns = new PatternSet(uses.Select((u, i) => (distinct[i].Text, false, u)), groups);
        _block = new ulong[groups.Length];
    }

    /// <summary>Adds the numbers of the patterns that a name matches to a key, and how many they are; -1 for no name.</summary>
    public void Add(string? name, List<int> key)
    {
        if (name is null)
        {
            key.Add(-1);
            return;
        }

        var at = key.Count;
        key.Add(0);
        if (!Matches(name))
            return;
        for (var i = 0; i < _count; i++)
        {
            if (Rows.Has(_block, i))
                key.Add(i);
        }

        key[at] = key.Count - at - 1;
    }

    /// <summary>Whether a name matches any of them.</summary>
    public bool Matches(string name)
    {
        if (_patterns is null)
            return false;
        _block.AsSpan().Clear();
        _patterns.AddMatches(name, _block);
        return _block.AsSpan().ContainsAnyExcept(0UL);
    }
}
