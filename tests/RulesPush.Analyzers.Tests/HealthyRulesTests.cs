namespace RulesPush.Analyzers.Tests;

/// <summary>Rules without a mistake, of every form, are left in peace.</summary>
public sealed class HealthyRulesTests
{
    [Fact]
    public Task Every_attribute() => RuleTest.VerifyRules("""
        [assembly: DiscoveryProperty("CostCenter", typeof(int))]
        [assembly: DiscoveryProperty("Serial", typeof(long))]
        [assembly: DiscoveryProperty("Load", typeof(double))]
        [assembly: DiscoveryProperty("Owner", typeof(string))]
        [assembly: DiscoveryProperty("Leased", typeof(bool))]
        [assembly: DiscoveryProperty("Bought", typeof(DateTimeOffset))]
        [assembly: DiscoveryProperty("Agreed", typeof(Version))]

        namespace Branches;

        [PrimarySite("NYC", ManagementPoint = "mp01.nyc.example")]
        [Boundary.IpSubnet("10.112.0.0/17")]
        [Boundary.IpSubnet("10.1.0.0", MatchSubnetId = true)]
        [Boundary.Ipv6Prefix("2001:db8::/32")]
        [Boundary.IpRange("10.1.0.5", "10.1.0.5")]
        [Boundary.IpRange("2001:db8::5", "2001:db8::9")]
        [Boundary.AdSite("New-York")]
        [Boundary.File("networks.csv", Key = "nyc")]
        [RoamingBoundary.File("networks.csv")]
        [RoamingBoundary.IpSubnet("0.0.0.0/0")]
        [ClientPush(typeof(Workstations), typeof(Servers), DomainControllers = true)]
        [ClientPushSettings(RetryInterval = "00:30:00", RetryLimit = 0, Parallelism = 1000, Accounts = ["CORP\\push", "push"], InstallationProperties = "SMSSITECODE=NYC")]
        [ExcludeFromPush("KIOSK-*", Because = "they are re-imaged", Until = "2027-03-31")]
        [ExcludeFromPush("NYC-OLD", "NYC-OLDER")]
        public partial class NewYork;

        [PrimarySite("bos", Parent = typeof(NewYork)), ClientPush]
        public sealed partial class Boston;

        [SecondarySite("007", Parent = typeof(Branches.NewYork), ProxyManagementPoint = "mp.akr.example")]
        [ClientPushSettings(RetryInterval = "30.00:00:00", Parallelism = 1, Accounts = null, InstallationProperties = null)]
        internal static partial class Akron;

        [PushCriteria]
        [Require.SystemKind(SystemKind.Workstation, SystemKind.Other)]
        [Require.Name("PC-*", "NB-??")]
        [Require.Domain("corp")]
        [Require.OrganizationalUnit("corp.example/PCs*")]
        [Require.Group("*")]
        [Require.AdSite("New-*")]
        [Require.OperatingSystem("Microsoft Windows NT Workstation*", MinVersion = "10", MaxVersion = "10.0.26100")]
        [Require.OperatingSystem(MinVersion = "10.0.19045")]
        [Require.IpSubnet("10.0.0.0/8", "2001:db8::/32")]
        [Require.LastSeenWithin(30)]
        [Require.DiscoveredBy("SMS_AD_SYSTEM_DISCOVERY_AGENT")]
        [Require.Property("CostCenter", EqualTo = (short)1)]
        [Require.Property("costcenter", OneOf = [1, 2])]
        [Require.Property("Serial", AtLeast = 1)]
        [Require.Property("Load", AtMost = 0.5f)]
        [Require.Property("Owner", Like = "a*")]
        [Require.Property("Leased", EqualTo = true)]
        [Require.Property("Bought", AtLeast = "2026-03-31")]
        [Require.Property("Agreed", AtMost = "1.2.3")]
        [Exclude.Role("Domain Controller", Because = "they are servers", Until = "2027-03-31")]
        public partial class Workstations
        {
            [Condition(Because = "odd ones")]
            private static bool IsOdd(Resource resource) => true;

            [Condition]
            private static bool? IsOurs(Resource resource) => null;

            private static bool Matches2(Resource resource) => true;
        }

        [PushCriteria]
        public partial record Servers;

        public partial class Outer
        {
            protected internal partial record Inner
            {
                [PushCriteria] internal partial class @class;
            }
        }

        internal class NoRule<T>
        {
            private class Matches;
        }
        """, ("/src/rules/networks.csv", "key,boundary,note\nnyc,10.0.0.0/8,all of it\n \"bos\" , \"10.1.0.5-10.1.0.9\" \n"));

    [Fact]
    public Task Attributes_of_the_same_names_that_are_not_ours() => RuleTest.VerifyRules("""
        namespace Others
        {
            public sealed class PushCriteriaAttribute : Attribute;
            public sealed class ConditionAttribute : Attribute;
            public static class Require { public sealed class NameAttribute(string name) : Attribute { public string Name => name; } }

            [PushCriteria, Require.Name("")]
            public class Rule
            {
                [Condition] public void Method() { }
            }
        }
        """);

    [Fact]
    public async Task A_project_without_RulesPush_is_none_of_our_business()
    {
        var analysis = new RuleAnalysis("[RulesPush.PushCriteria] public class Rule;");
        Assert.NotEmpty(await analysis.Run());
        Assert.Empty(await analysis.WithoutRulesPush().Run());
    }
}
