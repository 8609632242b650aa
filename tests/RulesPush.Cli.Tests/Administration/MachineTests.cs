using System.Text.Json;

namespace RulesPush.Cli.Tests;

public sealed class MachineTests : IDisposable
{
    private readonly CommandLine _command = new();
    private readonly TestSites _sites;

    public MachineTests() => _sites = new TestSites(_command);

    public void Dispose() => _command.Dispose();

    [Fact]
    public void A_life_is_told_from_the_discovery_to_the_request()
    {
        _sites.Discover("NYC", TestSites.AkronPc("A-1", 1));
        var result = _sites.Run("machine", "a-1");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            [
                "A-1, resource 1",
                "├── stored at NYC, serial 1, last discovered 2026-06-01T12:00:00Z",
                "│   ├── IPAddresses: 10.112.129.1 (Network at NYC, 2026-06-01T12:00:00Z)",
            ],
            result.OutputLines[..3]);
        var hash = new Sites.RulesInForce(new TestRules()).Hash;
        Assert.Contains($"│   ├── NYC: NotAssigned: is in the boundaries of AKR, not of NYC (rules {hash}, 2026-06-01T12:00:00Z)", result.OutputLines);
        Assert.Contains($"│   └── AKR: Push: matches Workstations (rules {hash}, 2026-06-01T12:00:00Z)", result.OutputLines);
        Assert.Contains("│   └── AKR: never set", result.OutputLines);
        Assert.Contains("│   ├── 2026-06-01T12:00:00Z  AKR  RequestCreated      CCR 1: matches Workstations", result.OutputLines);
        Assert.Contains("└── CCR 1 of AKR: retry", result.OutputLines);
        Assert.Contains("    └── attempt 1, 2026-06-01T12:00:00Z to 2026-06-01T12:00:00Z: Unreachable: no answer\\u001B[2J", result.OutputLines);
    }

    [Fact]
    public void Json_has_all_of_it()
    {
        _sites.Discover("NYC", TestSites.AkronPc("A-1", 1));
        var result = _sites.Run("machine", "A-1", "--format", "json");
        using var json = JsonDocument.Parse(result.Output);
        var machine = Assert.Single(json.RootElement.EnumerateArray());
        var (nyc, akr) = (machine.GetProperty("stored")[0], machine.GetProperty("stored")[1]);
        Assert.Equal(("NYC", "AKR"), (nyc.GetProperty("site").GetString(), akr.GetProperty("site").GetString()));
        var decision = akr.GetProperty("decision");
        Assert.Equal(("Push", "AKR", "Contoso.Workstations"), (
            decision.GetProperty("outcome").GetString(), decision.GetProperty("heldBy").GetString(), decision.GetProperty("criterion").GetString()));
        var name = nyc.GetProperty("properties").EnumerateArray().Single(static p => p.GetProperty("name").GetString() == "Name").GetProperty("values")[0];
        Assert.Equal(("A-1", "Network", "NYC", "2026-06-01T12:00:00Z"), (
            name.GetProperty("value").GetString(), name.GetProperty("agent").GetString(), name.GetProperty("site").GetString(), name.GetProperty("time").GetString()));
        Assert.Equal("Discovered", machine.GetProperty("story")[0].GetProperty("kind").GetString());
        var attempt = machine.GetProperty("ccrs")[0].GetProperty("attemptsMade")[0];
        Assert.Equal(("Unreachable", "no answer\u001B[2J", "A-1"), (
            attempt.GetProperty("error").GetString(), attempt.GetProperty("text").GetString(), attempt.GetProperty("target").GetString()));
    }

    [Fact]
    public void Two_machines_of_one_name_are_two_trees_and_one_is_found_by_its_NetBIOS_name_too()
    {
        _sites.Discover("NYC", "PC,ONE,10.112.129.1,,,,\n", "PC,TWO,10.112.129.2,,,,\n");
        Assert.Equal(["PC, resource 1", "PC, resource 2"], _sites.Run("machine", "PC").OutputLines.Where(static l => l.StartsWith("PC", StringComparison.Ordinal)));
        Assert.StartsWith("PC, resource 2\n", _sites.Run("machine", "two").Output, StringComparison.Ordinal);
    }

    [Theory, InlineData("CEN"), InlineData("NYC")]
    public void Primary_sites_above_each_other_tell_one_story(string discoveredAt)
    {
        var sites = new TestSites(_command) { Rules = TestRules.WithCentralSite() };
        sites.Discover(discoveredAt, TestSites.AkronPc("A-1", 1));
        var result = sites.Run("machine", "A-1");
        Assert.Equal("A-1, resource " + (discoveredAt == "CEN" ? "1 and 2" : "2 and 1"), result.OutputLines[0]);
        Assert.Equal(["CEN", "NYC", "AKR"], result.OutputLines.SkipWhile(static l => l != "├── decisions").Skip(1).Take(3).Select(static l => l[8..11]));
        var story = result.OutputLines.SkipWhile(static l => l != "├── story").ToList();
        Assert.Contains($"  {discoveredAt}  Discovered", story[1], StringComparison.Ordinal);
        Assert.Contains(story, static l => l.Contains("AKR  RequestCreated", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(sites.Run("status", "--format", "json").Output);
        Assert.Equal((1, """{"Push":1}"""), (json.RootElement.GetProperty("resources").GetInt32(), JsonSerializer.Serialize(json.RootElement.GetProperty("decisions"))));
    }

    [Fact]
    public void A_machine_without_a_name_is_found_by_what_it_is_listed_under()
    {
        _sites.Discover("NYC", ",,10.112.129.9,,,,\n");
        Assert.StartsWith("10.112.129.9, resource 1\n", _sites.Run("machine", "10.112.129.9").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_that_is_not_stored_is_exit_code_2()
    {
        _sites.Discover("NYC", TestSites.AkronPc("A-1", 1));
        var result = _sites.Run("machine", "A-\u001B1");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("rulespush: no site has stored a machine 'A-\\u001B1'", result.Error, StringComparison.Ordinal);
    }
}
