using RulesPush.CodeFixes;

namespace RulesPush.Analyzers.Tests;

public sealed class PartialClassFixTests
{
    [Theory]
    [InlineData("[PushCriteria] class {|RP1201:A|};", "[PushCriteria] partial class A;")]
    [InlineData("[PushCriteria] public sealed class {|RP1201:A|} { }", "[PushCriteria] public sealed partial class A { }")]
    [InlineData("[PushCriteria] sealed public class {|RP1201:A|};", "[PushCriteria] sealed public partial class A;")]
    [InlineData("[PushCriteria] public record {|RP1201:A|};", "[PushCriteria] public partial record A;")]
    [InlineData("[PushCriteria] public record class {|RP1201:A|};", "[PushCriteria] public partial record class A;")]
    [InlineData(
        "// A\n[PushCriteria] // B\n/// <summary>C</summary>\ninternal /* D */ class {|RP1201:A|} // E\n{\n}\n",
        "// A\n[PushCriteria] // B\n/// <summary>C</summary>\ninternal /* D */ partial class A // E\n{\n}\n")]
    [InlineData("[PushCriteria]\n// A\nclass {|RP1201:A|};", "[PushCriteria]\n// A\npartial class A;")]
    public Task A_rule_class(string wrong, string right) => FixTest<RuleMistakeAnalyzer, PartialClassFix>.VerifyFix(wrong, right);

    [Theory]
    [InlineData(
        "public class Rules { [PushCriteria] public partial class {|RP1203:A|}; }",
        "public partial class Rules { [PushCriteria] public partial class A; }")]
    [InlineData(
        "public class Rules { public partial class B { public struct C { [PushCriteria] public partial class {|RP1203:{|RP1203:A|}|}; } } }",
        "public partial class Rules { public partial class B { public partial struct C { [PushCriteria] public partial class A; } } }")]
    [InlineData(
        "public interface IRules { [PushCriteria] public partial class {|RP1203:A|}; [PushCriteria] public partial class {|RP1203:B|}; }",
        "public partial interface IRules { [PushCriteria] public partial class A; [PushCriteria] public partial class B; }")]
    public Task The_classes_that_a_rule_class_stands_in(string wrong, string right) => FixTest<RuleMistakeAnalyzer, PartialClassFix>.VerifyFix(wrong, right, iterations: 1);

    [Fact]
    public Task Both() => FixTest<RuleMistakeAnalyzer, PartialClassFix>.VerifyFix(
        "public class Rules { [PushCriteria] public class {|RP1201:{|RP1203:A|}|}; }",
        "public partial class Rules { [PushCriteria] public partial class A; }",
        iterations: 2);

    [Fact]
    public Task All_at_once() => FixTest<RuleMistakeAnalyzer, PartialClassFix>.VerifyAll(
        ["[PushCriteria] class {|RP1201:A|}; [PushCriteria] class {|RP1201:B|};", "[PrimarySite(\"NYC\")] public class {|RP1201:C|};"],
        ["[PushCriteria] partial class A; [PushCriteria] partial class B;", "[PrimarySite(\"NYC\")] public partial class C;"]);
}
