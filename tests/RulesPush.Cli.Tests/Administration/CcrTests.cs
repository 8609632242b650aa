using System.Text.Json;
using RulesPush.Sites;

namespace RulesPush.Cli.Tests;

public sealed class CcrTests : IDisposable
{
    private readonly CommandLine _command = new();
    private readonly TestSites _sites;

    public CcrTests() => _sites = new TestSites(_command) { MaxNewRequests = 2 };

    public void Dispose() => _command.Dispose();

    [Fact]
    public void Requests_are_listed_by_state_and_site()
    {
        Put();
        var table = _sites.Run("ccr", "list", "--state", "HELD");
        Assert.Equal((0, ""), (table.ExitCode, table.Error));
        Assert.Matches(@"\| 3 +\| held +\| NYC +\| N-3 ", table.Output);
        Assert.DoesNotContain("N-1", table.Output, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(_sites.Run("ccr", "list", "--site", "nyc", "--format", "json").Output);
        Assert.Equal(["retry", "retry", "held", "held"], json.RootElement.EnumerateArray().Select(static r => r.GetProperty("state").GetString()));
        Assert.Equal("[]\n", _sites.Run("ccr", "list", "--site", "AKR", "--format", "json").Output);
    }

    [Fact]
    public void An_unknown_site_is_wrong_usage()
    {
        Put();
        var result = _sites.Run("ccr", "list", "--site", "BOS");
        Assert.Equal((2, "rulespush: the database has no site 'BOS'; its sites are NYC, AKR, BUF"), (result.ExitCode, result.Error.TrimEnd()));
    }

    [Fact]
    public void One_is_shown_with_its_attempts()
    {
        Put();
        var tree = _sites.Run("ccr", "show", "1");
        Assert.Equal(
            [
                "CCR 1 of NYC: retry",
                "├── machine N-1, resource 1",
                "├── created 2026-06-01T12:00:00Z: matches Owned",
                "├── due 2026-06-01T13:00:00Z",
                "└── attempt 1, 2026-06-01T12:00:00Z to 2026-06-01T12:00:00Z: Unreachable: no answer\\u001B[2J",
                "    ├── on N-1 from no management point as the installer's own account",
                "    ├── | one",
                "    └── | two",
            ],
            tree.OutputLines);

        using var json = JsonDocument.Parse(_sites.Run("ccr", "show", "1", "--format", "json").Output);
        Assert.Equal("one\ntwo\n", json.RootElement.GetProperty("attemptsMade")[0].GetProperty("output").GetString());

        var unknown = _sites.Run("ccr", "show", "99");
        Assert.Equal((2, "rulespush: there is no CCR 99; see rulespush ccr list"), (unknown.ExitCode, unknown.Error.TrimEnd()));
    }

    [Fact]
    public void What_can_be_changed_is_changed_and_the_rest_is_told()
    {
        Put();
        var cancel = _sites.Run("ccr", "cancel", "1", "99", "2");
        Assert.Equal(1, cancel.ExitCode);
        Assert.Equal(["CCR 1 of N-1: cancelled", "CCR 2 of N-2: cancelled"], cancel.OutputLines);
        Assert.Equal(["rulespush: there is no CCR 99"], cancel.ErrorLines);
        Assert.Equal((RequestState.Cancelled, RequestState.Cancelled), (_sites.StateOf(1), _sites.StateOf(2)));

        var retry = _sites.Run("ccr", "retry", "1", "3", "--format", "json");
        Assert.Equal(1, retry.ExitCode);
        using var json = JsonDocument.Parse(retry.Output);
        Assert.Equal(1, Assert.Single(json.RootElement.GetProperty("done").EnumerateArray()).GetInt64());
        var refused = Assert.Single(json.RootElement.GetProperty("refused").EnumerateArray());
        Assert.Equal((3, "CCR 3 is held back by the brake: release it instead"), (refused.GetProperty("id").GetInt64(), refused.GetProperty("why").GetString()));
        Assert.Equal(RequestState.Retry, _sites.StateOf(1));
    }

    [Fact]
    public void All_that_is_held_back_is_released_or_what_is_named()
    {
        Put();
        Assert.Equal((0, "CCR 4 of N-4: released\n"), Without(_sites.Run("ccr", "release", "4")));
        var other = _sites.Run("ccr", "release", "3", "--site", "AKR");
        Assert.Equal((1, "rulespush: CCR 3 is of NYC, not of AKR"), (other.ExitCode, other.Error.TrimEnd()));
        Assert.Equal((0, "CCR 3 of N-3: released\n"), Without(_sites.Run("ccr", "release")));
        Assert.Equal((0, ""), Without(_sites.Run("ccr", "release")));
        Assert.Equal((RequestState.Incoming, RequestState.Incoming), (_sites.StateOf(3), _sites.StateOf(4)));
    }

    [Fact]
    public void A_terminal_shows_the_same_with_lines_that_fit()
    {
        Put();
        using var terminal = new CommandLine { OutputTerminal = Spectre.Console.AnsiSupport.Yes };
        var output = terminal.Run("ccr", "show", "1", "--database", _sites.Path).Output;
        Assert.StartsWith("CCR 1 of NYC: retry", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001B[2J", output, StringComparison.Ordinal);
        Assert.Contains("╭─────┬", terminal.Run("ccr", "list", "--database", _sites.Path).Output, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output) Without(CommandResult result) => (result.ExitCode, result.Output);

    /// <summary>Four requests of NYC: two that were tried, and two that the brake holds back.</summary>
    private void Put() => _sites.Discover("NYC", [.. Enumerable.Range(1, 4).Select(static i => TestSites.NewYorkPc($"N-{i}", i))]);
}
