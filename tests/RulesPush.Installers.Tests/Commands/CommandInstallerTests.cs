using System.Diagnostics;
using RulesPush.Sites;

namespace RulesPush.Installers.Tests.Commands;

/// <summary>What a program is told, and what its end means.</summary>
public sealed class CommandInstallerTests
{
    [Theory]
    [InlineData(1, InstallationError.Other)]
    [InlineData(9, InstallationError.Other)]
    [InlineData(10, InstallationError.Unreachable)]
    [InlineData(11, InstallationError.NameNotFound)]
    [InlineData(12, InstallationError.AccessDenied)]
    [InlineData(13, InstallationError.BadPlatform)]
    [InlineData(14, InstallationError.NoDiskSpace)]
    [InlineData(15, InstallationError.AlreadyClient)]
    [InlineData(16, InstallationError.TimedOut)]
    [InlineData(17, InstallationError.Other)]
    [InlineData(255, InstallationError.Other)]
    public async Task An_exit_code_is_an_error(int code, InstallationError error)
    {
        var result = await Script.RunAsync($"echo first; echo 'and why' >&2; exit {code}");
        Assert.Equal(error, result.Error);
        Assert.Contains($"(exit code {code}): ", result.Text, StringComparison.Ordinal);
        Assert.Contains("and why", result.Output, StringComparison.Ordinal);
        Assert.Contains("first", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exit_code_0_is_success() =>
        Assert.Equal(InstallationResult.Success(output: "done\n"), await Script.RunAsync("echo done"));

    [Fact]
    public async Task Its_environment_tells_it_what_to_install()
    {
        // The tier of the tests is in the environment of this process, and inherited.
        var result = await Script.RunAsync("env | grep ^RULESPUSH_ | grep -v ^RULESPUSH_TESTS= | sort", new PushAccount("CORP\\push", "hidden"));
        Assert.Equal(
            """
            RULESPUSH_ACCOUNT=CORP\push
            RULESPUSH_ADDRESS=10.1.1.1
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
        Assert.Equal("\n", (await Script.RunAsync("echo \"${RULESPUSH_ACCOUNT-unset}\"")).Output);
    }

    [Fact]
    public async Task It_inherits_the_environment_but_for_secrets()
    {
        string[] names = ["RULESPUSH_PASSWORD_CORP_PUSH", "RulesPush_Secret_Key", "RULESPUSH_TEST_INHERITED"];
        try
        {
            foreach (var name in names)
                Environment.SetEnvironmentVariable(name, "s3cret");
            var result = await Script.RunAsync("env | grep s3cret; echo \"$PATH\"");
            Assert.Equal($"RULESPUSH_TEST_INHERITED=s3cret\n{Environment.GetEnvironmentVariable("PATH")}\n", result.Output);
        }
        finally
        {
            foreach (var name in names)
                Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Fact]
    public async Task A_secret_that_it_prints_is_blotted_out()
    {
        var result = await Script.RunAsync("echo s3cret phrase; exit 1", new PushAccount("push", "s3cret", null, "phrase"));
        Assert.Equal("*** ***\n", result.Output);
        Assert.EndsWith(": *** ***", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_argument_arrives_as_it_is_written()
    {
        string[] arguments = ["a b", "it's", "say \"hi\"", "$HOME", "*", "", "back\\slash", "new\nline"];
        var result = await Script.RunAsync("for a in \"$@\"; do printf '[%s]' \"$a\"; done", arguments: arguments);
        Assert.Equal(string.Concat(arguments.Select(static a => $"[{a}]")), result.Output);
    }

    [Fact]
    public async Task It_has_no_input() => Assert.Equal("end\n", (await Script.RunAsync("cat; echo end")).Output);

    [Fact]
    public async Task Only_the_start_of_its_output_is_kept()
    {
        var result = await Script.RunAsync("head -c 3000000 /dev/zero | tr '\\0' x; head -c 3000000 /dev/zero | tr '\\0' x >&2");
        Assert.Null(result.Error);
        Assert.Equal(new string('x', 64 * 1024) + "\n[the rest is not kept]", result.Output);
    }

    [Fact]
    public async Task The_text_is_one_visible_line()
    {
        var result = await Script.RunAsync("printf '\\033[31mred\\a\\n\\n'; exit 3");
        Assert.Equal("the installer failed (exit code 3): [31mred", result.Text);
    }

    [Theory]
    [InlineData("/no/such/program")]
    [InlineData("no-such-program-in-the-path")]
    [InlineData("/")]
    public async Task A_program_that_cannot_be_started_is_a_failure(string program)
    {
        var installer = new CommandInstaller(new CommandInstallerOptions { Program = program });
        var result = await installer.InstallAsync(Orders.Of("10.1.1.1"), TestContext.Current.CancellationToken);
        Assert.Equal(InstallationError.Other, result.Error);
        Assert.StartsWith($"{program} cannot be started: ", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_at_a_time_do_not_hinder_each_other()
    {
        var started = Stopwatch.GetTimestamp();
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(static i => Script.RunAsync($"sleep 1; echo {i}")));
        Assert.Equal(Enumerable.Range(0, 20).Select(static i => $"{i}\n"), results.Select(static r => r.Output));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(15));
    }
}
