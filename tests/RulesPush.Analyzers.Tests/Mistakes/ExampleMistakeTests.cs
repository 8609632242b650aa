namespace RulesPush.Analyzers.Tests;

/// <summary>Examples that cannot be read.</summary>
public sealed class ExampleMistakeTests
{
    [Theory]
    [InlineData("""Accepts({|RP1602:""|})""")]
    [InlineData("""Rejects({|RP1602:null!|})""")]
    [InlineData("""Rejects({|RP1602:"a\nb"|}, Name = {|RP1601:""|})""")]
    [InlineData("""Accepts("a", ResourceType = {|RP1601:(ResourceType)7|})""")]
    [InlineData("""Accepts("a", ResourceNames = ["a", {|RP1601:""|}, {|RP1601:null!|}])""")]
    [InlineData("""Accepts("a", IPAddresses = [{|RP1003:"10.1.0.0/16"|}, {|RP1003:"010.1.0.5"|}, {|RP1601:""|}, "::1"])""")]
    [InlineData("""Accepts("a", IPSubnets = [{|RP1601:"2001:db8::"|}])""")]
    [InlineData("""Accepts("a", IPv6Addresses = [{|RP1601:"10.1.0.5"|}, {|RP1003:"x"|}])""")]
    [InlineData("""Accepts("a", IPv6Prefixes = [{|RP1001:"2001:db8::"|}, {|RP1002:"2001:db8::1/64"|}, {|RP1001:"10.1.0.0/16"|}])""")]
    [InlineData("""Accepts("a", AgentTime = [{|RP1011:"yesterday"|}])""")]
    [InlineData("""Accepts("a", LastLogon = {|RP1011:"20.11.2026"|}, CreationDate = {|RP1601:""|})""")]
    [InlineData("""Accepts("a", On = {|RP1008:"2026-02-30"|})""")]
    [InlineData("""Accepts("a", Custom = [{|RP1601:"CostCenter"|}, {|RP1601:"=1"|}, {|RP1601:""|}, {|RP1601:null!|}])""")]
    [InlineData("""Accepts("a", Custom = [{|RP1301:"CostCentre=4711"|}])""")]
    [InlineData("""Accepts("a", Custom = [{|RP1302:"CostCenter=x"|}])""")]
    [InlineData("""Accepts("a", Custom = [{|RP1302:"costcenter="|}])""")]
    [InlineData("""Accepts("a", Custom = ["CostCenter=4711", {|RP1601:"costcenter=4712"|}, "A=B=c"])""")]
    public Task An_example(string attribute) => RuleTest.VerifyRules($"""
        [assembly: DiscoveryProperty("CostCenter", typeof(int))]
        [assembly: DiscoveryProperty("A=B", typeof(string))]

        [PushCriteria]
        [{attribute}]
        public partial class Workstations;

        [PrimarySite("NYC")]
        [{attribute}]
        public partial class NewYork;
        """);

    [Fact]
    public Task On_a_class_without_a_role() => RuleTest.VerifyRules("""
        [{|RP1206:Accepts("a")|}]
        [{|RP1206:Rejects("b", Name = "B")|}]
        public partial class Workstations;
        """);
}
