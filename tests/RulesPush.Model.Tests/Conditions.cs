namespace RulesPush.Model.Tests;

/// <summary>Every condition on a machine that has the value, one that has another, and one on which discovery saw nothing.</summary>
public sealed class Conditions
{
    private static readonly DateTimeOffset _now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<ConditionTest, Resource, Truth> Cases => new()
    {
        { new SystemKindTest(SystemKind.Workstation), new() { OperatingSystemNameAndVersion = "Windows 11" }, Truth.True },
        { new SystemKindTest(SystemKind.Workstation), new() { OperatingSystemNameAndVersion = "Linux" }, Truth.False },
        { new SystemKindTest(SystemKind.Workstation), new(), Truth.Unknown },

        { new TextTest(TextSubject.Name, "PC-*"), new() { Name = "pc-1" }, Truth.True },
        { new TextTest(TextSubject.Name, "PC-*"), new() { Name = "SRV" }, Truth.False },
        { new TextTest(TextSubject.Name, "PC-*"), new(), Truth.Unknown },
        { new TextTest(TextSubject.Domain, "CORP"), new() { ResourceDomainOrWorkgroup = "corp" }, Truth.True },
        { new TextTest(TextSubject.AdSite, "Berlin"), new() { ADSiteName = "Berlin" }, Truth.True },

        { new TextTest(TextSubject.Group, "CORP\\Pilot"), new() { SystemGroupName = ["CORP\\All", "CORP\\Pilot"] }, Truth.True },
        { new TextTest(TextSubject.Group, "CORP\\Pilot"), new() { SystemGroupName = [] }, Truth.False },
        { new TextTest(TextSubject.Group, "CORP\\Pilot"), new(), Truth.Unknown },
        { new TextTest(TextSubject.OrganizationalUnit, "*/LABS"), new() { SystemOUName = ["A/LABS"] }, Truth.True },
        { new TextTest(TextSubject.Role, "Print Server"), new() { SystemRoles = ["Print Server"] }, Truth.True },
        { new TextTest(TextSubject.DiscoveredBy, "Heartbeat"), new() { AgentName = ["Network"] }, Truth.False },

        { new OperatingSystemTest(["*Windows*"], "10.0", null), new() { OperatingSystemNameAndVersion = "Windows 10.0" }, Truth.True },
        { new OperatingSystemTest(["*Windows*"], "10.0", null), new() { OperatingSystemNameAndVersion = "Linux 10.0" }, Truth.False },
        { new OperatingSystemTest(["*Windows*"], "10.0", null), new() { OperatingSystemNameAndVersion = "Windows" }, Truth.Unknown },
        { new OperatingSystemTest(["*Windows*"], "10.0", null), new() { OperatingSystemNameAndVersion = "Linux" }, Truth.False },
        { new OperatingSystemTest([], "10.0", "10.0.26100"), new() { OperatingSystemNameAndVersion = "x 10.0.26100.1" }, Truth.True },
        { new OperatingSystemTest([], "10.0", "10.0.26100"), new() { OperatingSystemNameAndVersion = "x 10.0" }, Truth.Unknown },
        { new OperatingSystemTest([], "10.0", "10.0.26100"), new() { OperatingSystemNameAndVersion = "x 9.0" }, Truth.False },
        { new OperatingSystemTest(["*"], null, null), new(), Truth.Unknown },

        { new IpSubnetTest("10.1.0.0/16"), new() { IPAddresses = [IpAddress.Parse("10.2.0.1"), IpAddress.Parse("10.1.0.1")] }, Truth.True },
        { new IpSubnetTest("10.1.0.0/16"), new() { IPAddresses = [IpAddress.Parse("10.2.0.1")] }, Truth.False },
        { new IpSubnetTest("10.1.0.0/16"), new() { IPAddresses = [] }, Truth.False },
        { new IpSubnetTest("10.1.0.0/16"), new() { IPv6Addresses = [] }, Truth.Unknown },
        { new IpSubnetTest("2001:db8::/32"), new() { IPAddresses = [IpAddress.Parse("10.2.0.1")] }, Truth.Unknown },
        { new IpSubnetTest("2001:db8::/32"), new() { IPv6Addresses = [IpAddress.Parse("2001:db8::1")] }, Truth.True },
        { new IpSubnetTest("2001:db8::/32"), new() { IPAddresses = [IpAddress.Parse("2001:db8::1")] }, Truth.True },
        { new IpSubnetTest("2001:db8::/32"), new() { IPAddresses = [], IPv6Addresses = [] }, Truth.False },

        { new LastSeenWithinTest(30), new() { AgentTime = [_now.AddDays(-90), _now.AddDays(-30)] }, Truth.True },
        { new LastSeenWithinTest(30), new() { AgentTime = [_now.AddDays(-30).AddTicks(-1)] }, Truth.False },
        { new LastSeenWithinTest(30), new() { AgentTime = [] }, Truth.False },
        { new LastSeenWithinTest(30), new(), Truth.Unknown },

        { Property(PropertyType.Int32, PropertyComparison.EqualTo, 1, 2), With(2), Truth.True },
        { Property(PropertyType.Int32, PropertyComparison.EqualTo, 1, 2), With(3), Truth.False },
        { Property(PropertyType.Int32, PropertyComparison.EqualTo, 1, 2), With("2"), Truth.Unknown },
        { Property(PropertyType.Int32, PropertyComparison.EqualTo, 1, 2), new(), Truth.Unknown },
        { Property(PropertyType.Text, PropertyComparison.EqualTo, "IT"), With("it"), Truth.True },
        { Property(PropertyType.Text, PropertyComparison.Like, "IT-*"), With("it-core"), Truth.True },
        { Property(PropertyType.Double, PropertyComparison.AtMost, 0.5), With(0.5), Truth.True },
        { Property(PropertyType.Time, PropertyComparison.AtLeast, _now), With(_now.ToOffset(TimeSpan.FromHours(2))), Truth.True },
        { Property(PropertyType.Version, PropertyComparison.AtMost, new Version(1, 2)), With(new Version(1, 2, 0)), Truth.False },

        { new MethodTest("Yes") { Body = static _ => true }, new(), Truth.True },
        { new MethodTest("Perhaps") { Body = static _ => null }, new(), Truth.Unknown },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Require_is_the_test_and_exclude_its_opposite(ConditionTest test, Resource resource, Truth expected)
    {
        Assert.Equal(expected, ReferenceCriteria.Evaluate(new Condition { Test = test }, resource, _now));
        Assert.Equal(expected.Not(), ReferenceCriteria.Evaluate(new Condition { Test = test, IsExclude = true }, resource, _now));
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_explanation_names_what_is_missing_only_where_it_is_unknown(ConditionTest test, Resource resource, Truth expected)
    {
        var explanation = ConditionExplanation.Of(new Condition { Test = test }, resource, _now);
        Assert.Equal(expected == Truth.Unknown, explanation.Missing is not null);
        Assert.Equal(expected, explanation.Truth);
    }

    [Theory]
    [InlineData("2026-11-22T00:00:00Z", Truth.False)]
    [InlineData("2026-11-22T23:59:59Z", Truth.False)]
    [InlineData("2026-11-23T00:00:00Z", Truth.True)]
    [InlineData("2026-11-23T01:30:00+02:00", Truth.False)]
    public void An_exclude_holds_through_the_end_of_its_last_day_in_UTC(string now, Truth expected)
    {
        var condition = new Condition { Test = new TextTest(TextSubject.Name, "A"), IsExclude = true, Until = new UtcDay(2026, 11, 22) };
        Assert.Equal(expected, ReferenceCriteria.Evaluate(condition, new Resource { Name = "A" }, DateTimeOffset.Parse(now)));
    }

    [Fact]
    public void A_method_is_not_asked_once_a_condition_before_it_is_false()
    {
        var criteria = new CriteriaDefinition
        {
            RuleName = "Rules.Tills",
            Conditions = new(
                new Condition { Test = new TextTest(TextSubject.Name, "TILL-*") },
                new Condition { Test = new MethodTest("HasBench") { Body = static r => r.NetBiosName!.Length > 4 } }),
        };
        Assert.Equal(Truth.False, ReferenceCriteria.Evaluate(criteria, new Resource { Name = "PC-1" }, _now));
        Assert.Equal("not asked", CriteriaExplanation.Of(criteria, new Resource { Name = "PC-1" }, _now).Conditions[1].Value);
        Assert.Throws<NullReferenceException>(() => ReferenceCriteria.Evaluate(criteria, new Resource { Name = "TILL-1" }, _now));
        Assert.StartsWith("throws NullReferenceException", CriteriaExplanation.Of(criteria, new Resource { Name = "TILL-1" }, _now).Conditions[1].Value, StringComparison.Ordinal);
    }

    private static PropertyTest Property(PropertyType type, PropertyComparison comparison, params object[] values) =>
        new(new PropertyDefinition("X", type), comparison, values);

    private static Resource With(object value) => new() { CustomProperties = new Dictionary<string, object> { ["x"] = value } };
}
