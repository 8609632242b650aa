namespace RulesPush.Analyzers.Tests;

/// <summary>Each finding on boundaries: at its attribute, and with what it says.</summary>
public sealed class BoundaryFindingTests
{
    private const string Berlin = "[PrimarySite(\"BER\")]";
    private const string Bonn = "[PrimarySite(\"BON\")]";

    public static TheoryData<string, string> Rules => new()
    {
        {
            $$"""
            {{Berlin}} [Boundary.IpSubnet("10.1.0.0/16")] public partial class Berlin;
            {{Bonn}} [{|RP2101:Boundary.IpSubnet("10.1.0.0/16")|}] public partial class Bonn;
            """,
            "10.1.0.0/16 is a boundary of Bonn (BON) and of Berlin (BER), which wins, as its site code is lower: 10.1.0.0 belongs to Berlin (BER). Example: Name = PC-1, IPAddresses = 10.1.0.0"
        },
        {
            $$"""
            {{Berlin}} [Boundary.AdSite("Rhine")] public partial class Berlin;
            {{Bonn}} [{|RP2101:Boundary.AdSite("RHINE")|}] public partial class Bonn;
            """,
            "adsite:RHINE is a boundary of Bonn (BON) and of Berlin (BER), which wins, as its site code is lower: adsite:RHINE belongs to Berlin (BER). Example: Name = PC-1, ADSiteName = RHINE"
        },
        {
            $$"""
            {{Berlin}} [Boundary.IpSubnet("10.1.0.0", MatchSubnetId = true)] public partial class Berlin;
            {{Bonn}} [{|RP2101:Boundary.IpSubnet("10.1.0.0", MatchSubnetId = true)|}] public partial class Bonn;
            """,
            "subnet ID 10.1.0.0 is a boundary of Bonn (BON) and of Berlin (BER), which wins, as its site code is lower: subnet ID 10.1.0.0 belongs to Berlin (BER). Example: Name = PC-1, IPSubnets = 10.1.0.0"
        },
        {
            $$"""
            {{Berlin}} [{|RP2102:Boundary.IpRange("10.1.0.0", "10.1.0.20")|}] public partial class Berlin;
            {{Bonn}} [Boundary.IpRange("10.1.0.15", "10.1.0.30")] public partial class Bonn;
            """,
            "10.1.0.0-10.1.0.20 of Berlin (BER) crosses 10.1.0.15-10.1.0.30 of Bonn (BON): of the addresses in both 10.1.0.15 belongs to Bonn (BON). Example: Name = PC-1, IPAddresses = 10.1.0.15"
        },
        {
            $$"""
            {{Berlin}} [Boundary.Ipv6Prefix("2001:db8::/32")] public partial class Berlin;
            {{Bonn}} [{|RP2103:Boundary.Ipv6Prefix("2001:db8:7::/48")|}] public partial class Bonn;
            """,
            "2001:db8:7::/48 of Bonn (BON) lies within 2001:db8::/32 of Berlin (BER), and wins over it: 2001:db8:7:: belongs to Bonn (BON). Example: Name = PC-1, IPv6Addresses = 2001:db8:7::"
        },
        {
            $$"""
            {{Berlin}}
            [Boundary.IpSubnet("10.1.0.0/17")]
            [Boundary.IpSubnet("10.1.128.0/18")]
            [{|RP2104:Boundary.IpRange("10.1.127.0", "10.1.128.9")|}]
            [Boundary.IpRange("10.9.0.0", "10.9.0.9")]
            public partial class Berlin;
            {{Bonn}} [{|RP2103:Boundary.IpSubnet("10.1.127.8/29")|}] public partial class Bonn;
            """,
            "10.1.127.0-10.1.128.9 adds nothing to Berlin (BER): all of it lies in 10.1.0.0/17 and 10.1.128.0/18. Example: Name = PC-1, IPAddresses = 10.1.127.0"
        },
        {
            $$"""{{Berlin}} [Boundary.IpSubnet("10.1.0.0/16")] [{|RP2104:Boundary.IpSubnet("10.1.0.0/16")|}] public partial class Berlin;""",
            "10.1.0.0/16 adds nothing to Berlin (BER): all of it lies in 10.1.0.0/16. Example: Name = PC-1, IPAddresses = 10.1.0.0"
        },
        {
            $$"""{{Berlin}} [Boundary.AdSite("Rhine")] [{|RP2104:Boundary.AdSite("rhine")|}] public partial class Berlin;""",
            "adsite:rhine adds nothing to Berlin (BER): all of it lies in adsite:Rhine, which it has already. Example: Name = PC-1, ADSiteName = rhine"
        },
        {
            $$"""{{Berlin}} [Boundary.AdSite("Rhine")] [{|RP2105:Boundary.IpSubnet("10.1.2.0/24")|}] [Boundary.IpSubnet("10.1.3.0/24")] public partial class Berlin;""",
            "2 boundaries of Berlin (BER) could be 1: for example 10.1.2.0/24 and 10.1.3.0/24 are 10.1.2.0/23"
        },
        {
            $$"""{{Berlin}} [Boundary.IpSubnet("10.1.0.0/16")] [{|RP2106:RoamingBoundary.IpSubnet("10.1.2.0/24")|}] public partial class Berlin;""",
            "The roaming boundary 10.1.2.0/24 of Berlin (BER) adds nothing: all of it lies in its site boundaries. Example: Name = PC-1, IPAddresses = 10.1.2.0"
        },
        {
            $$"""
            [assembly: EveryMachineOf({|RP2206:"10.112.0.0/15"|})]
            {{Berlin}} [Boundary.IpSubnet("10.112.0.0/16")] [Boundary.IpSubnet("10.113.0.0/17")] [Boundary.IpSubnet("10.113.128.0/25")] public partial class Berlin;
            """,
            "10.112.0.0/15 is not complete: 32,640 of its addresses belong to no site, the largest hole is 10.113.128.128-10.113.255.255. Example: Name = PC-1, IPAddresses = 10.113.128.128"
        },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Is_reported_at_its_attribute_and_says_who_wins(string markup, string message)
    {
        await FindingTest.VerifyRules(markup);
        var code = System.Text.RegularExpressions.Regex.Replace(markup, @"\{\|RP\d+:|\|\}", "");
        Assert.Contains(message, (await new RuleAnalysis(code).ForFindings().Run()).Select(static d => d.GetMessage()));
    }

    [Fact]
    public Task Healthy_boundaries_are_left_in_peace() => FindingTest.VerifyRules("""
        [assembly: EveryMachineOf("10.112.0.0/15")]

        [PrimarySite("NYC")]
        [Boundary.IpSubnet("10.112.0.0/16")]
        [Boundary.IpSubnet("10.113.0.0/17")]
        [Boundary.IpRange("10.200.0.5", "10.200.0.9")]
        [Boundary.IpSubnet("10.112.0.0", MatchSubnetId = true)]
        [Boundary.AdSite("New-York")]
        [RoamingBoundary.IpSubnet("172.16.0.0/16")]
        [RoamingBoundary.AdSite("Akron")]
        [ExcludeFromPush("PC-*", Until = "2026-12-23")]
        public partial class NewYork;

        [SecondarySite("AKR", Parent = typeof(NewYork))]
        [Boundary.IpSubnet("10.113.128.0/17")]
        [Boundary.AdSite("Akron")]
        [RoamingBoundary.IpSubnet("172.16.0.0/16")]
        public partial class Akron;
        """);

    [Fact]
    public async Task The_other_class_is_an_additional_location()
    {
        var diagnostic = Assert.Single(await new RuleAnalysis(
            [$"{Berlin} [Boundary.AdSite(\"A\")] public partial class Berlin;", $"{Bonn} [Boundary.AdSite(\"A\")] public partial class Bonn;"], []).ForFindings().Run());
        Assert.Equal("Rules1.cs", diagnostic.Location.GetLineSpan().Path);
        var other = Assert.Single(diagnostic.AdditionalLocations);
        Assert.Equal(("Rules0.cs", "Berlin"), (other.GetLineSpan().Path, other.SourceTree!.ToString().Substring(other.SourceSpan.Start, other.SourceSpan.Length)));
    }

    [Fact]
    public Task Rules_with_mistakes_are_left_out() => FindingTest.VerifyRules($$"""
        {{Berlin}} [Boundary.IpSubnet("10.1.0.0/16")] public class Berlin;
        {{Bonn}} [Boundary.IpSubnet("10.1.0.0/16")] public partial class Bonn;
        [PrimarySite("DUP")] [Boundary.IpSubnet("10.1.0.0/16")] public partial class One;
        [PrimarySite("DUP")] [Boundary.IpSubnet("10.1.0.0/16")] public partial class Two;
        [PrimarySite("AAA", Parent = typeof(Itself))] [Boundary.IpSubnet("10.1.0.0/16")] public partial class Itself;
        [PrimarySite("BBB")] [Boundary.IpSubnet("10.1.0.0/16")] public partial class SAME;
        [PrimarySite("CCC")] [Boundary.IpSubnet("10.1.0.0/16")] public partial class Same;
        [PrimarySite("DDD")] [Boundary.IpSubnet("10.1.0.0/16")] [Boundary.File("none.csv")] public partial class NoFile;
        """);
}
