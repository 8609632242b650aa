namespace RulesPush.Analyzers.Tests;

/// <summary>Custom properties and conditions that are methods.</summary>
public sealed class PropertyMistakeTests
{
    [Theory]
    [InlineData("""[Require.Property({|RP1301:"CostCentre"|}, EqualTo = 1)]""")]
    [InlineData("""[Exclude.Property({|RP1301:"Floor"|})]""")]
    [InlineData("""[Require.Property({|RP1301:null!|}, EqualTo = 1)]""")]
    [InlineData("""[Require.Property({|RP1301:""|}, EqualTo = 1)]""")]
    [InlineData("""[Require.Property("CostCenter", EqualTo = {|RP1302:"4711"|})]""")]
    [InlineData("""[Require.Property("CostCenter", EqualTo = {|RP1302:4711L|})]""")]
    [InlineData("""[Require.Property("CostCenter", EqualTo = {|RP1302:null|})]""")]
    [InlineData("""[Require.Property("CostCenter", EqualTo = {|RP1302:typeof(int)|})]""")]
    [InlineData("""[Require.Property("CostCenter", EqualTo = {|RP1302:SystemKind.Server|})]""")]
    [InlineData("""[Require.Property("CostCenter", EqualTo = {|RP1302:new[] { 1 }|})]""")]
    [InlineData("""[Require.Property("CostCenter", OneOf = [1, {|RP1302:"2"|}, {|RP1302:null!|}])]""")]
    [InlineData("""[Require.Property("CostCenter", Like = {|RP1302:"47*"|})]""")]
    [InlineData("""[Require.Property("Owner", AtLeast = {|RP1302:"A"|})]""")]
    [InlineData("""[Require.Property("Owner", Like = {|RP1006:""|})]""")]
    [InlineData("""[Require.Property("Leased", EqualTo = {|RP1302:"yes"|})]""")]
    [InlineData("""[Require.Property("Leased", AtMost = {|RP1302:true|})]""")]
    [InlineData("""[Require.Property("Load", AtMost = {|RP1302:double.NaN|})]""")]
    [InlineData("""[Require.Property("Bought", AtLeast = {|RP1302:"03/31/2026"|})]""")]
    [InlineData("""[Require.Property("Agreed", AtMost = {|RP1302:"1"|})]""")]
    [InlineData("""[{|RP1305:Require.Property("CostCenter")|}]""")]
    [InlineData("""[{|RP1305:Exclude.Property("costcenter", AtLeast = 1, AtMost = 9)|}]""")]
    [InlineData("""[Require.Property("CostCenter", OneOf = {|RP1010:new object[0]|})]""")]
    [InlineData("""[Require.Property("CostCenter", OneOf = {|RP1010:null|})]""")]
    public Task A_condition(string attribute) => RuleTest.VerifyRules($"""
        [assembly: DiscoveryProperty("CostCenter", typeof(int))]
        [assembly: DiscoveryProperty("Owner", typeof(string))]
        [assembly: DiscoveryProperty("Leased", typeof(bool))]
        [assembly: DiscoveryProperty("Load", typeof(double))]
        [assembly: DiscoveryProperty("Bought", typeof(DateTimeOffset))]
        [assembly: DiscoveryProperty("Agreed", typeof(Version))]

        [PushCriteria]
        {attribute}
        public partial class Workstations;
        """);

    [Theory]
    [InlineData("""DiscoveryProperty("Floor", {|RP1303:typeof(decimal)|})""")]
    [InlineData("""DiscoveryProperty("Floor", {|RP1303:typeof(int?)|})""")]
    [InlineData("""DiscoveryProperty("Floor", {|RP1303:typeof(string[])|})""")]
    [InlineData("""DiscoveryProperty("Floor", {|RP1303:null!|})""")]
    [InlineData("""DiscoveryProperty("Floor", {|RP1303:typeof(Rules.Version)|})""")]
    [InlineData("""DiscoveryProperty({|RP1304:"costcenter"|}, typeof(long))""")]
    [InlineData("""DiscoveryProperty({|RP1304:"IPAddresses"|}, typeof(string))""")]
    [InlineData("""DiscoveryProperty({|RP1304:"client"|}, typeof(bool))""")]
    [InlineData("""DiscoveryProperty({|RP1304:" "|}, typeof(string))""")]
    [InlineData("""DiscoveryProperty({|RP1304:" Floor"|}, typeof(string))""")]
    [InlineData("""DiscoveryProperty({|RP1304:null!|}, {|RP1303:null!|})""")]
    public Task A_declaration(string attribute) => RuleTest.VerifyRules($$"""
        [assembly: DiscoveryProperty("CostCenter", typeof(int))]
        [assembly: {{attribute}}]

        namespace Rules { public class Version; }
        """);

    [Theory]
    [InlineData("private bool {|RP1401:IsOurs|}(Resource r) => true;")]
    [InlineData("public static bool {|RP1401:IsOurs|}(Resource r) => true;")]
    [InlineData("private static int {|RP1401:IsOurs|}(Resource r) => 1;")]
    [InlineData("private static bool {|RP1401:IsOurs|}() => true;")]
    [InlineData("private static bool {|RP1401:IsOurs|}(string name) => true;")]
    [InlineData("private static bool {|RP1401:IsOurs|}(ref Resource r) => true;")]
    [InlineData("private static bool {|RP1401:IsOurs|}(Resource r, int more = 1) => true;")]
    [InlineData("private static bool {|RP1401:IsOurs|}<T>(Resource r) => true;")]
    [InlineData("private static bool {|RP1401:IsOurs|}(Resource[] r) => true;")]
    [InlineData("private static bool {|RP1401:IsOurs|}(Resource r) => true; private static bool IsOurs(int i) => true;")]
    [InlineData("private static async System.Threading.Tasks.Task<bool> {|RP1401:IsOurs|}(Resource r) { await System.Threading.Tasks.Task.Yield(); return true; }")]
    public Task A_condition_method(string method) => RuleTest.VerifyRules($$"""
        [PushCriteria]
        public partial class Workstations
        {
            [Condition]
            {{method}}
        }
        """);
}
