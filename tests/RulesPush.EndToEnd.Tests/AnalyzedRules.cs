using System.Text.Json;

namespace RulesPush.EndToEnd.Tests;

/// <summary>The analysis of real projects, through the command.</summary>
[Collection(OneAtATime.Name)]
public sealed class AnalyzedRules
{
    private const string Rules = """
        using RulesPush;

        namespace Wrong;

        [PushCriteria]
        [Require.Name("PC-*")]
        [Accepts("a server", Name = "SRV-1")]
        public partial class Desktops;

        """;

    [Fact]
    public async Task The_branches_have_no_finding()
    {
        var run = (await Run.Command("analyze", "--rules", Repository.ExampleAssembly("Branches"), "--replay-witnesses")).EndsWith(0);
        Assert.Equal("no findings in Branches\n", run.Output);
    }

    [Fact]
    public async Task The_picture_of_the_branches_is_as_they_are()
    {
        var run = (await Run.Command("graph", "--rules", Repository.ExampleAssembly("Branches"), "--format", "svg")).EndsWith(0);
        Assert.Equal(await File.ReadAllTextAsync(Repository.PathOf("examples", "Branches", "branches.svg"), TestContext.Current.CancellationToken), run.Output);
    }

    [Fact]
    public async Task Two_packs_of_one_name_are_compared_side_by_side()
    {
        using var folder = new TemporaryFolder();
        var copy = Path.Combine(folder.Path, "Branches.dll");
        File.Copy(Repository.ExampleAssembly("Branches"), copy);
        var run = (await Run.Command(
            "diff", "--old", Repository.ExampleAssembly("Branches"), "--new", copy, "--resources", Repository.PathOf("examples", "Branches", "machines.csv"))).EndsWith(0);
        Assert.Equal(
            "all 14 sites push to the same machines\nmethods that are taken to say the same in both: Branches.Laboratories.HasBench\n\n0 of 2,000 decisions change\n",
            run.Output);
    }

    [Fact]
    public async Task The_machines_of_the_branches_cover_most_of_their_rules()
    {
        var run = (await Run.Command(
            "coverage", "--rules", Repository.ExampleAssembly("Branches"), "--resources", Repository.PathOf("examples", "Branches", "machines.csv"), "--now", "2026-11-22", "--format", "json")).EndsWith(0);
        var covered = JsonDocument.Parse(run.Output).RootElement.GetProperty("covered");
        Assert.Equal("""{"covered":3,"all":3}""", JsonSerializer.Serialize(covered.GetProperty("criteria")));
        Assert.Equal("""{"covered":24,"all":27}""", JsonSerializer.Serialize(covered.GetProperty("boundaries")));
    }

    [Fact]
    public async Task A_failing_example_is_listed_with_its_machine()
    {
        using var folder = RulesProject(Rules);
        var run = (await Run.Command("analyze", "--rules", folder.Path, "--format", "json", "--replay-witnesses")).EndsWith(4);
        var finding = Assert.Single(JsonDocument.Parse(run.Output).RootElement.EnumerateArray());
        Assert.Equal(
            ("RP2301", "Wrong.Desktops", "SRV-1", "confirmed"),
            (finding.GetProperty("id").GetString(), finding.GetProperty("rule").GetString(),
                finding.GetProperty("witness").GetProperty("Name").GetString(), finding.GetProperty("replay").GetString()));
    }

    [Fact]
    public async Task Rules_with_a_mistake_end_with_3_and_the_compilers_own_messages()
    {
        using var folder = RulesProject(Rules + "\n[PrimarySite(\"TOOLONG\")]\npublic partial class Site;\n");
        var run = (await Run.Command("analyze", "--rules", folder.Path)).EndsWith(3);
        Assert.Contains("Rules.cs(10,14): error RP1101", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    private static TemporaryFolder RulesProject(string rules)
    {
        var folder = new TemporaryFolder();
        folder.Write("Directory.Build.props", $"""<Project><Import Project="{Repository.PathOf("examples", "Directory.Build.props")}" /></Project>""");
        folder.Write("Directory.Packages.props", $"""<Project><Import Project="{Repository.PathOf("Directory.Packages.props")}" /></Project>""");
        folder.Write("Wrong.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        folder.Write("Rules.cs", rules);
        return folder;
    }
}
