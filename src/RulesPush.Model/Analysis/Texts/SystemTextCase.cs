namespace RulesPush.Model;

/// <summary>
/// What some demands on the text of an operating system come to where its version is one of some: which patterns it has to
/// match, and which not. Of a text whose version is none of a case's, the case says nothing.
/// </summary>
internal sealed class SystemTextCase
{
    private SystemTextCase(
        IReadOnlyList<OperatingSystemVersion> bounds,
        IReadOnlyList<OperatingSystemVersion?> versions,
        IReadOnlyList<EquatableArray<Pattern>> matching,
        EquatableArray<Pattern> notMatching)
    {
        (Bounds, Versions, Matching, NotMatching) = (bounds, versions, matching, notMatching);
    }

    /// <summary>What versions are compared with.</summary>
    public IReadOnlyList<OperatingSystemVersion> Bounds { get; }

    /// <summary>The versions, each for all that compare alike with the bounds; null for none, and for all that compare with none.</summary>
    public IReadOnlyList<OperatingSystemVersion?> Versions { get; }

    /// <summary>Of each, the text has to match one.</summary>
    public IReadOnlyList<EquatableArray<Pattern>> Matching { get; }

    /// <summary>Of these, the text must match none.</summary>
    public EquatableArray<Pattern> NotMatching { get; }

    /// <summary>The cases that demands leave: a text meets them where it meets one of these, and is of no kind where there is none.</summary>
    public static IEnumerable<SystemTextCase> Of(IReadOnlyList<(OperatingSystemTest Test, TruthSet Allowed)> demands, AnalysisBudget budget)
    {
        var bounds = demands.SelectMany(static d => new[] { d.Test.MinVersion, d.Test.MaxVersion }).OfType<OperatingSystemVersion>().Distinct().ToList();
        OperatingSystemVersion?[] versions = [.. bounds.Count == 0 ? [] : VersionClasses.Of(bounds), null];
        budget.Take(versions.Length);
        var cases = versions.Select(version => (Version: version, Matches: demands.Select(d => Matches(d, version)).ToList())).ToList();
        foreach (var alike in cases.GroupBy(static c => string.Join(",", c.Matches), static c => c))
        {
            var matches = alike.First().Matches;
            if (matches.Contains(TruthSet.None))
                continue;
            var notMatching = Patterns(TruthSet.False).SelectMany(static patterns => patterns).Distinct().ToList();
            // By what is written alone, some patterns can no more be matched.
            var matching = Patterns(TruthSet.True).Select(patterns => new EquatableArray<Pattern>(patterns.Where(p => !notMatching.Contains(p)))).Distinct().ToList();
            if (matching.TrueForAll(static patterns => patterns.Count > 0))
            {
                yield return new(
                    bounds,
                    [.. alike.Select(static c => c.Version)],
                    [.. matching.Where(patterns => !matching.Exists(fewer => fewer.Count < patterns.Count && fewer.All(patterns.Contains)))],
                    new(notMatching));
            }

            IEnumerable<EquatableArray<Pattern>> Patterns(TruthSet which) => demands.Where((_, i) => matches[i] == which).Select(static d => d.Test.Patterns);
        }
    }

    /// <summary>The same versions, with fewer patterns.</summary>
    public SystemTextCase With(IReadOnlyList<EquatableArray<Pattern>> matching, EquatableArray<Pattern> notMatching) => new(Bounds, Versions, matching, notMatching);

    /// <summary>Whether a version is one of these, as far as the bounds tell.</summary>
    public bool Holds(Func<OperatingSystemVersion, int?> compare) =>
        Bounds.Count == 0 || Versions.Any(version => Bounds.All(bound => version?.CompareTo(bound) == compare(bound)));

    /// <summary>Whether a text of a version may match the patterns of a test, and whether it may not.</summary>
    private static TruthSet Matches((OperatingSystemTest Test, TruthSet Allowed) demand, OperatingSystemVersion? version)
    {
        var (test, allowed) = demand;
        var min = test.MinVersion is not { } lower ? Truth.True : version?.CompareTo(lower) is { } toLower ? (toLower >= 0).ToTruth() : Truth.Unknown;
        var max = test.MaxVersion is not { } upper ? Truth.True : version?.CompareTo(upper) is { } toUpper ? (toUpper <= 0).ToTruth() : Truth.Unknown;
        var (mayMatch, mayNot) = (allowed.Holds(min.And(max)), allowed.Holds(Truth.False));
        // Without patterns every text matches.
        if (test.Patterns.Count == 0)
            return mayMatch ? TruthSet.Any : TruthSet.None;
        return mayMatch && mayNot ? TruthSet.Any : mayMatch ? TruthSet.True : mayNot ? TruthSet.False : TruthSet.None;
    }
}
