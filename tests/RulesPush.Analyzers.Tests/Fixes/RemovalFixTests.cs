using RulesPush.CodeFixes;

namespace RulesPush.Analyzers.Tests;

/// <summary>What says nothing is removed, with the comma or the line that it had, and then there is no finding.</summary>
public sealed class RemovalFixTests
{
    [Theory]
    [InlineData(
        "[PrimarySite(\"NYC\")]\n[Boundary.AdSite(\"A\")]\n[{|RP2104:Boundary.AdSite(\"A\")|}]\npublic partial class NewYork;",
        "[PrimarySite(\"NYC\")]\n[Boundary.AdSite(\"A\")]\npublic partial class NewYork;")]
    [InlineData(
        "[PrimarySite(\"NYC\")]\n[Boundary.AdSite(\"A\")]\n    [{|RP2104:Boundary.AdSite(\"A\")|}] // twice\npublic partial class NewYork;",
        "[PrimarySite(\"NYC\")]\n[Boundary.AdSite(\"A\")]\npublic partial class NewYork;")]
    [InlineData(
        "[PrimarySite(\"NYC\")] [Boundary.AdSite(\"A\")] [{|RP2104:Boundary.AdSite(\"A\")|}] public partial class NewYork;",
        "[PrimarySite(\"NYC\")] [Boundary.AdSite(\"A\")] public partial class NewYork;")]
    [InlineData(
        "[PrimarySite(\"NYC\"), Boundary.IpSubnet(\"10.0.0.0/8\"), {|RP2104:Boundary.IpSubnet(\"10.1.0.0/16\")|}] public partial class NewYork;",
        "[PrimarySite(\"NYC\"), Boundary.IpSubnet(\"10.0.0.0/8\")] public partial class NewYork;")]
    [InlineData(
        "[{|RP2104:Boundary.IpSubnet(\"10.1.0.0/16\")|}, /* all */ Boundary.IpSubnet(\"10.0.0.0/8\"), PrimarySite(\"NYC\")] public partial class NewYork;",
        "[/* all */ Boundary.IpSubnet(\"10.0.0.0/8\"), PrimarySite(\"NYC\")] public partial class NewYork;")]
    [InlineData(
        "[PrimarySite(\"NYC\")]\n[Boundary.IpSubnet(\"10.0.0.0/8\")]\n[{|RP2106:RoamingBoundary.IpSubnet(\"10.1.0.0/16\")|}]\npublic partial class NewYork;",
        "[PrimarySite(\"NYC\")]\n[Boundary.IpSubnet(\"10.0.0.0/8\")]\npublic partial class NewYork;")]
    [InlineData(
        "[PrimarySite(\"NYC\")]\n[{|RP2203:ExcludeFromPush(\"A\", \"B\", Until = \"2026-11-20\")|}]\npublic partial class NewYork;",
        "[PrimarySite(\"NYC\")]\npublic partial class NewYork;")]
    [InlineData(
        "[PushCriteria]\n[Require.Name(\"A*\")]\n[{|RP2203:Exclude.Name(\"AB*\",\n    Until = \"2026-11-20\")|}]\npublic partial class Machines;",
        "[PushCriteria]\n[Require.Name(\"A*\")]\npublic partial class Machines;")]
    [InlineData(
        "[PrimarySite(\"NYC\")]\n[RoamingBoundary.IpSubnet(\"10.1.0.0/16\")]\n[{|RP2201:ClientPush|}]\npublic partial class NewYork;",
        "[PrimarySite(\"NYC\")]\n[RoamingBoundary.IpSubnet(\"10.1.0.0/16\")]\npublic partial class NewYork;")]
    public Task One(string wrong, string right) => FixTest<RuleFindingAnalyzer, RemovalFix>.VerifyFix(wrong, right);

    [Fact]
    public Task All_at_once() => FixTest<RuleFindingAnalyzer, RemovalFix>.VerifyAll(
        [
            "[PrimarySite(\"NYC\"), {|RP2104:Boundary.IpSubnet(\"10.1.0.0/16\")|}, {|RP2104:Boundary.IpSubnet(\"10.2.0.0/16\")|}, Boundary.IpSubnet(\"10.0.0.0/8\"), {|RP2104:Boundary.IpSubnet(\"10.3.0.0/16\")|}, {|RP2104:Boundary.IpSubnet(\"10.4.0.0/16\")|}] public partial class NewYork;",
            "[PrimarySite(\"BER\")]\n[Boundary.IpRange(\"11.0.0.0\", \"11.0.0.9\")]\n[{|RP2104:Boundary.IpRange(\"11.0.0.0\", \"11.0.0.9\")|}, {|RP2104:Boundary.IpSubnet(\"11.0.0.0/30\")|}]\npublic partial class Berlin;",
        ],
        [
            "[PrimarySite(\"NYC\"), Boundary.IpSubnet(\"10.0.0.0/8\")] public partial class NewYork;",
            "[PrimarySite(\"BER\")]\n[Boundary.IpRange(\"11.0.0.0\", \"11.0.0.9\")]\npublic partial class Berlin;",
        ]);

    [Fact]
    public Task Equal_boundaries_go_where_they_lose() => FixTest<RuleFindingAnalyzer, RemovalFix>.VerifyAll(
        [
            "[PrimarySite(\"AAA\"), Boundary.AdSite(\"A\"), Boundary.IpSubnet(\"10.1.0.0/16\")] public partial class Aachen;",
            "[PrimarySite(\"BBB\"), {|RP2101:Boundary.AdSite(\"A\")|}, {|RP2101:Boundary.IpSubnet(\"10.1.0.0/16\")|}] public partial class Bonn;",
            "[PrimarySite(\"CCC\")] [{|RP2101:Boundary.IpSubnet(\"10.1.0.0/16\")|}] public partial class Celle;",
        ],
        [
            "[PrimarySite(\"AAA\"), Boundary.AdSite(\"A\"), Boundary.IpSubnet(\"10.1.0.0/16\")] public partial class Aachen;",
            "[PrimarySite(\"BBB\")] public partial class Bonn;",
            "[PrimarySite(\"CCC\")] public partial class Celle;",
        ]);

    [Fact]
    public Task Criteria_by_which_a_site_never_pushes_all_go() => FixTest<RuleFindingAnalyzer, RemovalFix>.VerifyAll(
        ["""
            [PrimarySite("NYC"), Boundary.IpSubnet("10.1.0.0/16")]
            [ClientPush({|RP2202:typeof(Controllers)|}, typeof(Machines), {|RP2202:typeof(Elsewhere)|})]
            public partial class NewYork;

            [PushCriteria, Require.SystemKind(SystemKind.DomainController)] public partial class Controllers;
            [PushCriteria, Require.Name("NYC-*")] public partial class Machines;
            [PushCriteria, Require.IpSubnet("10.2.0.0/16"), Exclude.IpSubnet("10.1.0.0/16")] public partial class Elsewhere;
            """],
        ["""
            [PrimarySite("NYC"), Boundary.IpSubnet("10.1.0.0/16")]
            [ClientPush(typeof(Machines))]
            public partial class NewYork;

            [PushCriteria, Require.SystemKind(SystemKind.DomainController)] public partial class Controllers;
            [PushCriteria, Require.Name("NYC-*")] public partial class Machines;
            [PushCriteria, Require.IpSubnet("10.2.0.0/16"), Exclude.IpSubnet("10.1.0.0/16")] public partial class Elsewhere;
            """]);
}
