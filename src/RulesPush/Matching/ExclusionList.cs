using RulesPush.Model;

namespace RulesPush.Matching;

/// <summary>The exclusion list of a site: plain names by hash; patterns one by one, many of them only where a name matches one.</summary>
internal sealed class ExclusionList
{
    private const int FewPatterns = 16;

    private readonly PushExclusion[] _entries;
    private readonly Dictionary<string, List<int>> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(int Entry, string Pattern)> _patterns = [];

    /// <summary>All patterns, where they are many: most names match none.</summary>
    private readonly PatternList? _any;

    public ExclusionList(IEnumerable<PushExclusion> entries)
    {
        _entries = [.. entries];
        for (var i = 0; i < _entries.Length; i++)
        {
            foreach (var name in _entries[i].Names)
                Add(i, name);
        }

        if (_patterns.Count > FewPatterns)
            _any = new PatternList(_patterns.Select(static p => Pattern.Parse(p.Pattern)));
    }

    /// <summary>The first entry that holds at <paramref name="now"/> and names the machine; null where none does.</summary>
    public PushExclusion? Find(Resource resource, DateTimeOffset now)
    {
        if (_entries.Length == 0)
            return null;
        var first = Math.Min(Find(resource.Name, now), Find(resource.NetBiosName, now));
        for (var i = 0; i < (resource.ResourceNames?.Count ?? 0); i++)
            first = Math.Min(first, Find(resource.ResourceNames![i], now));
        return first == int.MaxValue ? null : _entries[first];
    }

    private int Find(string? name, DateTimeOffset now)
    {
        var first = int.MaxValue;
        if (name is null)
            return first;
        if (_names.TryGetValue(name, out var entries))
            first = FirstThatHolds(entries, now);
        if (_any?.Matches(name) == false)
            return first;
        foreach (var (entry, pattern) in _patterns)
        {
            if (entry < first && Holds(entry, now) && Wildcard.IsMatch(name, pattern))
                return entry;
        }

        return first;
    }

    private int FirstThatHolds(List<int> entries, DateTimeOffset now)
    {
        foreach (var entry in entries)
        {
            if (Holds(entry, now))
                return entry;
        }

        return int.MaxValue;
    }

    private bool Holds(int entry, DateTimeOffset now) => _entries[entry].Until?.IsOver(now) != true;

    private void Add(int entry, Pattern name)
    {
        // The hash folds surrogate pairs, which patterns do not.
        if (name.HasWildcard || name.Text.Any(char.IsSurrogate))
            _patterns.Add((entry, name.Text));
        else if (_names.TryGetValue(name.Text, out var entries))
            entries.Add(entry);
        else
            _names.Add(name.Text, [entry]);
    }
}
