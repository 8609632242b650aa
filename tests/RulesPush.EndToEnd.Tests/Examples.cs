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
    public async Task A_run_takes_the_machines_in_decides_as_decide_does_and_makes_a_request_for_each_push()
    {
        using var folder = new TemporaryFolder();
        var rules = Repository.ExampleAssembly("Branches");
        var run = (await Run.Command(
            "run", "--rules", rules, "--database", Path.Combine(folder.Path, "branches.db"), "--discover", $"{_machines}@NYC", "--once", "--format", "json")).EndsWith(0);
        var status = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((2_000, 0), (status.GetProperty("resources").GetInt32(), status.GetProperty("badDdrs").GetInt32()));

        var decide = (await Run.Command("decide", "--rules", rules, "--resources", _machines, "--format", "jsonl")).EndsWith(0);
        var outcomes = decide.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .CountBy(static line => JsonDocument.Parse(line).RootElement.GetProperty("outcome").GetString()!).ToDictionary();
        Assert.Equal(outcomes, status.GetProperty("decisions").EnumerateObject().ToDictionary(static o => o.Name, static o => o.Value.GetInt32()));
        Assert.NotEqual(0, outcomes["Push"]);
        Assert.Equal(outcomes["Push"], status.GetProperty("ccrs").EnumerateObject().Sum(static s => s.Value.GetInt32()));
    }

    [Fact]
    public async Task A_week_at_the_branches_is_played()
    {
        var run = (await Run.Command("simulate", "--rules", Repository.ExampleAssembly("Branches"), "--scenario", Repository.PathOf("examples", "Branches", "a-week.json"))).EndsWith(0);
        string[] verdicts =
        [
            // Switched off for a day and a half.
            "AKR-PC-501 was installed by AKR in attempt 38, because it matches Workstations.",
            // Moved from Albany to Buffalo.
            "LAPTOP-77 was installed by BUF in attempt 1, because it matches Workstations.",
            "CMD created no CCR: PushDisabled: client push is off at CMD.",
            "ROC-SRV-009 was installed by ROC in attempt 1, because it matches Servers.",
        ];
        Assert.All(verdicts, verdict => Assert.Contains(verdict, run.Output, StringComparison.Ordinal));
        Assert.Contains("attempts 1 to 37, the last at +1.12:00:00, on AKR-PC-501", run.Output, StringComparison.Ordinal);
        Assert.Contains("CCR 2 cancelled: the rules no longer want it: NotAssigned: is in the boundaries of BUF, not of ALB", run.Output, StringComparison.Ordinal);
        // What was discovered while the link was down came when it was up again.
        Assert.Contains("+3.02:00:00  sent: PDR 1 to ROC", run.Output, StringComparison.Ordinal);
        Assert.Contains("+3.05:01:00  received: PDR 1 from NYC", run.Output, StringComparison.Ordinal);
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
