using RulesPush.CodeFixes;

namespace RulesPush.Analyzers.Tests;

public sealed class DomainControllersFixTests
{
    private const string Classes = """

        [PushCriteria, Require.Name("A*")] public partial class A;
        [PushCriteria, Require.Name("B*")] public partial class B;
        """;

    [Theory]
    [InlineData("[ClientPush({|RP2205:typeof(A)|}, DomainControllers = true)]", "[ClientPush(typeof(A))]")]
    [InlineData("[ClientPush({|RP2205:typeof(A)|}, {|RP2205:typeof(B)|}, DomainControllers = true)] // both", "[ClientPush(typeof(A), typeof(B))] // both")]
    [InlineData("[ClientPushAttribute(criteria: [{|RP2205:typeof(A)|}], DomainControllers = 1 < 2)]", "[ClientPushAttribute(criteria: [typeof(A)])]")]
    public Task The_switch_goes_once_for_all(string wrong, string right) => FixTest<RuleFindingAnalyzer, DomainControllersFix>.VerifyFix(
        $"[PrimarySite(\"NYC\"), Boundary.IpSubnet(\"10.0.0.0/8\")]\n{wrong}\npublic partial class NewYork;{Classes}",
        $"[PrimarySite(\"NYC\"), Boundary.IpSubnet(\"10.0.0.0/8\")]\n{right}\npublic partial class NewYork;{Classes}",
        iterations: 1);

    [Fact]
    public Task All_sites_at_once() => FixTest<RuleFindingAnalyzer, DomainControllersFix>.VerifyAll(
        [
            "[PrimarySite(\"NYC\"), Boundary.AdSite(\"A\"), ClientPush({|RP2205:typeof(A)|}, {|RP2205:typeof(B)|}, DomainControllers = true)] public partial class NewYork;" + Classes,
            "[PrimarySite(\"BER\"), Boundary.AdSite(\"B\"), ClientPush({|RP2205:typeof(B)|}, DomainControllers = true)] public partial class Berlin;",
        ],
        [
            "[PrimarySite(\"NYC\"), Boundary.AdSite(\"A\"), ClientPush(typeof(A), typeof(B))] public partial class NewYork;" + Classes,
            "[PrimarySite(\"BER\"), Boundary.AdSite(\"B\"), ClientPush(typeof(B))] public partial class Berlin;",
        ],
        iterations: 2);
}
