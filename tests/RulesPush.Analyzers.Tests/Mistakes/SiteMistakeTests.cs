namespace RulesPush.Analyzers.Tests;

/// <summary>Sites, their parents and their criteria.</summary>
public sealed class SiteMistakeTests
{
    [Theory]
    [InlineData("""[PrimarySite({|RP1101:"NY"|})]""")]
    [InlineData("""[PrimarySite({|RP1101:"NYCX"|})]""")]
    [InlineData("""[PrimarySite({|RP1101:"N-1"|})]""")]
    [InlineData("""[PrimarySite({|RP1101:"ÑYC"|})]""")]
    [InlineData("""[PrimarySite({|RP1101:""|})]""")]
    [InlineData("""[PrimarySite({|RP1101:null!|})]""")]
    [InlineData("""[PrimarySite({|RP1102:"CON"|})]""")]
    [InlineData("""[PrimarySite({|RP1102:"sms"|})]""")]
    public Task A_site_code(string role) => RuleTest.VerifyRules($"{role} public partial class NewYork;");

    [Fact]
    public Task A_code_that_is_used_twice_is_reported_at_both_ignoring_case() => RuleTest.VerifyRules("""
        [PrimarySite({|RP1103:"NYC"|}, ManagementPoint = "mp01.nyc.example")]
        public partial class NewYork;

        [SecondarySite({|RP1103:"nyc"|}, Parent = typeof(NewYork))]
        public partial class Nyack;
        """);

    [Theory]
    [InlineData("""[{|RP1104:SecondarySite("AKR")|}]""")]
    [InlineData("""[{|RP1104:SecondarySite("AKR", Parent = null)|}]""")]
    [InlineData("""[SecondarySite("AKR", Parent = {|RP1105:typeof(Workstations)|})]""")]
    [InlineData("""[SecondarySite("AKR", Parent = {|RP1105:typeof(string)|})]""")]
    [InlineData("""[SecondarySite("AKR", Parent = {|RP1105:typeof(NewYork[])|})]""")]
    [InlineData("""[SecondarySite("AKR", Parent = {|RP1105:typeof(System.Collections.Generic.List<>)|})]""")]
    [InlineData("""[PrimarySite("AKR", Parent = {|RP1105:typeof(void)|})]""")]
    [InlineData("""[SecondarySite("AKR", Parent = {|RP1106:typeof(Canton)|})]""")]
    [InlineData("""[PrimarySite("AKR", Parent = {|RP1106:typeof(Canton)|})]""")]
    [InlineData("""[SecondarySite("AKR", Parent = {|RP1106:typeof(Akron)|})]""")]
    [InlineData("""[PrimarySite("AKR", Parent = {|RP1107:typeof(Akron)|})]""")]
    public Task A_parent(string role) => RuleTest.VerifyRules($"""
        [PushCriteria] public partial class Workstations;
        [PrimarySite("NYC")] public partial class NewYork;
        [SecondarySite("CAN", Parent = typeof(NewYork))] public partial class Canton;
        {role} public partial class Akron;
        """);

    [Fact]
    public Task A_cycle_of_parents_is_reported_at_each_but_not_below_it() => RuleTest.VerifyRules("""
        [PrimarySite("AAA", Parent = {|RP1107:typeof(B)|})] public partial class A;
        [PrimarySite("BBB", Parent = {|RP1107:typeof(C)|})] public partial class B;
        [PrimarySite("CCC", Parent = {|RP1107:typeof(A)|})] public partial class C;
        [PrimarySite("DDD", Parent = typeof(C))] public partial class D;
        """);

    [Theory]
    [InlineData("""[ClientPush({|RP1108:typeof(NewYork)|})]""")]
    [InlineData("""[ClientPush(typeof(Workstations), {|RP1108:typeof(string)|}, DomainControllers = true)]""")]
    [InlineData("""[ClientPush({|RP1108:typeof(Workstations[])|})]""")]
    [InlineData("""[ClientPush({|RP1108:null!|})]""")]
    [InlineData("""[ClientPush(typeof(Workstations), {|RP1108:null!|})]""")]
    [InlineData("""[ClientPush(typeof(Workstations), typeof(Servers), {|RP1109:typeof(Workstations)|})]""")]
    public Task Client_push(string attribute) => RuleTest.VerifyRules($"""
        [PushCriteria] public partial class Workstations;
        [PushCriteria] public partial class Servers;
        [PrimarySite("NYC")]
        {attribute}
        public partial class NewYork;
        """);
}
