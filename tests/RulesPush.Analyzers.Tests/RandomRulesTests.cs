using CsCheck;
using Microsoft.CodeAnalysis.CSharp;

namespace RulesPush.Analyzers.Tests;

/// <summary>Random texts in every argument: the analyzer never fails, and reports exactly where the generator leaves a class out.</summary>
public sealed class RandomRulesTests
{
    private static readonly Gen<string> _texts = Gen.OneOf<string>(
        Gen.OneOf<string>(
            "", " ", "*", "PC-*", "10.1.0.0/16", "10.1.2.3/16", "2001:db8::/32", "2001:db8::1/32", "10.1.0.5", "::1", "::ffff:10.1.1.1",
            "10.0.19045", "2027-03-31", "2027-02-30", "NYC", "CON", "Berlin", "\0", "\ud800", "ı", "a\nb", "{0}", "{", "CostCenter", "Owner"),
        Gen.String[Gen.Char["0123456789./:abcdfF*? -"], 0, 20],
        Gen.String[0, 30],
        Gen.Int[64, 10_000].Select(static length => new string('1', length)));

    private static readonly Gen<string> _values = Gen.OneOf<string>(
        _texts.Select(Literal),
        Gen.OneOf<string>("null", "1", "-1", "1L", "2.5", "double.PositiveInfinity", "true", "'c'", "typeof(int)", "SystemKind.Server", "new[] { 1 }"));

    private static readonly Gen<string> _siteAttributes = Gen.OneOf<string>(
        Attribute("Boundary.IpSubnet({0})"), Attribute("RoamingBoundary.IpSubnet({0}, MatchSubnetId = true)"), Attribute("Boundary.Ipv6Prefix({0})"),
        Attribute("Boundary.AdSite({0})"), Gen.Select(Text, Text, static (a, b) => $"Boundary.IpRange({a}, {b})"),
        Attribute("Accepts({0}, Name = {0}, IPAddresses = [{0}])"), Attribute("Rejects(\"a\", On = {0}, Custom = [{0}])"),
        Attribute("ExcludeFromPush({0})"), Attribute("ExcludeFromPush(\"A\", Until = {0})"),
        Attribute("ClientPushSettings(RetryInterval = {0})"), Attribute("ClientPushSettings(Accounts = [\"A\", {0}], InstallationProperties = {0})"),
        Gen.Int[-2, 1_100].Select(static number => $"ClientPushSettings(RetryLimit = {number}, Parallelism = {number})"),
        Gen.OneOf<string>("ClientPush(typeof(B))", "ClientPush(typeof(int))", "ClientPush(typeof(A))"));

    private static readonly Gen<string> _healthySiteAttributes = Gen.OneOf<string>(
        "Boundary.IpSubnet(\"10.1.0.0/16\")", "RoamingBoundary.IpRange(\"10.1.0.5\", \"10.1.0.9\")", "Boundary.AdSite(\"Berlin\")",
        "ExcludeFromPush(\"PC-*\", Until = \"2027-03-31\")", "ClientPush(typeof(B))",
        "ClientPushSettings(RetryInterval = \"1.00:00:00\", Accounts = [\"A\"])");

    private static readonly Gen<string> _criteriaAttributes = Gen.OneOf<string>(
        Attribute("Require.Name({0})"), Attribute("Exclude.Group([\"A\", {0}])"), Attribute("Require.IpSubnet({0}, {0})"),
        Attribute("Require.OperatingSystem({0})"), Attribute("Exclude.OperatingSystem(MinVersion = {0})"), Attribute("Exclude.Role(\"A\", Until = {0})"),
        Gen.Int[-5, 40_000].Select(static days => $"Require.LastSeenWithin({days})"), Gen.Int[-1, 5].Select(static kind => $"Require.SystemKind((SystemKind)({kind}))"),
        Attribute("Require.Property({0}, EqualTo = 1)"), Attribute("Accepts({0})"), Attribute("Rejects(\"a\", Custom = [\"CostCenter=1\", {0}])"),
        Attribute("Accepts(\"a\", AgentTime = [{0}], IPv6Prefixes = [{0}], SystemRoles = [{0}])"),
        Gen.Select(Gen.OneOf<string>("CostCenter", "Owner", "Bought"), Gen.OneOf<string>("EqualTo", "AtLeast", "AtMost"), _values, static (name, how, value) =>
            $"Require.Property(\"{name}\", {how} = {value})"));

    private static Gen<string> Text => _texts.Select(Literal);

    [Fact]
    public void Of_sites() => Check(
        Gen.Select(
            Mostly(Gen.Const("\"NYC\""), Text),
            Mostly(Gen.OneOf<string>("null", "typeof(S)"), Gen.Const("typeof(B)")),
            Mostly(_healthySiteAttributes, _siteAttributes).Array[0, 3],
            (code, parent, attributes) =>
                $"[PrimarySite({code}, Parent = {parent}){Join(attributes)}] public partial class A;"),
        """[PrimarySite("S00")] public partial class S; [PushCriteria] public partial class B;""");

    [Fact]
    public void Of_criteria() => Check(
        _criteriaAttributes.Array[0, 3].Select(attributes => $"[PushCriteria{Join(attributes)}] public partial class A;"),
        """
        [assembly: DiscoveryProperty("CostCenter", typeof(int))]
        [assembly: DiscoveryProperty("Owner", typeof(string))]
        [assembly: DiscoveryProperty("Bought", typeof(DateTimeOffset))]
        """);

    private static void Check(Gen<string> rules, string others)
    {
        var (healthy, wrong) = (0, 0);
        rules.Sample(
            rule =>
            {
                var analysis = new RuleAnalysis([others, rule], []);
                Assert.Empty(analysis.CompilerErrors);
                var diagnostics = analysis.Run().GetAwaiter().GetResult();
                Assert.DoesNotContain(diagnostics, d => d.Id == "AD0001");
                Assert.All(diagnostics, d => Assert.Equal("Rules1.cs", d.Location.SourceTree?.FilePath));
                Assert.DoesNotContain(diagnostics, d => d.GetMessage().Any(char.IsControl));
                // A site code that S has too is wrong between the classes, and each of the two has a model.
                Assert.Equal(diagnostics.All(d => d.Id == "RP1103"), analysis.HasModel("A"));
                _ = analysis.HasModel("A") ? healthy++ : wrong++;
            },
            iter: 400,
            threads: 1);
        // A test of random rules that are all wrong would show nothing.
        Assert.True(healthy > 40 && wrong > 40, $"{healthy} healthy, {wrong} wrong");
    }

    private static Gen<string> Mostly(Gen<string> healthy, Gen<string> random) => Gen.OneOf<string>(healthy, healthy, healthy, random);

    private static Gen<string> Attribute(string format) => Text.Select(text => format.Replace("{0}", text, StringComparison.Ordinal));

    /// <summary>The compiler itself reports a second [ClientPush] or [ClientPushSettings].</summary>
    private static string Join(string[] attributes) => string.Concat(attributes
        .DistinctBy(static a => a.StartsWith("ClientPush", StringComparison.Ordinal) ? a.Split('(')[0] : a)
        .Select(static a => ", " + a));

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
