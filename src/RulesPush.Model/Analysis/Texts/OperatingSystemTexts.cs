namespace RulesPush.Model;

/// <summary>The texts of operating systems that a case wants, of some kinds.</summary>
internal sealed class OperatingSystemTexts
{
    private readonly SystemTextCase _wanted;
    private readonly KindReader? _kind;
    private readonly List<ITextReader> _readers = [];
    private readonly List<(PatternReader Reader, int Place)> _matching = [];
    private readonly (PatternReader Reader, int Place)? _notMatching;
    private readonly Dictionary<OperatingSystemVersion, int> _versions = [];
    private readonly IReadOnlyList<OperatingSystemVersion> _endings = [];
    private readonly bool _readsVersions;

    /// <summary>The texts, of all kinds where these are null, and of any version where that is not read.</summary>
    public OperatingSystemTexts(TextReaders readers, SystemTextCase wanted, SystemKindList? kinds, bool readsVersions)
    {
        (_wanted, _readsVersions) = (wanted, readsVersions);
        if (kinds is { } some)
            Add(_kind = readers.Of(some));
        foreach (var patterns in wanted.Matching)
            _matching.Add(Add(readers.Of(new OperatingSystemTest(patterns, null, null))));
        if (wanted.NotMatching.Count > 0)
            _notMatching = Add(readers.Of(new OperatingSystemTest(wanted.NotMatching, null, null)));
        if (!readsVersions)
            return;
        if (wanted.Matching.SelectMany(static p => p).Concat(wanted.NotMatching).All(IsBlindToVersions))
        {
            _endings = [.. wanted.Versions.OfType<OperatingSystemVersion>()];
        }
        else
        {
            foreach (var bound in wanted.Bounds)
                _versions.Add(bound, Add(readers.Of(bound)).Place);
        }
    }

    /// <summary>The shortest text; null where there is none.</summary>
    public string? Find(AnalysisBudget budget) => TextSearch.Find(
        _readers,
        [.. _endings.Select(static e => e.ToString())],
        (states, ending) => IsWanted(states) && (!_readsVersions || HasVersion(states, ending)),
        IsLost,
        budget);

    /// <summary>
    /// A text of any version; null where there is none. Only that is searched for which one found so far does not meet,
    /// so that contradictions of a few show in a small search.
    /// </summary>
    public static string? FindOfAnyVersion(TextReaders readers, SystemTextCase wanted, SystemKindList? kinds, AnalysisBudget budget)
    {
        var (readsKind, matching, notMatching) = (false, new List<EquatableArray<Pattern>>(), default(EquatableArray<Pattern>));
        for (; ; )
        {
            var fewer = wanted.With([.. matching], notMatching);
            if (new OperatingSystemTexts(readers, fewer, readsKind ? kinds : null, readsVersions: false).Find(budget) is not { } text)
                return null;
            if (!readsKind && kinds?.Contains(OperatingSystemText.Of(text).Kind) == false)
                readsKind = true;
            else if (notMatching.Count == 0 && wanted.NotMatching.Any(p => p.IsMatch(text)))
                notMatching = wanted.NotMatching;
            else if (wanted.Matching.FirstOrDefault(patterns => !patterns.Any(p => p.IsMatch(text))) is { Count: > 0 } unmet)
                matching.Add(unmet);
            else
                return text;
        }
    }

    /// <summary>A text of one of the versions; null where there is none. Patterns that no text of any version matches are left out first.</summary>
    public static string? FindOfVersions(TextReaders readers, SystemTextCase wanted, SystemKindList? kinds, AnalysisBudget budget)
    {
        var possible = wanted.Matching.Select(patterns => new EquatableArray<Pattern>(
            patterns.Where(p => FindOfAnyVersion(readers, wanted.With([new(p)], wanted.NotMatching), kinds, budget) is not null)));
        return new OperatingSystemTexts(readers, wanted.With([.. possible], wanted.NotMatching), kinds, readsVersions: true).Find(budget);
    }

    private bool IsWanted(int[] states) => _kind?.IsWanted(states[0]) != false
        && _matching.TrueForAll(m => m.Reader.Matches(states[m.Place]))
        && _notMatching?.Reader.Matches(states[_notMatching.Value.Place]) != true;

    private bool HasVersion(int[] states, int? ending) => _versions.Count > 0
        ? _wanted.Holds(bound => ((VersionReader)_readers[_versions[bound]]).Compare(states[_versions[bound]]))
        : ending is not null || _wanted.Holds(static _ => null);

    /// <summary>Whether no text that begins so can be wanted.</summary>
    private bool IsLost(int[] states) => _kind?.IsLost(states[0]) == true
        || _matching.Exists(m => m.Reader.IsLost(states[m.Place]))
        || _notMatching?.Reader.IsSettled(states[_notMatching.Value.Place]) == true;

    /// <summary>
    /// Whether to a pattern every character of a version is as good as any that it does not name, and where it stands is
    /// no matter: then the version of a text says nothing of what the pattern says, and need not be read by characters.
    /// </summary>
    private static bool IsBlindToVersions(Pattern pattern) =>
        pattern.Text.All(static c => c is not ('?' or '.' or '(' or ')') && !char.IsDigit(c)) && !char.IsWhiteSpace(pattern.Text[pattern.Text.Length - 1]);

    private (T Reader, int Place) Add<T>(T reader)
        where T : ITextReader
    {
        _readers.Add(reader);
        return (reader, _readers.Count - 1);
    }
}
