using CsCheck;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>What the analysis says of criteria classes, example by example.</summary>
public sealed class CriteriaFindings
{
    private static readonly UtcDay _today = new(2026, 11, 22);

    private static readonly PropertyDefinition _costCenter = new("CostCenter", PropertyType.Int32);

    [Fact]
    public void A_class_of_sane_conditions_has_none() => Assert.Empty(Find(
        Require(new SystemKindTest(SystemKind.Workstation)),
        Require(new OperatingSystemTest(["Microsoft Windows NT Workstation*"], "10.0.19045", null)),
        Exclude(new TextTest(TextSubject.Name, "*-LAB*"))));

    [Fact]
    public void A_condition_of_thousands_of_names_is_proved_and_one_that_repeats_another_is_found()
    {
        string[] names = [.. Enumerable.Range(0, 3_000).Select(static i => $"PC-{i:0000}")];
        Assert.Empty(Find(Require(new TextTest(TextSubject.Name, names))));
        var repeated = Find(Require(new TextTest(TextSubject.Name, [.. names.Take(300), "pc-0007"])));
        Assert.Equal([FindingKind.ValueChangesNothing, FindingKind.ValueChangesNothing], repeated.Select(static f => f.Kind));
    }

    [Fact]
    public void A_proof_that_takes_too_long_hides_nothing_of_what_other_conditions_read()
    {
        Condition[] endless =
        [
            Require(new TextTest(TextSubject.Domain, "*1????????????????")),
            Exclude(new TextTest(TextSubject.Domain, "*2????????????????", "*3????????????????")),
        ];
        Condition[] names = [Require(new TextTest(TextSubject.Name, "AKR-*", "AKR-PC-*")), Exclude(new TextTest(TextSubject.Name, "BOS-*"))];
        FindingKind[] expected = [FindingKind.ValueChangesNothing, FindingKind.ExcludeRemovesNothing, FindingKind.NotProved];
        Assert.Equal(expected, Find([.. names, .. endless]).Select(static f => f.Kind));
        Assert.Equal(expected, Find([.. endless, .. names]).Select(static f => f.Kind));
        Assert.Equal(FindingKind.NothingMatches, Find([.. endless, names[0], Require(new TextTest(TextSubject.Name, "BOS-*"))])[0].Kind);
    }

    [Fact]
    public void What_names_the_domain_controllers_of_a_site_is_not_told_to_go()
    {
        var system = Require(new OperatingSystemTest(["Microsoft Windows NT*Server*"], "10.0", null));
        var kind = Require(new SystemKindTest(SystemKind.Server, SystemKind.DomainController));
        IEnumerable<FindingKind> Of(bool letsIn, params Condition[] conditions)
        {
            var site = new SiteDefinition
            {
                RuleName = "Site",
                Code = "S1A",
                IsSecondary = false,
                Boundaries = new(new NetworkBoundary("10.1.0.0/16")),
                ClientPush = new ClientPushDefinition { Criteria = new("Class"), DomainControllers = letsIn },
            };
            var pack = new RulePackDefinition { Name = "Rules", Criteria = new(new CriteriaDefinition { RuleName = "Class", Conditions = new(conditions) }), Sites = new(site) };
            return RuleAnalysis.Find(pack, _today, new AnalysisBudget()).Select(static f => f.Kind);
        }

        Assert.Empty(Of(letsIn: true, system, kind));
        Assert.Equal([FindingKind.ConditionChangesNothing], Of(letsIn: false, system, kind));
        Assert.Equal([FindingKind.DomainControllersLetIn], Of(letsIn: true, system));
    }

    [Fact]
    public void A_name_cannot_begin_in_two_ways()
    {
        var finding = Assert.Single(Find(
            Require(new SystemKindTest(SystemKind.Server)),
            Require(new TextTest(TextSubject.Name, "AKR-*")),
            Exclude(new TextTest(TextSubject.Group, "*")),
            Require(new TextTest(TextSubject.Name, "BOS-*", "NYC-*"))));
        Assert.Equal((FindingKind.NothingMatches, new RulePart(RuleSection.Condition, 3)), (finding.Kind, finding.Part));
        Assert.Equal(
            "No machine can match Class: Require.Name(\"AKR-*\") and Require.Name(\"BOS-*\", \"NYC-*\") contradict each other. "
            + "Example: Name = AKR-, SystemGroupName = [], OperatingSystemNameAndVersion = Microsoft Windows NT Server 10.0.22631",
            finding.Message);
    }

    [Fact]
    public void A_kind_contradicts_the_text_that_it_derives_from()
    {
        var finding = Assert.Single(Find(
            Require(new OperatingSystemTest(["*Advanced Server*"], null, null)),
            Exclude(new SystemKindTest(SystemKind.DomainController, SystemKind.Server))));
        // "XAdvanced Server" is one, if not an "NT Advanced Server".
        Assert.Equal(FindingKind.NothingMatches, finding.Kind);
    }

    [Fact]
    public void Linux_is_no_server_by_its_text() => Assert.Equal(
        FindingKind.ExcludeRemovesNothing,
        Assert.Single(Find(Require(new OperatingSystemTest(["Linux 6.?"], null, null)), Exclude(new SystemKindTest(SystemKind.Server, SystemKind.Workstation)))).Kind);

    [Theory]
    [InlineData("10.0.3", "10.0.2", FindingKind.NothingMatches)]
    [InlineData("10.0.3", "10.0", null)]
    [InlineData("10.0", "10.0.3", null)]
    [InlineData("10.1", "10.0.3", FindingKind.NothingMatches)]
    public void Bounds_of_versions_leave_room_or_not(string min, string max, FindingKind? expected) => Assert.Equal(
        expected,
        Find(Require(new OperatingSystemTest([], min, null)), Require(new OperatingSystemTest([], null, max))).Select(static f => (FindingKind?)f.Kind).SingleOrDefault());

    [Fact]
    public void A_pattern_may_leave_no_room_for_a_version() => Assert.Equal(
        FindingKind.NothingMatches,
        Assert.Single(Find(Require(new OperatingSystemTest(["Windows 10.0.1?"], "10.0.20", null)))).Kind);

    [Fact]
    public void A_value_within_another_changes_nothing()
    {
        var findings = Find(Require(new TextTest(TextSubject.Name, "AKR-*", "AKR-PC-*", "BOS-*")));
        var finding = Assert.Single(findings);
        Assert.Equal((FindingKind.ValueChangesNothing, new RulePart(RuleSection.Condition, 0, 1)), (finding.Kind, finding.Part));
        Assert.StartsWith("\"AKR-PC-*\" changes nothing in Require.Name(", finding.Message, StringComparison.Ordinal);
    }

    public static TheoryData<ConditionTest> Repeated { get; } =
    [
        new SystemKindTest(SystemKind.Server, SystemKind.Workstation, SystemKind.Server),
        .. Enum.GetValues<TextSubject>().Select(static subject => new TextTest(subject, "A*", "B", "a*")),
        new OperatingSystemTest(["A*", "B*", "A*"], "10.0", null),
        new IpSubnetTest("10.0.0.0/8", "2001:db8::/32", "10.0.0.0/8"),
        new PropertyTest(_costCenter, PropertyComparison.EqualTo, 1, 2, 1),
    ];

    [Theory]
    [MemberData(nameof(Repeated), DisableDiscoveryEnumeration = true)]
    public void A_repeated_value_changes_nothing(ConditionTest test) => Assert.Equal(
        [(FindingKind.ValueChangesNothing, new RulePart(RuleSection.Condition, 0, 0)), (FindingKind.ValueChangesNothing, new RulePart(RuleSection.Condition, 0, 2))],
        Find(Require(test)).Select(static f => (f.Kind, f.Part)));

    [Fact]
    public void A_value_that_others_hold_together_changes_nothing() => Assert.Equal(
        [new RulePart(RuleSection.Condition, 0, 2)],
        Find(Require(new IpSubnetTest("10.1.0.0/25", "10.1.0.128/25", "10.1.0.64/26"))).Select(static f => f.Part));

    [Theory]
    [InlineData("6.1", "6.3", VersionBound.MaxVersion, "MaxVersion = \"6.3\"", "Exclude.OperatingSystem(MinVersion = \"6.4\")")]
    [InlineData("6.1", "6.3", VersionBound.MaxVersion, "MaxVersion = \"6.3\"", "Exclude.OperatingSystem(MinVersion = \"6.4\")", "*Workstation*")]
    [InlineData("6.1", "6.3", VersionBound.MaxVersion, "MaxVersion = \"6.3\"", "Exclude.OperatingSystem(MinVersion = \"6.4\")", "*Workstation*", "*NT Server*")]
    [InlineData("5.0", null, VersionBound.MinVersion, "MinVersion = \"5.0\"", "\"Windows 6.2\" or \"Windows 6.3\"", "Windows 6.2", "Windows 6.3")]
    [InlineData("5.0", null, VersionBound.MinVersion, "MinVersion = \"5.0\"", "\"Windows 6.3\"", "Windows 6.3")]
    [InlineData("6.2", null, null, "\"*.?*\"", "MinVersion = \"6.2\"", "*.?*")]
    public void A_bound_or_the_only_pattern_is_named_with_what_makes_it_useless(
        string? min, string? max, VersionBound? bound, string value, string because, params string[] patterns)
    {
        var finding = Find(Require(new OperatingSystemTest(patterns, min, max)), Exclude(new OperatingSystemTest([], "6.4", null)))
            .First(f => f.Kind == FindingKind.ValueChangesNothing);
        Assert.Equal(new RulePart(RuleSection.Condition, 0, bound is null ? 0 : null, bound), finding.Part);
        Assert.StartsWith($"{value} changes nothing", finding.Message, StringComparison.Ordinal);
        Assert.Contains($"without it, because of {because}. ", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>A value, the next one, and the one behind that.</summary>
    public static TheoryData<PropertyType, object, object, object> Neighbours { get; } = new()
    {
        { PropertyType.Int32, 3, 4, 5 },
        { PropertyType.Int64, 3L, 4L, 5L },
        { PropertyType.Double, -0.0, double.Epsilon, 2 * double.Epsilon },
        { PropertyType.Double, -2 * double.Epsilon, -double.Epsilon, 0.0 },
        { PropertyType.Time, new DateTimeOffset(3, TimeSpan.Zero), new DateTimeOffset(4, TimeSpan.Zero), new DateTimeOffset(5, TimeSpan.Zero) },
        { PropertyType.Version, new Version(1, 2), new Version(1, 2, 0), new Version(1, 2, 0, 0) },
        { PropertyType.Version, new Version(1, 2, 0, int.MaxValue), new Version(1, 2, 1), new Version(1, 2, 1, 0) },
    };

    /// <summary>No rule names the one between, and still a machine may report it.</summary>
    [Theory]
    [MemberData(nameof(Neighbours), DisableDiscoveryEnumeration = true)]
    public void Between_two_values_there_is_a_machine_where_there_is_a_value(PropertyType type, object value, object next, object behind)
    {
        var property = new PropertyDefinition("Measured", type);
        Assert.Empty(Find(AtMost(value), AtLeast(behind)));
        Assert.Equal(FindingKind.NothingMatches, Assert.Single(Find(AtMost(value), AtLeast(next))).Kind);

        Condition AtMost(object bound) => Exclude(new PropertyTest(property, PropertyComparison.AtMost, bound));
        Condition AtLeast(object bound) => Exclude(new PropertyTest(property, PropertyComparison.AtLeast, bound));
    }

    [Fact]
    public void Every_value_that_changes_nothing_is_named_with_what_makes_it_useless() => RandomPacks.Pack.Sample(
        static pack =>
        {
            // That everything meets a value is reason enough.
            foreach (var finding in RuleAnalysis.Find(pack, _today, new AnalysisBudget()).Where(static f => f.Kind == FindingKind.ValueChangesNothing && f.Arguments[0] is not ("\"*\"" or "MaxVersion = \"2147483647\"")))
                Assert.StartsWith(", because of ", finding.Arguments[3], StringComparison.Ordinal);
        },
        iter: 500,
        threads: 2);

    [Fact]
    public void A_bound_that_another_condition_implies_changes_nothing()
    {
        var findings = Find(
            Require(new PropertyTest(_costCenter, PropertyComparison.AtLeast, 10)), Require(new PropertyTest(_costCenter, PropertyComparison.EqualTo, 11, 12)));
        Assert.Equal((FindingKind.ConditionChangesNothing, new RulePart(RuleSection.Condition, 0)), (Assert.Single(findings).Kind, findings[0].Part));
    }

    [Fact]
    public void Integers_have_none_between_them() => Assert.Equal(
        FindingKind.NothingMatches,
        Assert.Single(Find(
            Require(new PropertyTest(_costCenter, PropertyComparison.AtLeast, 10)),
            Exclude(new PropertyTest(_costCenter, PropertyComparison.AtLeast, 12)),
            Exclude(new PropertyTest(_costCenter, PropertyComparison.EqualTo, 10, 11)))).Kind);

    [Fact]
    public void A_method_may_say_anything() => Assert.Empty(Find(
        Require(new TextTest(TextSubject.Name, "A*")), new Condition { Test = new MethodTest("IsGood") }));

    [Fact]
    public void Analyses_may_run_side_by_side() => Parallel.For(0, 200, static i => Assert.Equal(
        FindingKind.NothingMatches,
        Assert.Single(Find(
            Require(new SystemKindTest(SystemKind.Server)),
            Require(new OperatingSystemTest(["Linux 6.?"], null, null)),
            Exclude(new TextTest(TextSubject.Role, $"*{i}*", "*Server*")))).Kind));

    /// <summary>A text and its kind are read in one way, whichever words it is made of: the analysis follows what <see cref="Resource.SystemKind"/> says.</summary>
    [Fact]
    public void A_class_of_one_text_and_some_kinds_matches_something_where_the_text_is_of_such_a_kind() => Gen.Select(
        Gen.OneOf("Windows", "Server", "Workstation", "NT Advanced Server", "NT ", "Advanced ", "Win", "dows", "SER", "ver", "work", "STATION", "Linux", " x", "10.0", "é").Array[1, 5],
        Gen.OneOf(Enum.GetValues<SystemKind>()).Array[1, 3]).Sample(
        static (words, kinds) =>
        {
            var text = string.Concat(words);
            var kind = new Resource { OperatingSystemNameAndVersion = text }.SystemKind;
            // By its role any system is a domain controller.
            var isOne = kinds.Contains(SystemKind.DomainController) || (kind is not null && kinds.Contains(kind.Value));
            var findings = Find(Require(new OperatingSystemTest([text], null, null)), Require(new SystemKindTest(kinds)));
            Assert.Equal(!isOne, findings.Any(static f => f.Kind == FindingKind.NothingMatches));
        },
        iter: 500);

    private static RuleFinding[] Find(params Condition[] conditions) => [.. RuleAnalysis.Find(
        new RulePackDefinition { Name = "Rules", Criteria = new(new CriteriaDefinition { RuleName = "Class", Conditions = new(conditions) }), Properties = new(_costCenter) },
        _today,
        new AnalysisBudget())];

    private static Condition Require(ConditionTest test) => new() { Test = test };

    private static Condition Exclude(ConditionTest test) => new() { Test = test, IsExclude = true };
}
