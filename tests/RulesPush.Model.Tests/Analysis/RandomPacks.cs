using CsCheck;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>Small packs in which unions, nesting, unknowns and overlaps of patterns are frequent: few values of each kind, and few kinds in a pack.</summary>
internal static class RandomPacks
{
    private static readonly PropertyDefinition _count = new("Count", PropertyType.Int32);
    private static readonly PropertyDefinition _load = new("Load", PropertyType.Double);
    private static readonly PropertyDefinition _loaned = new("Loaned", PropertyType.Boolean);
    private static readonly PropertyDefinition _tool = new("Tool", PropertyType.Version);
    private static readonly PropertyDefinition _owner = new("Owner", PropertyType.Text);

    private static readonly Gen<string> _pattern = Gen.OneOf('a', 'b', 'A', '*', '*', '?').Array[1, 4].Select(static c => new string(c));

    private static readonly Gen<string> _systemPattern = Gen.OneOf(
        "*server*", "*NT Advanced Server*", "*workstation*", "Windows*", "*1", "*10.0.?", "*NT*", "*", "Linux*", "*(5)", "* ");

    private static readonly Gen<string?> _version = Gen.OneOf<string?>(null, "10", "10.0", "10.0.5", "9.9", "10.0.0", "2147483647");

    /// <summary>The kinds of tests, one generator for each.</summary>
    private static readonly Gen<ConditionTest>[] _tests =
    [
        Gen.OneOf(
            Gen.OneOf(Enum.GetValues<SystemKind>()).Array[1, 3].Select(ConditionTest (kinds) => new SystemKindTest(kinds)),
            Gen.Select(_systemPattern.Array[0, 2], _version, _version)
                .Where(static (patterns, min, max) => patterns.Length > 0 || min is not null || max is not null)
                .Select(ConditionTest (patterns, min, max) => new OperatingSystemTest(patterns, min, max)),
            Gen.OneOf("Domain Controller", "Domain*", "a*", "*b", "*").Array[1, 2].Select(ConditionTest (p) => new TextTest(TextSubject.Role, p))),
        _pattern.Array[1, 3].Select(ConditionTest (p) => new TextTest(TextSubject.Name, p)),
        _pattern.Array[1, 3].Select(ConditionTest (p) => new TextTest(TextSubject.Group, p)),
        Gen.OneOf(
            Gen.OneOf("10.0.0.0/29", "10.0.0.0/30", "10.0.0.4/30", "10.0.0.0/31", "10.0.0.2/31", "10.0.0.5/32", "2001:db8::/126", "2001:db8::/127", "::/0", "0.0.0.0/0")
                .Array[1, 3].Select(ConditionTest (n) => new IpSubnetTest(n)),
            Gen.OneOf("a", "b", "a*", "*", "?").Array[1, 2].Select(ConditionTest (p) => new TextTest(TextSubject.AdSite, p))),
        Gen.OneOf(1, 7, 30).Select(ConditionTest (days) => new LastSeenWithinTest(days)),
        Compare(_count, Gen.Int[0, 4].Select(object (n) => n)),
        Compare(_load, Gen.OneOf<object>(0.0, -0.0, 1.5, double.Epsilon)),
        Compare(_tool, Gen.OneOf<object>(new Version(1, 2), new Version(1, 2, 0), new Version(1, 2, 0, 0), new Version(1, 3))),
        Gen.Bool.Select(ConditionTest (b) => new PropertyTest(_loaned, PropertyComparison.EqualTo, b)),
        Gen.OneOf(
            _pattern.Select(ConditionTest (p) => new PropertyTest(_owner, PropertyComparison.Like, p)),
            Gen.OneOf<object>("a", "ab", "A*", "?").Array[1, 3].Select(ConditionTest (v) => new PropertyTest(_owner, PropertyComparison.EqualTo, v))),
    ];

    private static readonly Gen<BoundaryDefinition> _boundary = Gen.Frequency(
        (4, Gen.OneOf("10.0.0.0/29", "10.0.0.0/30", "10.0.0.4/30", "10.0.0.2/31", "10.0.0.5/32", "2001:db8::/126").Select(BoundaryDefinition (n) => new NetworkBoundary(n))),
        (2, Gen.OneOf("a", "b", "ab").Select(BoundaryDefinition (n) => new AdSiteBoundary(n))),
        (1, Gen.OneOf("10.0.0.0", "10.9.0.0").Select(BoundaryDefinition (n) => new SubnetIdBoundary(n))));

    private static readonly Gen<PushExclusion> _exclusion = Gen.Select(_pattern.Array[1, 3], Gen.Int[0, 5]).Select(static (names, kind) => kind switch
    {
        0 => new PushExclusion { Names = Pattern.ParseAll("*"), Until = new UtcDay(2026, 1, 1) },
        1 => new PushExclusion { Names = Pattern.ParseAll(names), Until = new UtcDay(2026, 11, 22) },
        2 => new PushExclusion { Names = Pattern.ParseAll(names), Until = new UtcDay(2026, 12, 24) },
        _ => new PushExclusion { Names = Pattern.ParseAll(names) },
    });

    private static readonly Gen<EquatableArray<PushExclusion>> _exclusions = Gen.Frequency(
        (3, Gen.Const(default(EquatableArray<PushExclusion>))),
        (2, _exclusion.Array[1, 4].Select(static entries => new EquatableArray<PushExclusion>(entries))));

    private static readonly Gen<SiteDefinition> _site = Gen.Select(_boundary.Array[0, 3], _exclusions, Gen.Int[0, 5], Gen.Bool)
        .Select(static (boundaries, exclusions, push, controllers) => new SiteDefinition
        {
            RuleName = "",
            Code = "",
            IsSecondary = false,
            Boundaries = new(boundaries),
            Exclusions = exclusions,
            ClientPush = push == 0 ? null : new ClientPushDefinition { DomainControllers = controllers, Criteria = push == 1 ? default : new EquatableArray<string>("all") },
        });

    /// <summary>Classes over at most three kinds of tests.</summary>
    private static readonly Gen<CriteriaDefinition[]> _classes = Gen.Shuffle(Enumerable.Range(0, _tests.Length).ToArray())
        .SelectMany(static kinds => Class(Gen.OneOf(kinds.Take(3).Select(static kind => _tests[kind]).ToArray())).Array[1, 4]);

    /// <summary>Classes that are rectangles, as in filters of packets: of those several often hold another together.</summary>
    private static readonly Gen<CriteriaDefinition[]> _rectangles = Gen.Select(Range(_count, static n => n), Range(_load, static n => n / 2.0))
        .Select(static (one, other) => new CriteriaDefinition { RuleName = "", Conditions = new([.. one, .. other]) }).Array[2, 6];

    /// <summary>Packs of a few classes, and one or two sites that push by all of them, or to every machine.</summary>
    public static Gen<RulePackDefinition> Pack { get; } = Gen.Select(Gen.Frequency((3, _classes), (2, _rectangles)), _site.Array[1, 2])
        .Select(static (classes, sites) => new RulePackDefinition
        {
            Name = "Rules",
            Criteria = new(classes.Select(static (c, i) => c with { RuleName = $"Class{i}" })),
            Sites = new(sites.Select((s, i) => s with
            {
                RuleName = $"Site{i}",
                Code = $"S{1 - i}A",
                ClientPush = s.ClientPush is { } push ? push with { Criteria = new(Enumerable.Range(0, push.Criteria.Count == 0 ? 0 : classes.Length).Select(static c => $"Class{c}")) } : null,
            })),
            Properties = new(_count, _load, _loaned, _tool, _owner),
        });

    private static Gen<Condition[]> Range(PropertyDefinition property, Func<int, object> value) => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4]).Select((a, b) => new[]
    {
        new Condition { Test = new PropertyTest(property, PropertyComparison.AtLeast, value(Math.Min(a, b))) },
        new Condition { Test = new PropertyTest(property, PropertyComparison.AtMost, value(Math.Max(a, b))) },
    });

    private static Gen<CriteriaDefinition> Class(Gen<ConditionTest> test) =>
        Gen.Select(test, Gen.Int[0, 9]).Select(static (t, kind) => new Condition
        {
            Test = t,
            IsExclude = kind < 4,
            Until = kind switch { 0 => new UtcDay(2026, 11, 21), 1 => new UtcDay(2026, 11, 22), 2 => new UtcDay(2027, 1, 7), _ => null },
        }).Array[0, 4].Select(static conditions => new CriteriaDefinition { RuleName = "", Conditions = new(conditions) });

    private static Gen<ConditionTest> Compare(PropertyDefinition property, Gen<object> value) =>
        Gen.Select(Gen.OneOf(PropertyComparison.EqualTo, PropertyComparison.AtLeast, PropertyComparison.AtMost), value.Array[1, 3])
            .Select(ConditionTest (comparison, values) => new PropertyTest(property, comparison, comparison == PropertyComparison.EqualTo ? values : [values[0]]));
}
