using RulesPush.CodeFixes;

namespace RulesPush.Analyzers.Tests;

public sealed class ExampleFixTests
{
    [Theory]
    [InlineData("[{|RP2301:Accepts(\"a laboratory\", Name = \"LAB-1\")|}] // no more", "[Rejects(\"a laboratory\", Name = \"LAB-1\")] // no more")]
    [InlineData("[{|RP2301:RulesPush.RejectsAttribute(\"a desktop\", Name = \"PC-1\")|}]", "[RulesPush.AcceptsAttribute(\"a desktop\", Name = \"PC-1\")]")]
    [InlineData("[{|RP2301:global::RulesPush.Accepts(\"of no name\")|}]", "[global::RulesPush.Rejects(\"of no name\")]")]
    public Task The_promise_is_turned_around_and_holds(string wrong, string right) => FixTest<RuleFindingAnalyzer, ExampleFix>.VerifyFix(
        $"[PushCriteria, Require.Name(\"PC-*\")]\n{wrong}\npublic partial class Desktops;",
        $"[PushCriteria, Require.Name(\"PC-*\")]\n{right}\npublic partial class Desktops;");

    [Fact]
    public Task All_at_once() => FixTest<RuleFindingAnalyzer, ExampleFix>.VerifyAll(
        [
            "[PushCriteria, Require.Name(\"PC-*\"), {|RP2301:Accepts(\"one\", Name = \"LAB-1\")|}, {|RP2301:Rejects(\"two\", Name = \"PC-2\")|}] public partial class Desktops;",
            "[PrimarySite(\"NYC\"), {|RP2301:Accepts(\"three\", Name = \"PC-3\")|}] public partial class NewYork;",
        ],
        [
            "[PushCriteria, Require.Name(\"PC-*\"), Rejects(\"one\", Name = \"LAB-1\"), Accepts(\"two\", Name = \"PC-2\")] public partial class Desktops;",
            "[PrimarySite(\"NYC\"), Rejects(\"three\", Name = \"PC-3\")] public partial class NewYork;",
        ]);
}
