using System.Text;
using System.Text.Json;
using RulesPush.Cli.Running;
using RulesPush.Model;

namespace RulesPush.Cli.Tests;

/// <summary><c>rulespush run</c>, with rules that name no management points: nothing is asked over the network.</summary>
public sealed class RunTests : IDisposable
{
    private const string Header = "Name,NetBiosName,IPAddresses,OperatingSystemNameAndVersion,CostCenter\n";

    private const string Machines = Header + """
        AKR-PC-1,AKR-PC-1,10.112.129.1,Microsoft Windows NT Workstation 10.0,
        AKR-LAB-1,AKR-LAB-1,10.112.129.2,Microsoft Windows NT Workstation 10.0,
        BUF-1,BUF-1,10.112.130.1,,
        NYC-1,NYC-1,10.112.3.1,Linux,100
        NOWHERE,NOWHERE,192.168.0.1,Linux,

        """;

    private readonly CommandLine _command = new();

    private string Database => _command.Path("sites.db");

    public void Dispose() => _command.Dispose();

    [Fact]
    public void Ends_with_the_status_and_what_a_dry_run_would_do()
    {
        var result = Run(Machines);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"NYC: {_command.Path("machines.csv")}: 5 DDRs taken in", result.ErrorLines);
        string[] sites = [.. result.OutputLines.Where(static l => l.StartsWith('|')).Select(static l => string.Join(' ', l.Split('|', StringSplitOptions.TrimEntries)).Trim())];
        Assert.Contains($"NYC primary {_command.Path("machines.csv")} on 5 1 NotAssigned, 1 Push 1 incoming 0", sites);
        Assert.Contains("AKR secondary discovery off on 2 1 NoCriterionMatched, 1 Push 1 incoming 0", sites);
        Assert.Contains("BUF secondary discovery off off 1 1 PushDisabled  0", sites);
        Assert.Equal(
            [
                "Dry run: nothing was installed. 2 CCRs wait for a run with --installer command or ssh, such as",
                // In the order of the file: what comes of a DDR is done before the next.
                "  CCR 1 of AKR: would install on AKR-PC-1 from no management point as the installer's own account, assigned to NYC, reporting through no management point",
                "  CCR 2 of NYC: would install on NYC-1 from no management point as the installer's own account, assigned to NYC, reporting through no management point",
            ],
            result.OutputLines[^3..]);
    }

    [Fact]
    public void Ends_with_the_status_as_JSON_for_a_script()
    {
        var status = Json(Run(Machines, "--format", "json"));
        Assert.Equal((5, 0, 0), (status.GetProperty("resources").GetInt32(), status.GetProperty("badDdrs").GetInt32(), status.GetProperty("messages").GetInt32()));
        Assert.Equal("""{"NotAssigned":1,"PushDisabled":1,"NoCriterionMatched":1,"Push":2}""", status.GetProperty("decisions").GetRawText().Replace(" ", "").Replace("\n", ""));
        Assert.Equal(2, Requests(status, "incoming"));
    }

    [Fact]
    public void What_was_taken_in_is_not_taken_in_again()
    {
        var first = Run(Machines, "--format", "json");
        var second = Run(Machines, "--format", "json");
        Assert.Equal((0, first.Output), (second.ExitCode, second.Output));
        Assert.Contains($"NYC: {_command.Path("machines.csv")} was taken in before", second.ErrorLines);
    }

    [Fact]
    public void The_same_content_under_another_name_is_taken_in()
    {
        Run(Machines);
        _command.Write("again.csv", Machines);
        var result = RunOnce("--discover", $"{_command.Path("again.csv")}@NYC", "--format", "json");
        Assert.Contains($"NYC: {_command.Path("again.csv")}: 5 DDRs taken in", result.ErrorLines);
        // The same machines: none is doubled, and no request.
        Assert.Equal((5, 2), (Json(result).GetProperty("resources").GetInt32(), Requests(Json(result), "incoming")));
    }

    [Fact]
    public void Bad_rows_are_kept_aside_and_the_run_ends_with_1()
    {
        var result = Run(Header + "PC,PC,10.112.3.1,Linux,\nBAD,BAD,not an address,,\n,,,,100\n", "--format", "json");
        Assert.Equal((1, 2, 1), (result.ExitCode, Json(result).GetProperty("badDdrs").GetInt32(), Json(result).GetProperty("resources").GetInt32()));
        Assert.Contains($"NYC: {_command.Path("machines.csv")}: 1 DDRs taken in, 2 kept aside", result.ErrorLines);
        var listed = _command.Run("ddr", "list", "--database", Database);
        Assert.Contains("not an address", listed.Output, StringComparison.Ordinal);
        // They are of the run that met them.
        Assert.Equal(0, RunOnce().ExitCode);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_problem_and_the_others_are_taken_in()
    {
        _command.Write("bad.csv", "no header\n1\n");
        var result = Run(Machines, "--discover", $"{_command.Path("bad.csv")}@AKR", "--format", "json");
        Assert.Equal((1, 5), (result.ExitCode, Json(result).GetProperty("resources").GetInt32()));
        Assert.Contains(result.ErrorLines, line => line.StartsWith($"AKR: ", StringComparison.Ordinal) && line.Contains("bad.csv", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_of_a_folder_are_moved_away_when_they_are_stored()
    {
        Directory.CreateDirectory(_command.Path("drop"));
        foreach (var (name, text) in new[] { ("good.csv", Machines), ("bad.csv", Header + "BAD,BAD,no address,,\n"), ("other.txt", "left alone") })
        {
            // As if it had been put there some time before the clock of the test.
            File.SetLastWriteTimeUtc(_command.Write($"drop/{name}", text), CommandLine.Now.UtcDateTime.AddMinutes(-1));
        }

        var result = RunOnce("--discover", $"{_command.Path("drop")}@NYC");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            ["bad/bad.csv", "bad/bad.csv.reasons.txt", "done/good.csv", "other.txt"],
            Directory.GetFiles(_command.Path("drop"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_command.Path("drop"), f).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.Contains("bad.csv:2: IPAddresses 'no address' is not an IPv4 or IPv6 address", _command.Read("drop/bad/bad.csv.reasons.txt"), StringComparison.Ordinal);
        Assert.Contains(result.ErrorLines, static line => line.Contains("other.txt is neither .csv nor .jsonl", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("machines.csv@XYZ", "--discover 'machines.csv@XYZ': Contoso.Rules has no site 'XYZ'; its sites are NYC, AKR, BUF")]
    [InlineData("machines.csv", "--discover 'machines.csv' does not say at which site; write FILE@SITE, such as machines.csv@NYC")]
    [InlineData("missing.csv@NYC", "there is no file missing.csv")]
    [InlineData("/@NYC/machines.txt@NYC", "there is no file /@NYC/machines.txt")]
    public void A_source_that_is_none_is_wrong_usage(string source, string message)
    {
        var result = RunOnce("--discover", source);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal($"rulespush: {message}", result.ErrorLines[^1]);
    }

    [Theory]
    [InlineData("--command needs --installer command; without it nothing is installed", "--command", "./push.sh")]
    [InlineData("--installer command needs --command PROGRAM", "--installer", "command")]
    [InlineData("--installer ssh needs --ssh-package and --ssh-command", "--installer", "ssh", "--ssh-package", "client")]
    [InlineData("--installer-timeout takes minutes from 1", "--installer-timeout", "0")]
    public void An_installer_that_is_half_described_is_wrong_usage_before_anything_is_made(string message, params string[] options)
    {
        var result = RunOnce(options);
        Assert.Equal((2, $"rulespush: {message}"), (result.ExitCode, result.Error.TrimEnd()));
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public void The_brake_holds_requests_back_until_they_are_released()
    {
        var machines = Header + string.Concat(Enumerable.Range(1, 5).Select(static i => $"PC{i},PC{i},10.112.3.{i},Linux,100\n"));
        var result = Run(machines, "--max-new-ccrs", "2", "--format", "json");
        Assert.Equal((2, 3), (Requests(Json(result), "incoming"), Requests(Json(result), "held")));
        Assert.Contains(result.ErrorLines, static line => line.StartsWith("the brake holds 3 requests back", StringComparison.Ordinal));

        Assert.Equal(0, _command.Run("ccr", "release", "--database", Database).ExitCode);
        var status = Json(RunOnce("--max-new-ccrs", "2", "--format", "json"));
        Assert.Equal((5, 0), (Requests(status, "incoming"), Requests(status, "held")));
    }

    [Fact]
    public void Two_runs_do_not_work_on_one_database()
    {
        Run(Machines);
        using (RunLock.Take(Database))
        {
            var result = RunOnce();
            Assert.Equal((4, ""), (result.ExitCode, result.Output));
            Assert.StartsWith($"rulespush: another rulespush run works on {Database}", result.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, RunOnce().ExitCode);
    }

    [Fact]
    public void A_file_that_is_no_database_is_left_alone()
    {
        _command.Write("sites.db", Machines);
        var result = Run(Machines);
        Assert.Equal((4, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"rulespush: {Database} is not a SQLite database", result.Error, StringComparison.Ordinal);
        Assert.Equal(Machines, _command.Read("sites.db"));
    }

    [Fact]
    public void What_a_dry_run_left_due_is_carried_out_by_a_run_with_an_installer()
    {
        Run(Machines);
        var program = Script("""
            echo "$RULESPUSH_TARGET $RULESPUSH_SITE $RULESPUSH_ASSIGNED_SITE $RULESPUSH_ATTEMPT" >> "$1"
            [ "$RULESPUSH_TARGET" = NYC-1 ] || exit 10
            """);
        var result = RunOnce("--installer", "command", "--command", program, "--command-argument", _command.Path("calls"), "--format", "json");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["AKR-PC-1 AKR NYC 1", "NYC-1 NYC NYC 1"], File.ReadAllLines(_command.Path("calls")).Order());
        Assert.Equal((1, 1, 0), (Requests(Json(result), "done"), Requests(Json(result), "retry"), Requests(Json(result), "incoming")));
    }

    [Fact]
    public async Task A_run_that_is_told_to_stop_ends_at_once_and_the_next_goes_on()
    {
        Run(Machines);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        _command.Stop = stop.Token;
        var calls = _command.Path("calls");
        var program = Script("""
            echo "$RULESPUSH_TARGET $RULESPUSH_ATTEMPT" >> "$1"
            [ -e "$1.second" ] || sleep 60
            """);
        var stopping = Task.Run(async () =>
        {
            // What the installers of another process have begun is seen in their file alone. Where they never begin, the
            // minute ends the wait as it ends the run.
            while (!File.Exists(calls) || (await File.ReadAllLinesAsync(calls, TestContext.Current.CancellationToken)).Length < 2)
            {
                Assert.False(stop.IsCancellationRequested, "two installers did not begin within a minute");
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            await stop.CancelAsync();
        }, TestContext.Current.CancellationToken);
        // Without --once it would run for ever.
        string[] options = ["--installer", "command", "--command", program, "--command-argument", calls, "--format", "json"];
        var stopped = _command.Run(["run", "--rules", "rules", "--database", Database, .. options]);
        // What went wrong with the wait comes before what the run makes of it.
        await stopping;
        Assert.Equal(0, stopped.ExitCode);
        Assert.Contains("stopped; the next run goes on from here", stopped.ErrorLines);
        Assert.Equal(2, Requests(Json(stopped), "incoming"));

        _command.Stop = CancellationToken.None;
        _command.Write("calls.second", "");
        Assert.Equal(2, Requests(Json(RunOnce(options)), "done"));
        // Not even an attempt was counted that nobody knows the end of.
        Assert.Equal(["AKR-PC-1 1", "AKR-PC-1 1", "NYC-1 1", "NYC-1 1"], (await File.ReadAllLinesAsync(calls, TestContext.Current.CancellationToken)).Order());
    }

    [Fact]
    public void Secrets_are_in_no_output_and_not_in_the_database()
    {
        const string Secret = "Tr0ub4dor-and-3";
        const string EnvironmentSecret = "c0rrect-horse";
        var rules = new TestRules().Definition;
        var settings = new ClientPushSettings { Accounts = new("CORP\\second", "CORP\\first") };
        using var command = new CommandLine { LoadRules = (_, _) => new InterpretedRulePack(rules with { Sites = new(rules.Sites.Select(s => s with { PushSettings = settings })) }) };
        var accounts = command.Write("accounts.json", $$"""{"accounts":[{"name":"CORP\\first","password":"{{Secret}}"}]}""");
        var machines = command.Write("machines.csv", Machines);
        var program = Script($"""
            env
            [ "$RULESPUSH_ACCOUNT" = 'CORP\first' ] && cat {accounts}
            exit 12
            """, command);
        Allow(accounts, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Environment.SetEnvironmentVariable("RULESPUSH_PASSWORD_CORP_SECOND", EnvironmentSecret);
        try
        {
            string[] database = ["--database", command.Path("sites.db")];
            var run = command.Run(["run", "--rules", "rules", .. database, "--discover", $"{machines}@NYC", "--once", "--installer", "command", "--command", program, "--accounts", accounts]);
            Assert.Equal(0, run.ExitCode);
            var shown = command.Run(["ccr", "show", "1", .. database, "--format", "json"]);
            // The attempt is there, with what the program printed, and with the account whose secret it printed.
            Assert.Contains("RULESPUSH_ACCOUNT=CORP\\\\first", shown.Output, StringComparison.Ordinal);
            Assert.Contains("\\u0022password\\u0022:\\u0022", shown.Output.Replace("\\\"", "\\u0022", StringComparison.Ordinal), StringComparison.Ordinal);
            var everything = new[] { run.Output, run.Error, shown.Output, shown.Error }
                .Concat(Directory.GetFiles(Path.GetDirectoryName(machines)!, "sites.db*").Select(static f => Encoding.Latin1.GetString(File.ReadAllBytes(f))));
            Assert.All(everything, static text =>
            {
                Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
                Assert.DoesNotContain(EnvironmentSecret, text, StringComparison.Ordinal);
            });
        }
        finally
        {
            Environment.SetEnvironmentVariable("RULESPUSH_PASSWORD_CORP_SECOND", null);
        }
    }

    /// <summary>Takes the machines in at NYC.</summary>
    private CommandResult Run(string machines, params string[] options) =>
        RunOnce(["--discover", $"{_command.Write("machines.csv", machines)}@NYC", .. options]);

    private CommandResult RunOnce(params string[] options) =>
        _command.Run(["run", "--rules", "rules", "--database", Database, "--once", .. options]);

    private static JsonElement Json(CommandResult result) => JsonDocument.Parse(result.Output).RootElement;

    private static int Requests(JsonElement status, string state) => status.GetProperty("ccrs").GetProperty(state).GetInt32();

    private string Script(string lines, CommandLine? command = null)
    {
        var path = (command ?? _command).Write("install.sh", $"#!/bin/sh\n{lines.ReplaceLineEndings("\n")}\n");
        Allow(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static void Allow(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("the installer of this test is a shell script");
        else
            File.SetUnixFileMode(path, mode);
    }
}
