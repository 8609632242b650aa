namespace RulesPush.Analyzers.Tests;

/// <summary>Excludes that have expired, or expire soon, by the day that the build says.</summary>
public sealed class ExpiryFindingTests
{
    [Theory]
    [InlineData("2026-11-21", "[{|RP2203:Exclude.Name(\"A\", Until = \"2026-11-20\")|}]")]
    [InlineData("2026-11-20", "[{|RP2204:Exclude.Name(\"A\", Until = \"2026-11-20\")|}]")]
    [InlineData("2026-10-21", "[{|RP2204:Exclude.Name(\"A\", Until = \"2026-11-20\")|}]")]
    [InlineData("2026-10-20", "[Exclude.Name(\"A\", Until = \"2026-11-20\")]")]
    [InlineData("2026-11-21", "[Exclude.Name(\"A\")]")]
    public Task Of_criteria(string today, string attribute) =>
        FindingTest.VerifyOn(today, $"[PushCriteria] [Require.Name(\"A*\")] {attribute} public partial class Workstations;");

    [Fact]
    public Task Of_an_exclusion_list() => FindingTest.VerifyRules("""
        [PrimarySite("NYC")]
        [ExcludeFromPush("A", Until = "2027-11-20")]
        [{|RP2203:ExcludeFromPush("B", "C", Until = "2026-11-20")|}]
        public partial class NewYork;
        """);

    [Theory]
    [InlineData("2026-11-21", "Exclude.Name(\"A\") has expired: it was valid until 2026-11-20, and counts for nothing since")]
    [InlineData("2026-11-20", "Exclude.Name(\"A\") expires at the end of this day: its last day is 2026-11-20")]
    [InlineData("2026-11-19", "Exclude.Name(\"A\") expires at the end of tomorrow: its last day is 2026-11-20")]
    [InlineData("2026-11-01", "Exclude.Name(\"A\") expires in 19 days: its last day is 2026-11-20")]
    public async Task Says_when(string today, string message)
    {
        var rules = new RuleAnalysis("[PushCriteria] [Require.Name(\"A*\")] [Exclude.Name(\"A\", Until = \"2026-11-20\")] public partial class Workstations;");
        Assert.Equal(message, Assert.Single(await rules.ForFindings(today).Run(), static d => d.Id is "RP2203" or "RP2204").GetMessage());
    }

    [Fact]
    public async Task Without_a_day_that_of_the_build_counts()
    {
        var rules = new RuleAnalysis("[PushCriteria] [Require.Name(\"A*\")] [Exclude.Name(\"A\", Until = \"2020-11-20\")] public partial class Workstations;");
        Assert.Contains(await rules.ForFindings("").Run(), static d => d.Id == "RP2203");
    }
}
