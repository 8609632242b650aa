using CsCheck;
using RulesPush.Model;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>Rule packs of a few sites and criteria, over every condition that attributes can say.</summary>
internal static class RandomRules
{
    public static PropertyDefinition[] Properties { get; } =
    [
        new("Agent", PropertyType.Text), new("Bench", PropertyType.Int32), new("Count", PropertyType.Int64),
        new("Load", PropertyType.Double), new("Loaned", PropertyType.Boolean), new("Seen", PropertyType.Time), new("Tool", PropertyType.Version),
    ];

    /// <summary>The methods of every random criteria class, by name.</summary>
    public static IReadOnlyDictionary<string, string> Methods { get; } = new Dictionary<string, string>
    {
        ["HasName"] = "private static bool HasName(Resource resource) => resource.Name is not null;",
        ["IsEven"] = "private static bool? IsEven(Resource resource) => resource.Name is { } name ? name.Length % 2 == 0 : null;",
        // Throws where no condition before it has made sure of a name.
        ["IsLong"] = "private static bool IsLong(Resource resource) => resource.Name!.Length > 4;",
        ["now"] = "private static bool now(Resource resource) => true;",
    };

    private static readonly Gen<ConditionTest> _test = Gen.OneOf(
        Pick.Of(Enum.GetValues<SystemKind>()).Array[1, 3].Select(ConditionTest (kinds) => new SystemKindTest(kinds)),
        Gen.Select(Pick.Of(Enum.GetValues<TextSubject>()), RandomValues.Pattern.Array[1, 3]).Select(ConditionTest (subject, patterns) => new TextTest(subject, patterns)),
        Gen.Select(Pick.Of(Enum.GetValues<TextSubject>()), RandomValues.Pattern.Array[1, 3]).Select(ConditionTest (subject, patterns) => new TextTest(subject, patterns)),
        Gen.Select(RandomValues.Pattern.Array[0, 2], Optional(RandomValues.Version), Optional(RandomValues.Version))
            .Where(static (patterns, min, max) => patterns.Length > 0 || min is not null || max is not null)
            .Select(ConditionTest (patterns, min, max) => new OperatingSystemTest(patterns, min, max)),
        Gen.OneOf(RandomValues.V4Network, RandomValues.V6Network).Array[1, 3]
            .Select(ConditionTest (networks) => new IpSubnetTest(new EquatableArray<IpNetwork>(networks))),
        Gen.Int[1, 40].Select(ConditionTest (days) => new LastSeenWithinTest(days)),
        PropertyTest());

    private static readonly Gen<Condition> _condition = Gen.Select(_test, Gen.Bool, Optional(RandomValues.Text), RandomValues.Day, Gen.Bool)
        .Select(static (test, isExclude, because, day, hasDay) => new Condition
        {
            Test = test,
            IsExclude = isExclude,
            Because = because,
            Until = isExclude && hasDay ? day : null,
        });

    private static readonly Gen<EquatableArray<Condition>> _conditions = Conditions(0, 4);

    private static readonly Gen<BoundaryDefinition> _boundary = Gen.Frequency(
        (4, RandomValues.V4Network.Select(BoundaryDefinition (n) => new NetworkBoundary(n))),
        (2, RandomValues.V6Network.Select(BoundaryDefinition (n) => new NetworkBoundary(n))),
        (3, RandomValues.Range.Select(BoundaryDefinition (r) => new RangeBoundary(r))),
        (1, RandomValues.V4.Select(BoundaryDefinition (a) => new SubnetIdBoundary(a))),
        (2, RandomValues.Text.Where(AdSiteBoundary.IsValidName).Select(BoundaryDefinition (t) => new AdSiteBoundary(t))));

    private static readonly Gen<PushExclusion> _exclusion = Gen.Select(RandomValues.Pattern.Array[1, 2], RandomValues.Day, Gen.Bool)
        .Select(static (names, day, hasDay) => new PushExclusion { Names = Pattern.ParseAll(names), Until = hasDay ? day : null });

    private static readonly Gen<ClientPushSettings> _settings = Gen.Select(
        Gen.OneOf(Pick.Of(TimeSpan.FromHours(1), TimeSpan.FromDays(30)), Gen.Int[1, 30 * 24 * 3600].Select(static s => TimeSpan.FromSeconds(s))),
        Pick.Of(168, 0, 1, int.MaxValue),
        Gen.OneOf(Pick.Of(10), Gen.Int[1, 1_000]),
        RandomValues.Line.Where(static a => !string.IsNullOrWhiteSpace(a)).Array[0, 3],
        Optional(RandomValues.Line),
        static (interval, limit, parallelism, accounts, properties) => new ClientPushSettings
        {
            RetryInterval = interval,
            RetryLimit = limit,
            Parallelism = parallelism,
            Accounts = new EquatableArray<string>(accounts.Distinct(StringComparer.OrdinalIgnoreCase)),
            InstallationProperties = properties,
        });

    private static readonly Gen<(EquatableArray<Condition> Conditions, EquatableArray<ExampleDefinition> Examples)> _criteria =
        Gen.Select(_conditions, RandomExamples.Some);

    public static Gen<RulePackDefinition> Pack { get; } = Gen.Select(_criteria.Array[1, 5], Gen.Int[1, 5])
        .SelectMany((criteria, sites) => Gen.Select(Gen.Const(criteria), Site(criteria.Length).Array[sites]))
        .Select(static (criteria, sites) => new RulePackDefinition
        {
            Name = "Rules",
            // The lower code must not always be the earlier class.
            Sites = new EquatableArray<SiteDefinition>(sites.Select((site, i) => site with { RuleName = $"Rules.Site{i}", Code = $"S{(char)('0' + ((i * 3) % 5))}X" })),
            Criteria = new EquatableArray<CriteriaDefinition>(criteria.Select(static (c, i) =>
                new CriteriaDefinition { RuleName = $"Rules.Criteria{i}", Conditions = c.Conditions, Examples = c.Examples })),
            Properties = new EquatableArray<PropertyDefinition>(Properties),
        });

    /// <summary>The conditions of one criteria class; methods come last.</summary>
    public static Gen<EquatableArray<Condition>> Conditions(int atLeast, int atMost) => Gen.Select(_condition.Array[atLeast, atMost], Gen.Int[0, 9])
        .Select(static (conditions, methods) => new EquatableArray<Condition>(conditions.Concat(
            Methods.Keys.Where((_, index) => methods == index || methods == 4).Select(static m => new Condition { Test = new MethodTest(m) }))));

    private static Gen<SiteDefinition> Site(int criteria) => Gen.Select(
        _boundary.Array[0, 6], _boundary.Array[0, 2], _exclusion.Array[0, 2], Gen.Int[0, 6], Gen.Bool, Gen.Shuffle(Enumerable.Range(0, criteria).ToArray()),
        Gen.Frequency((1, Gen.Const(ClientPushSettings.Default)), (2, _settings)), RandomExamples.Some)
        .Select((boundaries, roaming, exclusions, named, letsDomainControllersIn, order, settings, examples) => new SiteDefinition
        {
            RuleName = "",
            Code = "",
            IsSecondary = false,
            Boundaries = new EquatableArray<BoundaryDefinition>(boundaries),
            RoamingBoundaries = new EquatableArray<BoundaryDefinition>(roaming),
            Exclusions = new EquatableArray<PushExclusion>(exclusions),
            PushSettings = settings,
            Examples = examples,
            ClientPush = named == 6 ? null : new ClientPushDefinition
            {
                Criteria = new EquatableArray<string>(order.Take(named).Select(static i => $"Rules.Criteria{i}")),
                DomainControllers = letsDomainControllersIn,
            },
        });

    private static Gen<ConditionTest> PropertyTest()
    {
        var orders = Pick.Of(PropertyComparison.EqualTo, PropertyComparison.AtLeast, PropertyComparison.AtMost);
        return Gen.OneOf(
            Compare(0, Gen.Const(PropertyComparison.EqualTo), RandomValues.Text.Select(object (t) => t)),
            Compare(0, Gen.Const(PropertyComparison.Like), RandomValues.Pattern.Select(object (t) => t)),
            Compare(1, orders, Pick.Of<object>(1, 2, -3, int.MinValue)),
            Compare(2, orders, Pick.Of<object>(1L, long.MinValue, 5_000_000_000L)),
            Compare(3, orders, Pick.Of<object>(1.5, 0.0, -0.25, double.MaxValue, double.Epsilon)),
            Compare(4, Gen.Const(PropertyComparison.EqualTo), Pick.Of<object>(true, false)),
            Compare(5, orders, Gen.Int[-30, 3].Select(object (d) => new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero).AddDays(d).AddTicks(d & 1))),
            Compare(6, orders, Pick.Of<object>(new Version(1, 2), new Version(1, 2, 3), new Version(1, 2, 0, 0))));
    }

    private static Gen<ConditionTest> Compare(int property, Gen<PropertyComparison> comparison, Gen<object> value) =>
        Gen.Select(comparison, value.Array[1, 3]).Select(ConditionTest (c, values) =>
            new PropertyTest(Properties[property], c, c == PropertyComparison.EqualTo ? values : [values[0]]));

    private static Gen<string?> Optional(Gen<string> text) => Pick.OrNull(text, seen: 1, unseen: 2);
}
