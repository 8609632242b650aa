namespace RulesPush.Analyzers.Tests;

/// <summary>The shape of a rule class.</summary>
public sealed class ClassMistakeTests
{
    [Theory]
    [InlineData("""[PushCriteria] public class {|RP1201:Workstations|};""")]
    [InlineData("""[PrimarySite("NYC")] public sealed class {|RP1201:NewYork|} { }""")]
    [InlineData("""[PushCriteria] public record {|RP1201:Workstations|};""")]
    [InlineData("""[PushCriteria] public partial class {|RP1202:Workstations|}<T>;""")]
    [InlineData("""public partial class Rules<T> { [PushCriteria] public partial class {|RP1202:Workstations|}; }""")]
    [InlineData("""public class Rules { [PushCriteria] public partial class {|RP1203:Workstations|}; }""")]
    [InlineData("""public class Rules { public class Inner { [PushCriteria] public partial class {|RP1203:{|RP1203:Workstations|}|}; } }""")]
    [InlineData("""public partial class Rules { [PushCriteria] private partial class {|RP1204:Workstations|}; }""")]
    [InlineData("""public partial class Rules { [PushCriteria] protected partial class {|RP1204:Workstations|}; }""")]
    [InlineData("""public partial class Rules { [PushCriteria] partial class {|RP1204:Workstations|}; }""")]
    [InlineData("""public partial class Rules { private partial class Inner { [PushCriteria] public partial class {|RP1204:Workstations|}; } }""")]
    [InlineData("""[PushCriteria] file partial class {|RP1204:Workstations|};""")]
    [InlineData("""file partial class Rules { [PushCriteria] public partial class {|RP1204:Workstations|}; }""")]
    [InlineData("""[PushCriteria, PrimarySite("NYC")] public partial class {|RP1205:Both|};""")]
    [InlineData("""[PrimarySite("NYC"), SecondarySite("NYC", Parent = typeof(Both))] public partial class {|RP1205:Both|};""")]
    [InlineData("""[PushCriteria, PrimarySite("NYC"), Require.Name("A"), Boundary.AdSite("B")] public partial class {|RP1205:Both|};""")]
    public Task A_class(string code) => RuleTest.VerifyRules(code);

    [Theory]
    [InlineData("""[{|RP1206:Require.Name("PC-*")|}]""")]
    [InlineData("""[{|RP1206:Exclude.LastSeenWithin(0)|}]""")]
    [InlineData("""[{|RP1206:Boundary.IpSubnet("10.1")|}]""")]
    [InlineData("""[{|RP1206:RoamingBoundary.AdSite("Berlin")|}]""")]
    [InlineData("""[{|RP1206:Boundary.File("missing.csv")|}]""")]
    [InlineData("""[{|RP1206:ClientPush|}]""")]
    [InlineData("""[{|RP1206:ClientPushSettings(Parallelism = 0)|}]""")]
    [InlineData("""[{|RP1206:ExcludeFromPush("PC-1")|}, {|RP1206:ExcludeFromPush("PC-2")|}]""")]
    [InlineData("""[PrimarySite("NYC"), {|RP1206:Require.Name("PC-*")|}]""")]
    [InlineData("""[PushCriteria, {|RP1206:Boundary.AdSite("Berlin")|}]""")]
    [InlineData("""[PushCriteria, {|RP1206:ClientPush|}]""")]
    [InlineData("""[PushCriteria, {|RP1206:ClientPushSettings|}]""")]
    public Task A_rule_attribute_without_its_role(string attributes) => RuleTest.VerifyRules($"{attributes} public partial class Rule;");

    [Theory]
    [InlineData("")]
    [InlineData("""[PrimarySite("NYC")]""")]
    public Task A_condition_without_its_role(string role) => RuleTest.VerifyRules($$"""
        {{role}}
        public partial class Rule
        {
            [{|RP1206:Condition(Because = "it ends in 1")|}]
            private static bool EndsInOne(Resource resource) => resource.Name?.EndsWith('1') == true;
        }
        """);

    [Fact]
    public Task Names_that_differ_by_case_alone() => RuleTest.VerifyRules("""
        namespace Rules
        {
            [PushCriteria] public partial class {|RP1207:Servers|};
            [PrimarySite("SRV")] public partial class {|RP1207:SERVERS|};
            public class servers;
        }

        namespace Others
        {
            [PushCriteria] public partial class Servers;
        }
        """);

    [Theory]
    [InlineData("""[PushCriteria] public partial class Rule { public bool {|RP1208:Matches|}(Resource resource) => true; }""")]
    [InlineData("""[PushCriteria] public partial class Rule { private const int {|RP1208:Definition|} = 1; }""")]
    [InlineData("""[PrimarySite("NYC")] public partial class Rule { public class {|RP1208:Contains|}; }""")]
    [InlineData("""[PrimarySite("NYC")] public partial class Rule { public int {|RP1208:Assigns|} { get; set; } }""")]
    [InlineData("""[PushCriteria] public partial class {|RP1208:Explain|};""")]
    [InlineData("""[PushCriteria] public partial class Rule { [Condition] private static bool {|RP1208:Explain|}(Resource r) => true; }""")]
    public Task A_name_that_a_generated_member_needs(string code) => RuleTest.VerifyRules(code);
}
