using System.Text.Json;

namespace RulesPush.Cli.Tests;

public sealed class DdrTests : IDisposable
{
    private readonly CommandLine _command = new();
    private readonly TestSites _sites;

    public DdrTests()
    {
        _sites = new TestSites(_command);
        _sites.Discover("NYC", "BAD,BAD,nowhere,,,,\n", "WORSE,W,nor here,,,,\n");
    }

    public void Dispose() => _command.Dispose();

    [Fact]
    public void Bad_rows_are_listed_with_their_reasons()
    {
        var table = _sites.Run("ddr", "list");
        Assert.Equal((0, ""), (table.ExitCode, table.Error));
        Assert.Matches(@"\| 1 +\| NYC +\| .*found1\.csv:2 +\| 2026-06-01T12:00:00Z \| IPAddresses 'nowhere' is not .*\| BAD,BAD,nowhere,,,, ", table.Output);

        using var json = JsonDocument.Parse(_sites.Run("ddr", "list", "--format", "json").Output);
        Assert.Equal(("WORSE,W,nor here,,,,", 3), (json.RootElement[1].GetProperty("text").GetString(), json.RootElement[1].GetProperty("row").GetInt32()));
    }

    [Fact]
    public void A_row_that_is_still_bad_is_kept_and_a_mended_one_is_taken_in()
    {
        var bad = _sites.Run("ddr", "replay", "--rules", "r");
        Assert.Equal((1, ""), (bad.ExitCode, bad.Output));
        Assert.StartsWith("rulespush: DDR 1: IPAddresses 'nowhere' is not", bad.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal(2, bad.ErrorLines.Length);

        var good = _sites.Run("ddr", "replay", "1", "--rules", "r", "--text", "BAD,BAD,10.112.129.7,,,,");
        Assert.Equal((0, "DDR 1: taken in at NYC\n"), (good.ExitCode, good.Output));
        Assert.Contains("the next rulespush run handles them", good.Error, StringComparison.Ordinal);
        Assert.StartsWith("BAD, resource 1\n", _sites.Run("machine", "bad").Output, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(_sites.Read(static t => t.BadDdrs.All())).Id);
    }

    [Fact]
    public void A_row_that_is_mended_badly_is_kept_as_it_was_mended()
    {
        Assert.Equal(1, _sites.Run("ddr", "replay", "1", "--rules", "r", "--text", "ONE,TWO").ExitCode);
        var kept = _sites.Read(static t => t.BadDdrs.All())[0];
        Assert.Equal("ONE,TWO", kept.Raw.Text);
        Assert.StartsWith("has 2 values, the header has 7 columns", kept.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_which_only_the_start_was_kept_is_mended_by_its_text()
    {
        _sites.Discover("NYC", $"LONG,LONG,10.112.129.8,,,{new string('x', 5_000_000)},\n");
        Assert.Contains("DDR 3: only the start of the row was kept", _sites.Run("ddr", "replay", "3", "--rules", "r").Error, StringComparison.Ordinal);
        Assert.Contains("DDR 3: IPAddresses 'here' is not", _sites.Run("ddr", "replay", "3", "--rules", "r", "--text", "LONG,LONG,here,,,,").Error, StringComparison.Ordinal);
        // What was mended is read again by itself, as after a fix of the rules.
        Assert.Contains("DDR 3: IPAddresses 'here' is not", _sites.Run("ddr", "replay", "3", "--rules", "r").Error, StringComparison.Ordinal);
        Assert.Equal(0, _sites.Run("ddr", "replay", "3", "--rules", "r", "--text", "LONG,LONG,10.112.129.8,,,,").ExitCode);
    }

    [Theory]
    [InlineData("ddr replay --rules r --text T")]
    [InlineData("ddr replay 1 2 --rules r --text T")]
    public void A_text_is_for_one_row(string args)
    {
        var result = _sites.Run(args.Split(' '));
        Assert.Equal((2, "rulespush: --text is one row: name the one DDR that it stands for"), (result.ExitCode, result.Error.TrimEnd()));
    }

    [Fact]
    public void Rows_are_discarded()
    {
        var result = _sites.Run("ddr", "discard", "2", "9");
        Assert.Equal((1, "DDR 2: discarded\n", "rulespush: no DDR 9 is kept aside"), (result.ExitCode, result.Output, result.Error.TrimEnd()));
        Assert.Equal(1, Assert.Single(_sites.Read(static t => t.BadDdrs.All())).Id);
    }
}
