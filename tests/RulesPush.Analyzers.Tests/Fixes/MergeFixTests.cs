using RulesPush.CodeFixes;

namespace RulesPush.Analyzers.Tests;

public sealed class MergeFixTests
{
    [Theory]
    [InlineData(
        "[{|RP2105:Boundary.IpSubnet(\"10.1.2.0/24\")|}] // first floor\n[Boundary.AdSite(\"A\")]\n[Boundary.IpSubnet(\"10.1.3.0/24\")] // second floor\n",
        "[Boundary.IpSubnet(\"10.1.2.0/23\")] // first floor\n[Boundary.AdSite(\"A\")]\n")]
    [InlineData(
        "[{|RP2105:RoamingBoundary.IpRange(\"10.1.0.1\", \"10.1.0.9\")|}, RoamingBoundary.IpRange(\"10.1.0.10\", \"10.1.0.12\")]\n",
        "[RoamingBoundary.IpRange(\"10.1.0.1\", \"10.1.0.12\")]\n")]
    [InlineData(
        "[{|RP2105:RulesPush.Boundary.Ipv6Prefix(\"2001:db8:0:1::/64\")|}]\n[Boundary.Ipv6Prefix(\"2001:db8::/64\")]\n",
        "[RulesPush.Boundary.Ipv6Prefix(\"2001:db8::/63\")]\n")]
    public Task One_stands_for_several(string wrong, string right) => FixTest<RuleFindingAnalyzer, MergeFix>.VerifyFix(
        $"[PrimarySite(\"NYC\")]\n{wrong}public partial class NewYork;",
        $"[PrimarySite(\"NYC\")]\n{right}public partial class NewYork;");

    [Fact]
    public Task All_at_once() => FixTest<RuleFindingAnalyzer, MergeFix>.VerifyAll(
        [
            "[PrimarySite(\"NYC\"), {|RP2105:Boundary.IpSubnet(\"10.1.0.0/24\")|}, {|RP2105:Boundary.IpSubnet(\"10.9.2.0/24\")|}, Boundary.IpSubnet(\"10.1.1.0/24\"), Boundary.IpSubnet(\"10.9.3.0/24\")] public partial class NewYork;",
            "[PrimarySite(\"BER\"), {|RP2105:Boundary.IpRange(\"11.0.0.1\", \"11.0.0.9\")|}, Boundary.IpRange(\"11.0.0.5\", \"11.0.0.20\")] public partial class Berlin;",
        ],
        [
            "[PrimarySite(\"NYC\"), Boundary.IpSubnet(\"10.1.0.0/23\"), Boundary.IpSubnet(\"10.9.2.0/23\")] public partial class NewYork;",
            "[PrimarySite(\"BER\"), Boundary.IpRange(\"11.0.0.1\", \"11.0.0.20\")] public partial class Berlin;",
        ]);

    [Fact]
    public Task Parts_of_a_class_in_two_files_have_no_fix() => FixTest<RuleFindingAnalyzer, MergeFix>.VerifyAll(
        ["[PrimarySite(\"NYC\"), {|RP2105:Boundary.IpSubnet(\"10.1.0.0/24\")|}] public partial class NewYork;", "[Boundary.IpSubnet(\"10.1.1.0/24\")] public partial class NewYork;"],
        ["[PrimarySite(\"NYC\"), {|RP2105:Boundary.IpSubnet(\"10.1.0.0/24\")|}] public partial class NewYork;", "[Boundary.IpSubnet(\"10.1.1.0/24\")] public partial class NewYork;"]);
}
