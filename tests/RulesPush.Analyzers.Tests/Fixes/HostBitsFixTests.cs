using RulesPush.CodeFixes;

namespace RulesPush.Analyzers.Tests;

public sealed class HostBitsFixTests
{
    [Theory]
    [InlineData("""[Boundary.IpSubnet({|RP1002:"10.1.2.3/16"|})]""", """[Boundary.IpSubnet("10.1.0.0/16")]""")]
    [InlineData("""[Boundary.Ipv6Prefix(prefix: {|RP1002:"2001:DB8:0::1/32"|})]""", """[Boundary.Ipv6Prefix(prefix: "2001:db8::/32")]""")]
    [InlineData("""[Boundary.IpSubnet( /* ours */ {|RP1002:@"10.1.2.3/0"|} /* all */ )]""", """[Boundary.IpSubnet( /* ours */ "0.0.0.0/0" /* all */ )]""")]
    public Task The_literal_alone_is_replaced(string wrong, string right) => FixTest<RuleMistakeAnalyzer, HostBitsFix>.VerifyFix(
        $"[PrimarySite(\"NYC\")]\n{wrong} // headquarters\npublic partial class NewYork;",
        $"[PrimarySite(\"NYC\")]\n{right} // headquarters\npublic partial class NewYork;");

    [Fact]
    public Task One_element_of_an_array() => FixTest<RuleMistakeAnalyzer, HostBitsFix>.VerifyFix(
        """[PushCriteria, Require.IpSubnet(["10.0.0.0/8", {|RP1002:"10.1.2.3/16"|}])] public partial class Servers;""",
        """[PushCriteria, Require.IpSubnet(["10.0.0.0/8", "10.1.0.0/16"])] public partial class Servers;""");

    [Fact]
    public Task All_at_once() => FixTest<RuleMistakeAnalyzer, HostBitsFix>.VerifyAll(
        [
            """[PrimarySite("NYC"), Boundary.IpSubnet({|RP1002:"10.1.2.3/16"|}), RoamingBoundary.IpSubnet({|RP1002:"10.2.2.3/16"|})] public partial class NewYork;""",
            """[PushCriteria, Exclude.IpSubnet({|RP1002:"10.3.2.3/16"|}, {|RP1002:"10.4.2.3/16"|})] public partial class Servers;""",
        ],
        [
            """[PrimarySite("NYC"), Boundary.IpSubnet("10.1.0.0/16"), RoamingBoundary.IpSubnet("10.2.0.0/16")] public partial class NewYork;""",
            """[PushCriteria, Exclude.IpSubnet("10.3.0.0/16", "10.4.0.0/16")] public partial class Servers;""",
        ]);

    [Fact]
    public Task A_constant_has_no_fix_for_it_may_have_other_uses() => FixTest<RuleMistakeAnalyzer, HostBitsFix>.VerifyNone("""
        [PrimarySite("NYC"), Boundary.IpSubnet({|RP1002:Networks.Office|})]
        public partial class NewYork;

        internal static class Networks { public const string Office = "10.1.2.3/16"; }
        """);
}
