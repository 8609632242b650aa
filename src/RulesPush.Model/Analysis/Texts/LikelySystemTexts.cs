namespace RulesPush.Model;

/// <summary>Texts of operating systems that look like real ones, and so are tried before all texts are searched.</summary>
internal sealed class LikelySystemTexts
{
    private const int MostCombinations = 8, FirstVersions = 2;

    private static readonly string[] _usual =
        ["Microsoft Windows NT Workstation", "Microsoft Windows NT Server", "Microsoft Windows NT Advanced Server", "Linux"];

    private static readonly string[] _short = ["Workstation", "Windows", "Server", "NT Advanced Server"];

    private readonly SystemTextCase _wanted;
    private readonly List<string> _systems;
    private readonly List<string> _versions;

    /// <summary>Texts that a case may want, of some kinds; of all where these are null.</summary>
    public LikelySystemTexts(SystemTextCase wanted, SystemKindList? kinds)
    {
        _wanted = wanted;
        _systems = [.. _usual.Concat(_short).Where(system => kinds?.Contains(OperatingSystemText.Of(system).Kind) != false)];
        _versions = [.. Versions(wanted).Distinct()];
    }

    /// <summary>A system and a version, as most machines report them.</summary>
    public IEnumerable<string> Usual => _systems.Where(_usual.Contains).SelectMany(system => _versions.Select(version => Joined(system, version)));

    /// <summary>Texts with what the patterns spell out, in which a system and one of the first versions stand for the asterisks.</summary>
    public IEnumerable<string> Spelled => SpelledWith(_versions.Take(FirstVersions));

    /// <summary>The same with the other versions, and a text that was found with all of them.</summary>
    public IEnumerable<string> Others(string found) =>
        _versions.Select(version => Joined(found, version)).Prepend(found).Concat(SpelledWith(_versions.Skip(FirstVersions)));

    private IEnumerable<string> SpelledWith(IEnumerable<string> versions) =>
        from patterns in Choices(_wanted.Matching).Take(MostCombinations)
        from version in versions
        from system in _systems.Prepend("")
        from text in Filled(patterns, system, version)
        select text;

    private static IEnumerable<string> Filled(List<Pattern> patterns, string system, string version)
    {
        var names = patterns.ConvertAll(static p => p.Text.Replace('?', '1'));
        // What has to stand at the beginning comes first, and what has to stand at the end last.
        var first = Words(names.Where(static n => n[0] != '*'));
        var last = Words(names.Where(static n => n[0] == '*' && n[n.Length - 1] != '*'));
        var between = Words(names.Where(static n => n[0] == '*' && n[n.Length - 1] == '*'));
        // A build number in brackets is the end of the version before it.
        yield return Joined(first, system, between, version, last);
        yield return Joined(first, between, system, version, last);
        yield return Joined($"{Joined(first, between, system)}-{version}", last);
        if (names.Count == 1)
            yield return names[0].Replace("*", $" {Joined(system, version)} ").Trim();
    }

    private static string Words(IEnumerable<string> names) => Joined([.. names.Select(static n => n.Trim('*').Replace("*", " ").Trim())]);

    /// <summary>The versions of a case, those nearest to a bound first, a current one, and those without their last number.</summary>
    private static IEnumerable<string> Versions(SystemTextCase wanted)
    {
        foreach (var version in wanted.Versions.OfType<OperatingSystemVersion>())
            yield return version.ToString();
        var usual = OperatingSystemVersion.Parse("10.0.22631");
        if (wanted.Holds(bound => usual.CompareTo(bound)))
            yield return usual.ToString();
        if (wanted.Versions.Contains(null))
            yield return "";
        foreach (var version in wanted.Versions.OfType<OperatingSystemVersion>().Where(static v => v.Numbers.Count > 2))
            yield return string.Join(".", version.Numbers.Take(version.Numbers.Count - 1));
    }

    private static string Joined(params string[] words) => string.Join(" ", words.Where(static w => w.Length > 0));

    /// <summary>Every way to choose a pattern of each set.</summary>
    private static IEnumerable<List<Pattern>> Choices(IReadOnlyList<EquatableArray<Pattern>> of) =>
        of.Aggregate((IEnumerable<List<Pattern>>)[[]], static (chosen, next) => chosen.SelectMany(c => next.Select(p => (List<Pattern>)[.. c, p])));
}
