namespace RulesPush.Analyzers.Tests;

/// <summary>Addresses and other values, each wrong in one way.</summary>
public sealed class ValueMistakeTests
{
    [Theory]
    [InlineData("""[Boundary.IpSubnet({|RP1001:"10.1.0.0"|})]""")]
    [InlineData("""[Boundary.IpSubnet({|RP1001:"10.1.0.0/33"|})]""")]
    [InlineData("""[Boundary.IpSubnet({|RP1001:"10.01.0.0/16"|})]""")]
    [InlineData("""[Boundary.IpSubnet({|RP1001:"10.1.0.0/255.255.0.0"|})]""")]
    [InlineData("""[Boundary.IpSubnet({|RP1001:"2001:db8::/32"|})]""")]
    [InlineData("""[Boundary.IpSubnet({|RP1001:null!|})]""")]
    [InlineData("""[RoamingBoundary.Ipv6Prefix({|RP1001:"10.1.0.0/16"|})]""")]
    [InlineData("""[Boundary.Ipv6Prefix({|RP1001:"2001:db8::/129"|})]""")]
    [InlineData("""[Boundary.IpSubnet({|RP1001:"10.1.0.0/16"|}, MatchSubnetId = true)]""")]
    [InlineData("""[Boundary.IpSubnet({|RP1002:"10.1.2.3/16"|})]""")]
    [InlineData("""[Boundary.Ipv6Prefix({|RP1002:"2001:db8::1/32"|})]""")]
    [InlineData("""[Boundary.IpRange({|RP1003:"10.1.0"|}, "10.1.0.9")]""")]
    [InlineData("""[Boundary.IpRange("10.1.0.5", {|RP1003:"10.1.0.256"|})]""")]
    [InlineData("""[Boundary.IpRange("10.1.0.9", {|RP1004:"10.1.0.5"|})]""")]
    [InlineData("""[RoamingBoundary.IpRange("10.1.0.5", {|RP1004:"2001:db8::5"|})]""")]
    [InlineData("""[Boundary.AdSite({|RP1005:" "|})]""")]
    [InlineData("""[Boundary.AdSite({|RP1005:"Berlin*"|})]""")]
    [InlineData("""[Boundary.AdSite({|RP1005:"a-name-of-64-characters-a-name-of-64-characters-a-name-of-64-cha"|})]""")]
    [InlineData("""[ExcludeFromPush("PC-1", {|RP1006:""|})]""")]
    [InlineData("""[ExcludeFromPush("PC-1", Until = {|RP1008:"31.03.2027"|})]""")]
    [InlineData("""[ExcludeFromPush("PC-1", Until = {|RP1008:"2027-02-29"|})]""")]
    [InlineData("""[{|RP1010:ExcludeFromPush|}]""")]
    public Task Of_a_site(string attribute) => RuleTest.VerifyRules($"""
        [PrimarySite("NYC")]
        {attribute}
        public partial class NewYork;
        """);

    [Theory]
    [InlineData("""[Require.IpSubnet({|RP1001:"10.1"|})]""")]
    [InlineData("""[Exclude.IpSubnet("10.1.0.0/16", {|RP1002:"2001:db8::1/32"|})]""")]
    [InlineData("""[Require.Name({|RP1006:" "|})]""")]
    [InlineData("""[Exclude.Domain("A", {|RP1006:"tab\t"|})]""")]
    [InlineData("""[Require.OperatingSystem(MinVersion = {|RP1007:"10.0.x"|})]""")]
    [InlineData("""[Require.OperatingSystem(MaxVersion = {|RP1007:"ten"|})]""")]
    [InlineData("""[Exclude.OperatingSystem({|RP1006:""|}, MinVersion = {|RP1007:""|})]""")]
    [InlineData("""[Exclude.Name("A", Until = {|RP1008:"tomorrow"|})]""")]
    [InlineData("""[Require.LastSeenWithin({|RP1009:0|})]""")]
    [InlineData("""[Exclude.LastSeenWithin({|RP1009:-7|})]""")]
    [InlineData("""[Require.LastSeenWithin({|RP1009:36526|})]""")]
    [InlineData("""[{|RP1010:Require.SystemKind|}]""")]
    [InlineData("""[Require.SystemKind({|RP1010:(SystemKind)7|})]""")]
    [InlineData("""[{|RP1010:Require.Name()|}]""")]
    [InlineData("""[{|RP1010:Exclude.Group(null!)|}]""")]
    [InlineData("""[{|RP1010:Require.IpSubnet()|}]""")]
    [InlineData("""[{|RP1010:Require.OperatingSystem|}]""")]
    [InlineData("""[{|RP1010:Require.OperatingSystem(MinVersion = null)|}]""")]
    public Task Of_criteria(string attribute) => RuleTest.VerifyRules($"""
        [PushCriteria]
        {attribute}
        public partial class Workstations;
        """);
}
