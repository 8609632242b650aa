namespace RulesPush.Model;

/// <summary>The texts of operating systems, as far as some tests tell them apart.</summary>
internal sealed class OperatingSystemTexts
{
    private readonly KindReader? _kind;
    private readonly List<ITextReader> _readers;
    private readonly Dictionary<OperatingSystemTest, int> _patterns = [];
    private readonly Dictionary<OperatingSystemVersion, int> _versions = [];
    private readonly IReadOnlyList<OperatingSystemTest> _tests;
    private readonly bool _versionsStandApart;
    private readonly IReadOnlyList<OperatingSystemVersion> _endings;

    /// <summary>The texts as these tests tell them apart, and by their kind where <paramref name="readsKind"/>.</summary>
    public OperatingSystemTexts(TextReaders readers, IReadOnlyList<OperatingSystemTest> tests, bool readsKind)
    {
        _tests = tests;
        _readers = [];
        _versionsStandApart = tests.SelectMany(static t => t.Patterns).All(IsBlindToVersions);
        if (readsKind)
            Add(_kind = readers.Kind);
        foreach (var test in tests)
        {
            if (test.Patterns.Count > 0 && !_patterns.ContainsKey(test))
                _patterns.Add(test, Add(readers.Of(test)));
            foreach (var bound in new[] { test.MinVersion, test.MaxVersion }.OfType<OperatingSystemVersion>())
            {
                if (!_versions.ContainsKey(bound))
                    _versions.Add(bound, _versionsStandApart ? -1 : Add(readers.Of(bound)));
            }
        }

        _endings = _versionsStandApart && _versions.Count > 0 ? VersionClasses.Of(_versions.Keys) : [];
    }

    /// <summary>Texts that look like real ones: such as the tests name, of each kind, with versions around the bounds.</summary>
    public IEnumerable<string> Likely
    {
        get
        {
            var names = _tests.SelectMany(static t => t.Patterns).Select(static p => p.Text.Replace('?', '1')).Distinct().ToList();
            string[] systems = ["Microsoft Windows NT Workstation", "Microsoft Windows NT Server", "Microsoft Windows NT Advanced Server", "Linux"];
            var versions = Versions.Distinct().ToList();
            foreach (var system in systems)
            {
                foreach (var version in versions)
                    yield return version.Length == 0 ? system : $"{system} {version}";
            }

            foreach (var name in names)
            {
                yield return name.Replace("*", "");
                foreach (var version in versions)
                {
                    yield return name.Replace("*", " " + version).Trim();
                    foreach (var system in systems)
                        yield return name.Replace("*", $" {system} {version}").Trim();
                }
            }
        }
    }

    private IEnumerable<string> Versions
    {
        get
        {
            foreach (var bound in _versions.Keys)
            {
                var numbers = bound.Numbers;
                yield return numbers.Count == 1 ? $"{bound}.0" : bound.ToString();
                var last = numbers[numbers.Count - 1];
                var before = string.Concat(numbers.Take(numbers.Count - 1).Select(static n => n + "."));
                if (last < int.MaxValue)
                    yield return $"{before}{last + 1}" + (numbers.Count == 1 ? ".0" : "");
                if (last > 0)
                    yield return $"{before}{last - 1}" + (numbers.Count == 1 ? ".0" : "");
            }

            yield return "10.0.22631";
            yield return "";
        }
    }

    /// <summary>The shortest text that is wanted; null where there is none. None that begins as a lost one does can be wanted.</summary>
    public string? Find(Func<Reading, bool> isWanted, Func<Reading, bool> isLost, AnalysisBudget budget) => TextSearch.Find(
        _readers,
        [.. _endings.Select(static e => e.ToString())],
        (states, ending) => isWanted(new Reading(this, states, ending is { } place ? _endings[place] : null)),
        states => isLost(new Reading(this, states, null)),
        budget);

    /// <summary>
    /// Whether to a pattern every character of a version is as good as any that it does not name, and where it stands is
    /// no matter: then the version of a text says nothing of what the pattern says, and need not be read by characters.
    /// </summary>
    private static bool IsBlindToVersions(Pattern pattern) =>
        pattern.Text.All(static c => c is not ('?' or '.' or '(' or ')') && !char.IsDigit(c)) && !char.IsWhiteSpace(pattern.Text[pattern.Text.Length - 1]);

    private int Add(ITextReader reader)
    {
        _readers.Add(reader);
        return _readers.Count - 1;
    }

    /// <summary>What the readers say of a text.</summary>
    internal readonly struct Reading(OperatingSystemTexts texts, int[] states, OperatingSystemVersion? version)
    {
        /// <summary>The kind, where it is read.</summary>
        public SystemKind Kind => texts._kind!.KindOf(states[0]);

        /// <summary>Whether, however the text goes on, the test will never be true.</summary>
        public bool IsLost(OperatingSystemTest test) =>
            texts._patterns.TryGetValue(test, out var reader) && ((PatternReader)texts._readers[reader]).IsLost(states[reader]);

        /// <summary>Whether, however the text goes on, the test will be true.</summary>
        public bool IsSettled(OperatingSystemTest test) => test.MinVersion is null && test.MaxVersion is null
            && texts._patterns.TryGetValue(test, out var reader) && ((PatternReader)texts._readers[reader]).IsSettled(states[reader]);

        public Truth Evaluate(OperatingSystemTest test)
        {
            var matches = test.Patterns.Count == 0 ? Truth.True
                : ((PatternReader)texts._readers[texts._patterns[test]]).Matches(states[texts._patterns[test]]).ToTruth();
            var min = test.MinVersion is not { } lower ? Truth.True : Compare(lower) is { } toLower ? (toLower >= 0).ToTruth() : Truth.Unknown;
            var max = test.MaxVersion is not { } upper ? Truth.True : Compare(upper) is { } toUpper ? (toUpper <= 0).ToTruth() : Truth.Unknown;
            return matches.And(min).And(max);
        }

        private int? Compare(OperatingSystemVersion bound) => texts._versionsStandApart
            ? version?.CompareTo(bound)
            : ((VersionReader)texts._readers[texts._versions[bound]]).Compare(states[texts._versions[bound]]);
    }
}
