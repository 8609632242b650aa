namespace RulesPush.Analyzers.Tests;

/// <summary>A mistake is reported at its value, in whatever way C# lets the argument be written.</summary>
public sealed class ArgumentPlaceTests
{
    [Theory]
    [InlineData("""[Require.Name("A", {|RP1006:""|}, "C", {|RP1006:" "|})]""")]
    [InlineData("""[Require.Name(new[] { "A", {|RP1006:""|} })]""")]
    [InlineData("""[Require.Name(new string[] { {|RP1006:""|}, "B" })]""")]
    [InlineData("""[Require.Name(new string[2] { "A", {|RP1006:""|} })]""")]
    [InlineData("""[Require.Name(["A", {|RP1006:""|}])]""")]
    [InlineData("""[Require.Name(patterns: ["A", {|RP1006:""|}])]""")]
    [InlineData("""[Require.Name(patterns: new[] { "A", {|RP1006:""|} }, Because = "B")]""")]
    [InlineData("""[Require.Name(patterns: {|RP1006:""|}, Because = "B")]""")]
    [InlineData("""[Require.Name({|RP1006:("")|})]""")]
    [InlineData("""[Require.Name("A", {|RP1006:Texts.Blank|})]""")]
    [InlineData("""[Require.Name("A", {|RP1006:" " + " "|})]""")]
    [InlineData("""[RulesPush.Require.NameAttribute({|RP1006:""|})]""")]
    [InlineData("""[type: Require.Name({|RP1006:""|})]""")]
    [InlineData("""[Require.Domain("D"), Require.Name({|RP1006:""|})]""")]
    [InlineData("""[Exclude.Name("A", Because = "B", Until = {|RP1008:"C"|})]""")]
    [InlineData("""[Require.SystemKind([SystemKind.Server, {|RP1010:(SystemKind)9|}])]""")]
    [InlineData("""[Require.Property("CostCenter", OneOf = new object[] { 1, {|RP1302:"2"|} })]""")]
    [InlineData("""[Require.Property(name: {|RP1301:"CostCentre"|}, EqualTo = 1)]""")]
    [InlineData("""[Require.LastSeenWithin(days: {|RP1009:0|})]""")]
    public Task Of_criteria(string attribute) => RuleTest.VerifyRules($$"""
        [assembly: DiscoveryProperty("CostCenter", typeof(int))]

        [PushCriteria]
        {{attribute}}
        public partial class Workstations;

        internal static class Texts { public const string Blank = ""; }
        """);

    [Theory]
    [InlineData("""[Boundary.IpRange(last: {|RP1003:"B"|}, first: {|RP1003:"A"|})]""")]
    [InlineData("""[Boundary.IpRange(first: "10.0.0.1", {|RP1003:"B"|})]""")]
    [InlineData("""[ClientPush([{|RP1108:typeof(int)|}], DomainControllers = true)]""")]
    [InlineData("""[ClientPush(criteria: new[] { {|RP1108:typeof(int)|} })]""")]
    [InlineData("""[ClientPush(new Type[] { {|RP1108:typeof(int)|} })]""")]
    [InlineData("""[ExcludeFromPush(["PC-1", {|RP1006:""|}], Until = {|RP1008:""|})]""")]
    [InlineData("""[ClientPushSettings(Accounts = ["A", {|RP1113:""|}, {|RP1114:"a"|}], RetryLimit = {|RP1111:-1|})]""")]
    [InlineData("""[ClientPushSettings(Accounts = new[] { {|RP1113:" "|} }, RetryInterval = {|RP1110:("")|})]""")]
    [InlineData("""[ClientPush, Boundary.AdSite(name: {|RP1005:""|})]""")]
    public Task Of_a_site(string attribute) => RuleTest.VerifyRules($"""
        [PrimarySite(code: "NYC", ManagementPoint = "mp01.nyc.example")]
        {attribute}
        public partial class NewYork;
        """);

    [Fact]
    public Task Of_attributes_on_several_parts_of_a_class() => RuleTest.VerifyRules("""
        [Require.Name({|RP1006:""|})]
        public partial class Workstations;

        [PushCriteria]
        public partial class Workstations;

        [Require.Domain({|RP1006:""|})]
        public partial class Workstations
        {
            [Condition(Because = "it is ours")]
            public static bool {|RP1401:IsOurs|}(Resource resource) => true;
        }
        """);
}
