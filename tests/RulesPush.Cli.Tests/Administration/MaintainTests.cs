using System.Text.Json;

namespace RulesPush.Cli.Tests;

public sealed class MaintainTests : IDisposable
{
    private readonly CommandLine _command = new();
    private readonly TestSites _sites;

    public MaintainTests()
    {
        _sites = new TestSites(_command);
        _sites.Clock.Now = CommandLine.Now.AddDays(-100);
        _sites.Discover("NYC", [.. Enumerable.Range(1, 22).Select(static i => TestSites.AkronPc($"OLD-{i:00}", i)), "CLIENT,CLIENT,10.112.3.1,,,Heartbeat,yes\n"]);
        _sites.Clock.Now = CommandLine.Now.AddDays(-40);
        _sites.Discover("NYC", "CLIENT,CLIENT,10.112.3.1,,,Network,\n");
        _sites.Clock.Now = CommandLine.Now;
    }

    public void Dispose() => _command.Dispose();

    [Fact]
    public void What_would_be_removed_is_named_and_stays()
    {
        var result = _sites.Run("maintain", "--what-if");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"\| delete-aged +\| Delete Aged Discovery Data +\| 90 +\| on +\|", result.Output);
        Assert.Contains("Delete Aged Discovery Data, 90 days: resources that would be removed: 22", result.OutputLines);
        Assert.Contains("├── OLD-20 at NYC", result.OutputLines);
        Assert.DoesNotContain("├── OLD-21 at NYC", result.OutputLines);
        Assert.Contains("├── and 2 more: --format json has all", result.OutputLines);
        Assert.Equal(23, _sites.Read(static t => t.Inventory.Count("NYC")));

        using var json = JsonDocument.Parse(_sites.Run("maintain", "--what-if", "--format", "json").Output);
        Assert.True(json.RootElement.GetProperty("isWhatIf").GetBoolean());
        Assert.Equal(22, json.RootElement.GetProperty("reports")[0].GetProperty("resources").GetArrayLength());
    }

    [Fact]
    public void The_tasks_that_are_on_are_run()
    {
        var result = _sites.Run("maintain");
        Assert.Contains("Delete Aged Discovery Data, 90 days: resources removed: 22", result.OutputLines);
        Assert.Contains("the next rulespush run handles them", result.Error, StringComparison.Ordinal);
        Assert.Matches(@"\| delete-aged .*\| 2026-06-01T12:00:00Z \| 2026-06-08T12:00:00Z \|", result.Output);
        Assert.Equal(1, _sites.Read(static t => t.Inventory.Count("NYC")));
        _sites.Work();
        Assert.Equal(0, _sites.Read(static t => t.Inventory.Count("AKR")));
    }

    [Fact]
    public void The_story_of_a_removed_machine_is_still_told()
    {
        _sites.Run("maintain");
        _sites.Work();
        var result = _sites.Run("machine", "old-07");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("old-07, resource ", result.Output, StringComparison.Ordinal);
        Assert.Contains("├── removed: its primary site has it stored no more", result.OutputLines);
        Assert.Contains(result.OutputLines, static line => line.Contains("AKR  Removed", StringComparison.Ordinal));
        Assert.Contains(result.OutputLines, static line => line.Contains("CCR", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(_sites.Run("machine", "OLD-07", "--format", "json").Output);
        Assert.Equal(0, json.RootElement[0].GetProperty("stored").GetArrayLength());
    }

    [Fact]
    public void A_task_that_is_off_is_run_where_it_is_named()
    {
        var result = _sites.Run("maintain", "--task", "Clear-Install-Flag", "--days", "101");
        Assert.Contains("Clear Install Flag, 101 days: install flags cleared: 0", result.OutputLines);
        result = _sites.Run("maintain", "--task", "clear-install-flag");
        Assert.Contains("Clear Install Flag, 21 days: install flags cleared: 1", result.OutputLines);
        Assert.Contains("└── CLIENT at NYC", result.OutputLines);
    }

    [Fact]
    public void A_task_is_set_to_run_by_itself_or_not()
    {
        var result = _sites.Run("maintain", "--enable", "delete-obsolete", "--days", "14", "--disable", "delete-aged", "--format", "json");
        Assert.Equal(0, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Empty(json.RootElement.GetProperty("reports").EnumerateArray());
        Assert.Equal(
            ["delete-aged 90 False", "clear-install-flag 21 False", "delete-inactive 90 False", "delete-obsolete 14 True"],
            json.RootElement.GetProperty("tasks").EnumerateArray().Select(static t =>
                $"{t.GetProperty("name").GetString()} {t.GetProperty("days").GetInt32()} {t.GetProperty("isOn").GetBoolean()}"));
        Assert.Equal(23, _sites.Read(static t => t.Inventory.Count("NYC")));
        Assert.Contains("Delete Obsolete Client Discovery Data, 14 days: resources removed: 0", _sites.Run("maintain").OutputLines);
    }

    [Theory]
    [InlineData("maintain --days 9", "--days is for one task: name it with --task or --enable")]
    [InlineData("maintain --task delete-aged --days 0", "--days 0 is not from 1 to 3650")]
    [InlineData("maintain --task delete-aged --enable delete-aged", "--enable and --disable run nothing: leave --task and --what-if out")]
    [InlineData("maintain --disable delete-aged --enable delete-aged", "--enable and --disable name the same task delete-aged")]
    [InlineData("maintain --task everything", "Argument 'everything' not recognized.")]
    public void What_does_not_go_together_is_wrong_usage(string args, string why)
    {
        var result = _sites.Run(args.Split(' '));
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(why, result.Error, StringComparison.Ordinal);
    }
}
