using System.Diagnostics;
using RulesPush.Installers.Tests.Commands;
using RulesPush.Sites;

namespace RulesPush.Installers.Tests.Ssh;

/// <summary>What is uploaded and run on a real server, and what its end means.</summary>
public sealed class SshInstallerTests
{
    [Fact]
    public async Task The_package_is_uploaded_and_the_command_run_beside_it()
    {
        using var server = await SshServer.StartAsync();
        var script = server.Folder.Write("package/bin/setup", "#!/bin/sh\necho \"$0 $RULESPUSH_SITE\"; cat ../data/file; ls -a .. >&2\n");
        TemporaryFolder.SetRights(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        server.Folder.Write("package/data/file", "content\n");
        server.Folder.Write("package/.hidden", "");

        var result = await server.InstallAsync("cd bin && ./setup");
        Assert.Null(result.Error);
        Assert.Equal("the client runs", result.Text);
        Assert.Contains("./setup AKR\ncontent\n", result.Output, StringComparison.Ordinal);
        Assert.Contains(".hidden", result.Output, StringComparison.Ordinal);
        // What another attempt left is replaced, also where it is running or larger.
        server.Folder.Write("package/data/file", "new\n");
        Assert.Contains("\nnew\n", (await server.InstallAsync("cd bin && ./setup")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_may_be_one_file()
    {
        using var server = await SshServer.StartAsync();
        var bytes = new byte[3_000_000];
        Random.Shared.NextBytes(bytes);
        await File.WriteAllBytesAsync(server.Folder.In("client.bin"), bytes, TestContext.Current.CancellationToken);
        var result = await server.InstallAsync("ls", o => o with { Package = server.Folder.In("client.bin"), RemoteFolder = server.Remote + "/a b/it's" });
        Assert.Equal(InstallationResult.Success(output: "client.bin\n"), result);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(server.Remote + "/a b/it's/client.bin", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_package_that_is_not_there_is_told_before_anything_is_installed() => Assert.Throws<FileNotFoundException>(
        static () => new SshInstaller(new SshInstallerOptions { Package = "/no/such/package", Command = "true", KnownHosts = "known_hosts" }));

    [Fact]
    public async Task The_command_is_told_by_its_environment_and_no_value_is_run()
    {
        using var server = await SshServer.StartAsync();
        var result = await server.InstallAsync("env | grep ^RULESPUSH_ | sort; cat");
        Assert.Equal(
            $"""
            RULESPUSH_ACCOUNT={Environment.UserName}
            RULESPUSH_ADDRESS=127.0.0.1
            RULESPUSH_ASSIGNED_SITE=NYC
            RULESPUSH_ATTEMPT=2
            RULESPUSH_CCR=17
            RULESPUSH_INSTALLATION_PROPERTIES=SMSSITECODE=NYC FSP='a b' "$HOME" `id` ;
            RULESPUSH_MANAGEMENT_POINT=mp.akr.example
            RULESPUSH_REPORTING_MP=
            RULESPUSH_SITE=AKR
            RULESPUSH_TARGET=AKR-PC-017

            """,
            result.Output);
    }

    [Theory]
    [InlineData("echo why >&2; exit 13", InstallationError.BadPlatform, "the client does not run on this platform (exit code 13): why")]
    [InlineData("exit 15", InstallationError.AlreadyClient, "the client is installed already (exit code 15)")]
    [InlineData("exit 7", InstallationError.Other, "the installer failed (exit code 7)")]
    [InlineData("echo 'tar: No space left on device' >&2; exit 2", InstallationError.NoDiskSpace, "the installer failed (exit code 2): tar: No space left on device")]
    [InlineData("kill -9 $$", InstallationError.Other, "the installer was ended: KILL")]
    [InlineData("head -c 3000000 /dev/zero | tr '\\0' x; exit 12", InstallationError.AccessDenied, null)]
    public async Task The_end_of_the_command_is_the_result(string command, InstallationError error, string? text)
    {
        using var server = await SshServer.StartAsync();
        var result = await server.InstallAsync(command);
        Assert.Equal(error, result.Error);
        Assert.Equal(text ?? result.Text, result.Text);
        Assert.InRange(result.Output?.Length ?? 0, 0, 70_000);
    }

    [Fact]
    public async Task A_command_that_hangs_is_timed_out()
    {
        using var server = await SshServer.StartAsync();
        var started = Stopwatch.GetTimestamp();
        var pid = server.Folder.In("pid");
        var result = await server.InstallAsync($"echo waiting; sleep 300 & echo $! > '{pid}'; wait", static o => o with { Timeout = TimeSpan.FromSeconds(3) });
        Assert.Equal((InstallationError.TimedOut, "waiting\n"), (result.Error, result.Output));
        Assert.Equal("the installer did not end within 00:00:03: waiting", result.Text);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20));
        await Script.AssertGoneAsync(pid);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_ends_as_that()
    {
        using var server = await SshServer.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var pid = server.Folder.In("pid");
        var call = server.Installer($"echo $$ > '{pid}.new'; mv '{pid}.new' '{pid}'; exec sleep 300")
            .InstallAsync(Orders.Of("127.0.0.1", server.Account), cancellation.Token);
        while (!File.Exists(pid))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Script.AssertGoneAsync(pid);
    }

    [Fact]
    public async Task A_child_that_the_command_leaves_running_holds_the_call_only_briefly()
    {
        using var server = await SshServer.StartAsync();
        var started = Stopwatch.GetTimestamp();
        Assert.Equal(InstallationResult.Success(output: "started\n"), await server.InstallAsync("sleep 10 & echo started"));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_disk_that_is_full_is_told_as_that()
    {
        using var server = await SshServer.StartAsync();
        Directory.CreateDirectory(server.Remote);
        Assert.SkipUnless(Tool.Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", server.Remote).ExitCode == 0, "a small disk cannot be mounted here");
        try
        {
            server.Folder.Write("package/large", new string('x', 1_000_000));
            var result = await server.InstallAsync("true");
            Assert.Equal(InstallationError.NoDiskSpace, result.Error);
            Assert.Contains("the disk is full", result.Text, StringComparison.Ordinal);
        }
        finally
        {
            Tool.Run("umount", server.Remote);
        }
    }

    [Fact]
    public async Task Ten_at_a_time_do_not_hinder_each_other()
    {
        using var server = await SshServer.StartAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(
            i => server.InstallAsync($"sleep 1; echo {i}", o => o with { RemoteFolder = $"{server.Remote}/{i}" })));
        Assert.Equal(Enumerable.Range(0, 10).Select(static i => InstallationResult.Success(output: $"{i}\n")), results);
    }
}
