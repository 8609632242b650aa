using System.Text.Json;

namespace RulesPush.EndToEnd.Tests;

/// <summary>The examples, through the command, as the README runs them.</summary>
[Collection(OneAtATime.Name)]
public sealed class Examples
{
    private static readonly string _machines = Repository.PathOf("examples", "Branches", "machines.csv");

    [Fact]
    public async Task Branches_shows_every_outcome_for_its_2000_machines()
    {
        var run = (await Run.Command("decide", "--rules", Repository.Example("Branches"), "--resources", _machines, "--format", "jsonl", "--now", "2026-11-22")).EndsWith(0);
        var decisions = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(2_000, decisions.Count);
        string[] outcomes =
        [
            "NotASystem", "NotAssigned", "RoamingOnly", "PushDisabled", "AlreadyClient", "Decommissioned", "Unaddressable",
            "ExcludedByName", "DomainController", "MissingData", "NoCriterionMatched", "Push",
        ];
        Assert.Equal(outcomes.Order(), decisions.Select(static d => d.GetProperty("outcome").GetString()!).Distinct().Order());
        Assert.All(decisions, static d => Assert.Equal(
            d.GetProperty("outcome").GetString() is "NotASystem" or "NotAssigned",
            d.GetProperty("site").ValueKind == JsonValueKind.Null));
        Assert.All(decisions, static d => Assert.NotEqual("", d.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Explain_draws_the_tree_of_one_machine()
    {
        var name = File.ReadLines(_machines).First(static line => line.StartsWith("AKR-PC", StringComparison.Ordinal)).Split(',')[0];
        var run = (await Run.Command("explain", "--rules", Repository.ExampleAssembly("Branches"), "--resources", _machines, "--name", name)).EndsWith(0);
        Assert.Contains($"{name}: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Require.SystemKind(Workstation)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_that_do_not_build_end_with_3_and_the_compilers_own_messages()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Directory.Build.props", $"""<Project><Import Project="{Repository.PathOf("examples", "Directory.Build.props")}" /></Project>""");
        folder.Write("Directory.Packages.props", $"""<Project><Import Project="{Repository.PathOf("Directory.Packages.props")}" /></Project>""");
        folder.Write("Wrong.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        folder.Write("Rules.cs", "using RulesPush;\n\nnamespace Wrong;\n\n[PrimarySite(\"TOOLONG\")]\npublic partial class Site;\n");
        var run = (await Run.Command("decide", "--rules", folder.Path, "--resources", _machines)).EndsWith(3);
        Assert.Contains("Rules.cs(5,14): error RP1101", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }
}
