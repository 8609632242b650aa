using System.Text.Json;

namespace RulesPush.Cli.Tests;

public sealed class StatusTests : IDisposable
{
    private readonly CommandLine _command = new();
    private readonly TestSites _sites;

    public StatusTests() => _sites = new TestSites(_command);

    public void Dispose() => _command.Dispose();

    [Fact]
    public void Json_counts_each_machine_once_and_each_decision_where_the_machine_is_held()
    {
        _sites.Discover("NYC", TestSites.AkronPc("A-1", 1), TestSites.AkronPc("A-2", 2), TestSites.NewYorkPc("N-1", 1), "X,X,192.168.0.1,,,,\n", "BAD,BAD,nowhere,,,,\n");
        _sites.Installer.Result = Sites.InstallationResult.Success();
        _sites.Discover("AKR", TestSites.AkronPc("A-3", 3));
        var result = _sites.Run("status", "--format", "json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        var root = json.RootElement;
        Assert.Equal((5, 1, 0), (root.GetProperty("resources").GetInt32(), root.GetProperty("badDdrs").GetInt32(), root.GetProperty("messages").GetInt32()));
        Assert.Equal("""{"NotAssigned":1,"AlreadyClient":1,"Push":3}""", Compact(root.GetProperty("decisions")));
        Assert.Equal(
            """{"held":0,"incoming":0,"processing":0,"retry":3,"done":1,"failed":0,"cancelled":0}""", Compact(root.GetProperty("ccrs")));
        Assert.Equal(["NYC", "AKR", "BUF"], root.GetProperty("sites").EnumerateArray().Select(static s => s.GetProperty("code").GetString()));
        var akron = root.GetProperty("sites")[1];
        Assert.Equal(("NYC", "secondary", true, 3), (
            akron.GetProperty("parent").GetString(), akron.GetProperty("kind").GetString(), akron.GetProperty("push").GetBoolean(), akron.GetProperty("resources").GetInt32()));
        Assert.EndsWith("found2.csv", akron.GetProperty("discovery").GetString(), StringComparison.Ordinal);
        Assert.Equal("""{"AlreadyClient":1,"Push":2}""", Compact(akron.GetProperty("decisions")));
        Assert.Equal(2, root.GetProperty("intakes").GetArrayLength());
    }

    [Fact]
    public void A_table_has_the_sites_below_each_other()
    {
        _sites.Discover("NYC", TestSites.AkronPc("A-1", 1), "BAD,BAD,nowhere,,,,\n");
        var result = _sites.Run("status");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"\| NYC +\| primary +\| .*found1\.csv +\| on +\| 1 +\|", result.Output);
        Assert.Matches(@"\|   AKR +\| secondary +\| discovery off +\| on +\| 1 +\| 1 Push +\| 1 retry +\| 0 +\|", result.Output);
        Assert.Contains("bad DDRs kept aside: 1; see rulespush ddr list", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"found1\.csv +\| 2026-06-01T12:00:00Z \| to 3 +\| finished +\|", result.Output);
    }

    [Theory]
    [InlineData("there is no site database", null)]
    [InlineData("is not a SQLite database", "something else")]
    public void A_database_that_cannot_be_used_is_exit_code_4_and_one_line(string why, string? content)
    {
        if (content is not null)
            _command.Write("sites.db", content);
        foreach (var command in new string[][] { ["status"], ["machine", "A"], ["ccr", "list"], ["ccr", "cancel", "1"], ["ddr", "list"], ["maintain"], ["push", "--rules", "r", "--site", "NYC", "--name", "A"] })
        {
            var result = _sites.Run(command);
            Assert.Equal((4, ""), (result.ExitCode, result.Output));
            Assert.Contains(why, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("status", "  rulespush status --database ")]
    [InlineData("machine", "  rulespush machine AKR-PC-017 ")]
    [InlineData("ccr", "  rulespush ccr cancel 17 ")]
    [InlineData("ccr release", "  rulespush ccr release --database ")]
    [InlineData("ddr replay", "  rulespush ddr replay --rules ")]
    [InlineData("maintain", "  rulespush maintain --database ")]
    [InlineData("push", "  rulespush push --rules ")]
    public void Help_has_examples_and_the_exit_codes(string name, string example)
    {
        var result = _command.Run([.. name.Split(' '), "--help"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(example, result.Output, StringComparison.Ordinal);
        Assert.Contains("  4  the site database cannot be used", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_usage_of_a_command_below_a_command_names_both()
    {
        var result = _command.Run("ccr", "show", "seven", "--database", "d");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("See rulespush ccr show --help.", result.ErrorLines[^1]);
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
