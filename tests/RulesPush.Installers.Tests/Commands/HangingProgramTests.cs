using System.Diagnostics;
using RulesPush.Sites;

namespace RulesPush.Installers.Tests.Commands;

/// <summary>A program that does not end is ended, and what it leaves behind does not hold the call.</summary>
public sealed class HangingProgramTests
{
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task It_is_killed_with_its_children_when_its_time_is_over()
    {
        using var folder = new TemporaryFolder();
        var started = Stopwatch.GetTimestamp();
        var result = await Script.RunAsync(
            "echo waiting; sleep 300 & echo $! > \"$1\"; trap '' TERM; wait", timeout: TimeSpan.FromSeconds(1), arguments: folder.In("pid"));
        Assert.Equal(InstallationError.TimedOut, result.Error);
        Assert.Equal("the installer did not end within 00:00:01: waiting", result.Text);
        Assert.Equal("waiting\n", result.Output);
        Assert.True(Stopwatch.GetElapsedTime(started) < _soon);
        await Script.AssertGoneAsync(folder.In("pid"));
    }

    [Fact]
    public async Task It_is_killed_with_its_children_when_the_call_is_cancelled()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var installer = Script.Installer("sleep 300 & echo $! > \"$1.new\"; mv \"$1.new\" \"$1\"; wait", arguments: folder.In("pid"));
        var call = installer.InstallAsync(Orders.Of("10.1.1.1"), cancellation.Token);
        while (!File.Exists(folder.In("pid")))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Script.AssertGoneAsync(folder.In("pid"));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_already_starts_nothing()
    {
        using var folder = new TemporaryFolder();
        var installer = Script.Installer("touch \"$1\"", arguments: folder.In("ran"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => installer.InstallAsync(Orders.Of("10.1.1.1"), new CancellationToken(canceled: true)));
        Assert.False(File.Exists(folder.In("ran")));
    }

    [Fact]
    public async Task A_child_that_it_leaves_running_keeps_running_and_holds_the_call_only_briefly()
    {
        using var folder = new TemporaryFolder();
        var started = Stopwatch.GetTimestamp();
        var result = await Script.RunAsync("sleep 300 & echo $! > \"$1\"; echo started", arguments: folder.In("pid"));
        Assert.Equal(InstallationResult.Success(output: "started\n"), result);
        Assert.True(Stopwatch.GetElapsedTime(started) < _soon);

        using var child = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(folder.In("pid"), TestContext.Current.CancellationToken)));
        Assert.False(child.HasExited);
        child.Kill();
    }
}
