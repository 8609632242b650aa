using RulesPush.Generators.Tests.Running;

namespace RulesPush.Generators.Tests.Snapshots;

/// <summary>Every attribute and every shape of class. The snapshots show what each becomes; caching is asserted for each.</summary>
public static class SnapshotInputs
{
    private const string Namespace = "namespace Contoso;\n\n";

    public static IReadOnlyDictionary<string, RulesProject> All { get; } = new Dictionary<string, RulesProject>
    {
        ["PrimarySite"] = Rules("""
            [PrimarySite("NYC", ManagementPoint = "mp01.nyc.example")]
            public partial class NewYork;
            """),
        ["SiteHierarchy"] = Rules("""
            [PrimarySite("CEN")]
            public partial class Central;

            [PrimarySite("NYC", Parent = typeof(Central), ManagementPoint = "mp01.nyc.example")]
            public partial class NewYork;

            [SecondarySite("AKR", Parent = typeof(NewYork), ProxyManagementPoint = "mp.akr.example")]
            public partial class Akron;

            [SecondarySite("alb", Parent = typeof(NewYork))]
            public partial class Albany;
            """),
        ["Boundaries"] = Rules("""
            [PrimarySite("NYC")]
            [Boundary.IpSubnet("10.112.0.0/17")]
            [Boundary.IpSubnet("10.1.0.0", MatchSubnetId = true)]
            [Boundary.IpRange("10.1.0.5", "10.1.0.9")]
            [Boundary.Ipv6Prefix("2001:db8::/32")]
            [Boundary.AdSite("New-York \"Main\"")]
            [RoamingBoundary.IpSubnet("172.16.0.0/16")]
            [RoamingBoundary.IpSubnet("172.17.0.0", MatchSubnetId = true)]
            [RoamingBoundary.IpRange("2001:db8:1::1", "2001:db8:1::ff")]
            [RoamingBoundary.Ipv6Prefix("2001:db8:2::/48")]
            [RoamingBoundary.AdSite("Visitors")]
            public partial class NewYork;
            """),
        ["CompleteNetworks"] = Rules("""
            [PrimarySite("NYC")]
            [Boundary.IpSubnet("10.112.0.0/17")]
            public partial class NewYork;
            """, """
            [assembly: EveryMachineOf("2001:db8::/32")]
            [assembly: EveryMachineOf("10.112.0.0/15")]
            [assembly: EveryMachineOf("10.112.0.0/15")]
            """),
        ["BoundaryFiles"] = Rules("""
            [PrimarySite("NYC")]
            [Boundary.IpSubnet("10.112.0.0/17")]
            [Boundary.File("networks.csv", Key = "nyc")]
            [Boundary.File("lists/../more.csv")]
            [RoamingBoundary.File("networks.csv", Key = "vpn")]
            public partial class NewYork;

            [SecondarySite("AKR", Parent = typeof(NewYork))]
            [Boundary.File("networks.csv", Key = "akr")]
            public partial class Akron;
            """)
            .With("/project/networks.csv", """"
                site,boundary,comment
                # the headquarters
                nyc,10.1.0.0/16,main building
                NYC,10.2.0.5-10.2.0.9,annex  # case does not matter
                akr,2001:db8:7::/48
                vpn,adsite:Remote """office"""

                "vpn", "172.16.0.0/16"
                """")
            .With("/project/lists/../more.csv", "key,boundary\n,192.0.2.0/24\n"),
        ["ClientPush"] = Rules("""
            [PrimarySite("ALL")]
            [ClientPush]
            public partial class Everything;

            [PrimarySite("TWO")]
            [ClientPush(typeof(Second), typeof(First), DomainControllers = true)]
            [ExcludeFromPush("PC-1", "PC-2?")]
            [ExcludeFromPush("TILL-*", Because = "runs a \"till\"\nthat must not restart", Until = "2027-03-31")]
            public partial class Two;

            [PushCriteria]
            public partial class First;

            [PushCriteria]
            public partial class Second;
            """),
        ["PushSettings"] = Rules("""
            [PrimarySite("NYC")]
            [ClientPush]
            [ClientPushSettings(
                RetryInterval = "1.02:30:00",
                RetryLimit = 48,
                Parallelism = 25,
                Accounts = ["CORP\\push", @"CORP\push2"],
                InstallationProperties = "SMSSITECODE=NYC CCMLOGDIR=\"D:\\Client logs\"")]
            public partial class Everything;

            [PrimarySite("BOS")]
            [ClientPushSettings(Parallelism = 4)]
            public partial class OneOfThem;

            [PrimarySite("AKR")]
            [ClientPushSettings(RetryInterval = "01:00:00", RetryLimit = 168, Parallelism = 10, Accounts = null, InstallationProperties = null)]
            public partial class TheDefaults;
            """),
        ["Criteria"] = Rules("""
            [PushCriteria]
            [Require.SystemKind(SystemKind.Workstation, SystemKind.Other, Because = "no servers")]
            [Require.Name("PC-*")]
            [Require.Domain("CORP")]
            [Require.OrganizationalUnit("CORP.EXAMPLE/*")]
            [Require.Group("CORP\\Pilot")]
            [Require.AdSite("Berlin*")]
            [Require.OperatingSystem("Microsoft Windows NT Workstation*", "*Windows 11*", MinVersion = "10.0.19045", MaxVersion = "10.0.26100")]
            [Require.IpSubnet("10.0.0.0/8", "192.168.0.0/16")]
            [Require.Role("Print Server")]
            [Require.LastSeenWithin(30)]
            [Require.DiscoveredBy("Heartbeat*")]
            public partial class Everything;
            """),
        ["Excludes"] = Rules("""
            [PushCriteria]
            [Exclude.SystemKind(SystemKind.Server)]
            [Exclude.Name("*-LAB*", Because = "lab machines are re-imaged nightly", Until = "2027-03-31")]
            [Exclude.Domain("TEST")]
            [Exclude.OrganizationalUnit("*/KIOSKS")]
            [Exclude.Group("CORP\\Kiosks")]
            [Exclude.AdSite("Lab", Until = "9999-12-31")]
            [Exclude.OperatingSystem(MaxVersion = "6.3")]
            [Exclude.IpSubnet("2001:db8:ffff::/48")]
            [Exclude.Role("Till")]
            [Exclude.LastSeenWithin(1)]
            [Exclude.DiscoveredBy("Network")]
            public partial class Everything;
            """),
        ["Patterns"] = Rules("""
            [PushCriteria]
            [Require.Name("PLAIN", "PREFIX*", "*SUFFIX", "*MIDDLE*", "FIRST*LAST", "A*B*C", "WITH-?", "**DOUBLE**", "É\ud83d\ude00")]
            [Require.Domain("PC-*", "*")]
            [Exclude.Group("quote\"and\\backslash", "İstanbul", "\u2028line")]
            public partial class Everything;
            """),
        ["ManyValues"] = Rules($"""
            [PushCriteria]
            [Require.Name({string.Join(", ", Enumerable.Range(1, 33).Select(static i => $"\"PC-{i}-*\""))})]
            [Exclude.Group({string.Join(", ", Enumerable.Range(1, 33).Select(static i => $"\"Kiosks {i}\""))})]
            [Require.IpSubnet({string.Join(", ", Enumerable.Range(1, 33).Select(static i => $"\"10.{i}.0.0/16\""))})]
            public partial class Everything;
            """),
        ["Properties"] = Rules("""
            [PushCriteria]
            [Require.Property("CostCenter", EqualTo = 4711)]
            [Require.Property("costcenter", OneOf = new object[] { 1, 2 })]
            [Require.Property("Owner", Like = "IT-*")]
            [Require.Property("Owner", EqualTo = "IT \"core\"")]
            [Require.Property("Serial", AtLeast = 5000000000)]
            [Require.Property("Load", AtMost = 0.5)]
            [Exclude.Property("Loaned", EqualTo = true, Because = "it goes back", Until = "2027-01-31")]
            [Require.Property("Bought", AtLeast = "2024-02-29T12:00:00+02:00")]
            [Require.Property("Agent", AtMost = "5.0.9128")]
            public partial class Everything;
            """, """
            [assembly: DiscoveryProperty("CostCenter", typeof(int))]
            [assembly: DiscoveryProperty("Owner", typeof(string))]
            [assembly: DiscoveryProperty("Serial", typeof(long))]
            [assembly: DiscoveryProperty("Load", typeof(double))]
            [assembly: DiscoveryProperty("Loaned", typeof(bool))]
            [assembly: DiscoveryProperty("Bought", typeof(DateTimeOffset))]
            [assembly: DiscoveryProperty("Agent", typeof(Version))]
            """),
        ["ConditionMethods"] = Rules("""
            [PushCriteria]
            [Require.Name("PC-*")]
            public partial class Everything
            {
                [Condition(Because = "odd asset tags are loans")]
                private static bool? IsOurs(Resource resource) => resource.HardwareId is { } id ? id.Length % 2 == 0 : null;

                [Condition]
                private static bool @class(Resource resource) => resource.Name != "X";

                [Condition]
                private static bool resource(Resource machine) => machine.Name != "Y";
            }
            """),
        ["Examples"] = Rules("""
            [PushCriteria]
            [Accepts("a machine of which everything is known",
                ResourceType = ResourceType.System,
                Name = "PC-1",
                NetBiosName = "PC-1",
                ResourceNames = ["pc-1.corp.example", "pc-1"],
                IPAddresses = ["10.1.0.5", "2001:db8::5"],
                IPSubnets = ["10.1.0.0"],
                IPv6Addresses = ["2001:db8::6"],
                IPv6Prefixes = ["2001:db8::/64"],
                MacAddresses = ["00:15:5D:01:02:03"],
                ADSiteName = "Berlin",
                ResourceDomainOrWorkgroup = "CORP",
                SystemOUName = ["CORP.EXAMPLE/BERLIN"],
                SystemGroupName = ["CORP\\Pilot \"1\""],
                OperatingSystemNameAndVersion = "Microsoft Windows NT Workstation 10.0.22631",
                SystemRoles = [],
                Client = false,
                ClientVersion = "5.0",
                Active = true,
                Obsolete = false,
                Decommissioned = false,
                Unknown = false,
                AgentName = ["AD System"],
                AgentSite = ["NYC"],
                AgentTime = ["2026-11-20", "2026-11-20T12:00:00.5+02:00"],
                SMSUniqueIdentifier = "GUID:1",
                HardwareId = "2:1",
                LastLogon = "2026-11-19T08:00:00Z",
                CreationDate = "2026-01-31T08:00:00Z",
                Custom = ["CostCenter=4711", "owner=IT=1", "Bought=2024-02-29", "Agent=5.0.9128"],
                On = "2026-11-21")]
            [Rejects("a machine of which nothing is known")]
            [Rejects("one of which no name is known", Name = null, IPAddresses = null)]
            public partial class Everything;

            [PrimarySite("NYC")]
            [Boundary.IpSubnet("10.1.0.0/16")]
            [ClientPush(typeof(Everything))]
            [Accepts("a desktop", NetBiosName = "PC-1", IPAddresses = ["10.1.0.5"], OperatingSystemNameAndVersion = "Windows 11")]
            [Rejects("a printer", ResourceType = ResourceType.Printer, IPAddresses = ["10.1.0.5"])]
            public partial class NewYork;
            """, """
            [assembly: DiscoveryProperty("CostCenter", typeof(int))]
            [assembly: DiscoveryProperty("Owner", typeof(string))]
            [assembly: DiscoveryProperty("Bought", typeof(DateTimeOffset))]
            [assembly: DiscoveryProperty("Agent", typeof(Version))]
            """),
        ["NestedClasses"] = Rules("""
            public static partial class Outer
            {
                internal partial struct Middle
                {
                    [PushCriteria]
                    internal static partial class Inner;
                }

                internal partial record class Log
                {
                    [PrimarySite("LOG")]
                    internal partial class Site;
                }

                internal partial interface IRules
                {
                    [PushCriteria]
                    public sealed partial class Visible;
                }
            }
            """),
        ["Records"] = Rules("""
            [PushCriteria]
            public partial record Workstations;

            [PrimarySite("NYC")]
            internal sealed partial record class NewYork;
            """),
        ["EscapedNames"] = RulesProject.Of("""
            namespace @event.@class;

            [PushCriteria]
            public partial class @default;

            [PrimarySite("NYC")]
            [ClientPush(typeof(@default))]
            public partial class @new;
            """) with { RootNamespace = "my-company.1st.class" },
        ["GlobalNamespace"] = RulesProject.Of("""
            [PushCriteria]
            public partial class Workstations;

            [PrimarySite("NYC")]
            [ClientPush(typeof(Workstations))]
            public partial class NewYork;
            """) with { RootNamespace = "" },
        ["SeveralParts"] = Rules("""
            [PushCriteria]
            public partial class Workstations;

            public partial class Workstations
            {
                [Condition]
                private static bool HasName(Resource resource) => resource.Name is not null;
            }

            [Require.Name("PC-*")]
            partial class Workstations;
            """),
        ["Mistakes"] = Rules("""
            [PrimarySite("NYC")]
            [ClientPush(typeof(Workstations), typeof(Wrong))]
            public partial class NewYork;

            [PrimarySite("TOOLONG")]
            public partial class Wrongly;

            [PushCriteria]
            [Require.Name("")]
            public partial class Wrong;

            [PushCriteria]
            public partial class Workstations;
            """),
    };

    private static RulesProject Rules(string text, string assemblyAttributes = "") =>
        RulesProject.Of(assemblyAttributes + "\n" + Namespace + text);
}
