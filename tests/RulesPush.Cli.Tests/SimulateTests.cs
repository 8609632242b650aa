using System.Text.RegularExpressions;
using RulesPush.Model;

namespace RulesPush.Cli.Tests;

/// <summary><c>rulespush simulate</c>: the steps that it prints in their order, and the sentence that says why.</summary>
public sealed partial class SimulateTests : IDisposable
{
    private const string Pc = """
        "machine": { "Name": "PC", "NetBiosName": "PC", "IPAddresses": "10.112.129.7", "OperatingSystemNameAndVersion": "Microsoft Windows NT Workstation 10.0" }
        """;

    private const string NeverAnswers = """{ "installer": "*", "result": "Unreachable" }""";

    private static readonly string[] _afterTheDdrIsStored =
    [
        "+00:00:00 NYC decided NotAssigned: is in the boundaries of AKR, not of NYC",
        "+00:00:00 NYC sent: PDR 1 to AKR",
        "+00:00:00 AKR received: PDR 1 from NYC",
        "+00:00:00 AKR decided Push: matches Workstations",
        "+00:00:00 AKR created CCR 1: matches Workstations",
        "+00:00:00 AKR attempt 1 on AKR-PC-017 from mp.akr.example as the installer's own account: success: the client runs",
        "+00:00:00 AKR CCR 1 done: installed in attempt 1",
        "+00:00:00 AKR install flag set; NYC is told",
        "+00:00:00 NYC install flag set, as AKR reports",
        "+00:00:00 NYC sent: PDR 2 to AKR",
        "+00:00:00 AKR received: PDR 2 from NYC",
        "+00:00:00 AKR decided AlreadyClient: is already a client",
    ];

    private readonly CommandLine _command = new() { LoadRules = static (_, _) => new InterpretedRulePack(Rules()) };

    public void Dispose() => _command.Dispose();

    [Fact]
    public void Scenario_1_discovery_and_push_both_off_at_the_secondary_site()
    {
        var result = _command.Run("simulate", "--scenario", "1");
        Assert.Equal(
            [
                "+00:00:00 NYC discovered by Network; stored, serial 1",
                "+00:00:00 NYC decided NotAssigned: is in the boundaries of AKR, not of NYC",
                "+00:00:00 NYC sent: PDR 1 to AKR",
                "+00:00:00 AKR received: PDR 1 from NYC",
                "+00:00:00 AKR ignored: PDR 1 ends here: client push is off at AKR",
                "+00:00:00 AKR decided PushDisabled: client push is off at AKR",
                "+01:00:00 from outside an administrator starts the wizard at NYC for AKR-PC-017, \"include only clients assigned to this site\" checked",
                "+01:00:00 NYC refused by the wizard: is assigned to AKR, and only machines assigned to NYC are included",
                "+02:00:00 from outside an administrator starts the wizard at NYC for AKR-PC-017, \"include only clients assigned to this site\" unchecked",
                "+02:00:00 NYC created CCR 1: chosen in the wizard",
                "+02:00:00 NYC attempt 1 on AKR-PC-017 from mp.nyc.example as the installer's own account: success: the client runs",
                "+02:00:00 NYC CCR 1 done: installed in attempt 1",
                "+02:00:00 NYC install flag set",
                "+02:00:00 NYC sent: PDR 2 to AKR",
                "+02:00:00 AKR received: PDR 2 from NYC",
                "+02:00:00 AKR ignored: PDR 2 ends here: client push is off at AKR",
            ],
            Steps(result));
        Assert.Equal(
            "AKR-PC-017 was installed by NYC in attempt 1, because an administrator chose it in the wizard. The files came from mp.nyc.example;"
            + " the client is assigned to NYC and reports through mp.akr.example.",
            result.OutputLines[^1]);
    }

    [Fact]
    public void Scenario_2_discovery_and_push_both_on_at_the_secondary_site()
    {
        var result = _command.Run("simulate", "--scenario", "2");
        Assert.Equal(
            ["+00:00:00 AKR discovered by Network", "+00:00:00 AKR forwarded: DDR to NYC", "+00:00:00 NYC received: DDR from AKR; stored, serial 1", .. _afterTheDdrIsStored],
            Steps(result));
        AssertInstalledByBranch(result);
    }

    [Fact]
    public void Scenario_3_discovery_at_the_primary_site_only_push_on_at_the_secondary_site()
    {
        var result = _command.Run("simulate", "--scenario", "3");
        Assert.Equal(["+00:00:00 NYC discovered by Network; stored, serial 1", .. _afterTheDdrIsStored], Steps(result));
        AssertInstalledByBranch(result);
    }

    [Fact]
    public void A_machine_that_does_not_answer_for_a_week_is_given_up_and_its_attempts_are_one_line()
    {
        var result = Play(NeverAnswers, $$"""{ "discover": "AKR", {{Pc}} }""");
        Assert.Single(Steps(result), static s => s.Contains("attempt", StringComparison.Ordinal) && !s.Contains("given up", StringComparison.Ordinal));
        Assert.Contains(
            "+00:00:00 AKR attempts 1 to 169, the last at +7.00:00:00, on PC from mp.akr.example as old: Unreachable: as the scenario says", Steps(result));
        Assert.Equal("+7.00:00:00 AKR CCR 1 failed: given up after 169 attempts, the last: Unreachable: as the scenario says", Steps(result)[^1]);
        Assert.Equal(
            [
                "PC was not installed.",
                "AKR created CCR 1, because it matches Workstations; it failed: given up after 169 attempts, the last: Unreachable: as the scenario says.",
            ],
            result.OutputLines[^2..]);
    }

    [Fact]
    public void A_machine_that_answers_later_is_installed_then()
    {
        var result = Play(NeverAnswers, $$"""{ "discover": "AKR", {{Pc}} }""", """{ "at": "1.12:30:00", "installer": "P?", "result": "success" }""");
        Assert.Contains("+1.13:00:00 AKR attempt 38 on PC from mp.akr.example as old: success: the client runs", Steps(result));
        Assert.StartsWith("PC was installed by AKR in attempt 38, because it matches Workstations.", result.OutputLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_wait_while_a_link_is_down()
    {
        var result = Play(
            """{ "link": "NYC", "to": "AKR", "up": false }""",
            $$"""{ "at": "1:00:00", "discover": "NYC", {{Pc}} }""",
            """{ "at": "5:00:00", "link": "NYC", "to": "AKR", "up": true }""");
        Assert.Contains("+01:00:00 NYC sent: PDR 1 to AKR", Steps(result));
        Assert.Contains("+05:00:00 from outside the link between NYC and AKR is up", Steps(result));
        // A link that is down is tried again every minute.
        Assert.Contains("+05:01:00 AKR received: PDR 1 from NYC", Steps(result));
        Assert.StartsWith("PC was installed by AKR in attempt 1", result.OutputLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_stays_down_is_said_to_be_why()
    {
        var result = PlayUntil("06:00:00", """{ "link": "NYC", "to": "AKR", "up": false }""", $$"""{ "discover": "NYC", {{Pc}} }""");
        Assert.Equal(
            [
                "PC was not installed.",
                "NYC created no CCR: NotAssigned: is in the boundaries of AKR, not of NYC.",
                "1 messages from NYC to AKR still wait.",
            ],
            result.OutputLines[^3..]);
    }

    [Fact]
    public void A_management_point_that_does_not_answer_is_passed_over_for_the_files()
    {
        var result = Play("""{ "managementPoint": "mp.akr.example", "answers": false }""", $$"""{ "discover": "AKR", {{Pc}} }""");
        Assert.Contains("+00:00:00 from outside the management point mp.akr.example does not answer", Steps(result));
        Assert.EndsWith(
            "The files came from mp.nyc.example; the client is assigned to NYC and reports through mp.akr.example.", result.OutputLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_that_is_cancelled_is_not_tried_again()
    {
        var result = Play(NeverAnswers, $$"""{ "discover": "AKR", {{Pc}} }""", """{ "at": "02:30:00", "cancel": "pc" }""");
        Assert.Contains("+00:00:00 AKR attempts 1 to 3, the last at +02:00:00, on PC from mp.akr.example as old: Unreachable: as the scenario says", Steps(result));
        Assert.Equal("+02:30:00 AKR CCR 1 cancelled: cancelled by an administrator", Steps(result)[^1]);
        Assert.Equal("AKR created CCR 1, because it matches Workstations; it was cancelled: cancelled by an administrator.", result.OutputLines[^1]);
    }

    [Fact]
    public void An_account_that_may_not_install_is_followed_by_the_next()
    {
        var result = Play("""{ "installer": "*", "account": "old", "result": "AccessDenied" }""", $$"""{ "discover": "AKR", {{Pc}} }""");
        Assert.Contains("+00:00:00 from outside from now on, installing on * as old: AccessDenied", Steps(result));
        Assert.Contains("+00:00:00 AKR attempt 1 on PC from mp.akr.example as new: success: the client runs", Steps(result));
    }

    [Fact]
    public void Steps_are_played_in_the_order_of_their_times()
    {
        var result = Play("""{ "at": "03:00:00", "push": "NYC", "machine": "PC", "includeUnassigned": true }""", $$"""{ "at": "01:00:00", "discover": "AKR", {{Pc}} }""");
        Assert.Equal("+01:00:00", Steps(result)[0][..9]);
        Assert.Equal("+03:00:00", Steps(result)[^1][..9]);
    }

    [Fact]
    public void The_story_of_a_machine_is_told_without_what_concerns_others()
    {
        var result = Play(
            """{ "installer": "OTHER", "result": "Unreachable" }""",
            $$"""{ "discover": "AKR", {{Pc}} }""",
            """{ "at": "01:00:00", "cancel": "OTHER" }""",
            """{ "at": "02:00:00", "push": "NYC", "machine": "OTHER" }""");
        Assert.Equal("PC", result.OutputLines[2]);
        Assert.DoesNotContain(Steps(result), static s => s.Contains("OTHER", StringComparison.Ordinal));
        // Nor a site that it did not come to.
        Assert.DoesNotContain(result.OutputLines, static l => l.Contains("BUF", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "start": oops""", " is not valid JSON: line 1: 'o' is an invalid start of a value.")]
    [InlineData("""{ "steps": [] }""", ": needs \"start\", a time such as 2026-11-02T08:00:00Z")]
    [InlineData("""{ "start": "yesterday", "steps": [] }""", ": needs \"start\", a time such as 2026-11-02T08:00:00Z")]
    [InlineData("""{ "start": "2026-11-02" }""", ": needs \"steps\", a list")]
    [InlineData("""{ "start": "2026-11-02", "stops": [] }""", ": 'stops' is none of title, start, end, steps")]
    [InlineData("""[]""", ": is not an object")]
    [InlineData("""{ "start": "2026-11-02", "end": "a week", "steps": [] }""", ": \"end\" is not a time from the start such as \"01:30:00\" or \"7.00:00:00\"")]
    public void A_file_that_is_no_scenario_is_named_with_what_it_needs(string json, string message) =>
        Assert.Equal((2, $"rulespush: {_command.Path("week.json")}{message}"), Failure(json));

    [Theory]
    [InlineData("""{ "sleep": "NYC" }""", "is none of discover, push, installer, link, managementPoint and cancel")]
    [InlineData("""7""", "is not an object")]
    [InlineData("""{ "discover": "XYZ", "machine": {} }""", "'XYZ' is no site of Contoso.Rules; its sites are NYC, AKR, BUF")]
    [InlineData("""{ "at": "soon", "cancel": "PC" }""", "\"at\" is not a time from the start such as \"01:30:00\" or \"7.00:00:00\"")]
    [InlineData("""{ "at": "-01:00:00", "cancel": "PC" }""", "\"at\" is not a time from the start such as \"01:30:00\" or \"7.00:00:00\"")]
    [InlineData("""{ "at": "9999999.00:00:00", "cancel": "PC" }""", "\"at\" is not a time from the start such as \"01:30:00\" or \"7.00:00:00\"")]
    [InlineData("""{ "installer": "*", "result": "no luck" }""", "\"result\" 'no luck' is none of success, Unreachable, NameNotFound, AccessDenied, BadPlatform, NoDiskSpace, AlreadyClient, TimedOut, Other")]
    [InlineData("""{ "installer": "*" }""", "needs \"result\", a text")]
    [InlineData("""{ "discover": "NYC" }""", "needs \"machine\", an object with the properties of a DDR")]
    [InlineData("""{ "discover": "NYC", "machine": { "Name": "PC", "IPAddresses": "here" } }""", "\"machine\" IPAddresses 'here' is not an IPv4 or IPv6 address")]
    [InlineData("""{ "discover": "NYC", "machine": { "CostCenter": 100 } }""", "\"machine\" has no Name, no NetBIOS name, no host name and no address")]
    [InlineData("""{ "push": "NYC" }""", "needs \"machine\", a text")]
    [InlineData("""{ "push": "NYC", "machine": "PC", "includeUnassigned": "yes" }""", "\"includeUnassigned\" is neither true nor false")]
    [InlineData("""{ "link": "NYC", "to": "AKR", "down": true }""", "'down' is none of at, link, to, up")]
    public void A_step_that_is_wrong_is_named_with_its_value_and_what_to_write(string step, string message) => Assert.Equal(
        (2, $"rulespush: {_command.Path("week.json")}, step 2: {message}"),
        Failure($$"""{ "start": "2026-11-02T08:00:00Z", "steps": [ {{NeverAnswers}}, {{step}} ] }"""));

    [Fact]
    public void A_scenario_that_is_not_there_or_has_no_rules_is_wrong_usage()
    {
        var result = _command.Run("simulate", "--scenario", "4");
        Assert.Equal((2, "rulespush: there is no scenario 4: name a file, or one of 1, 2 and 3"), (result.ExitCode, result.Error.TrimEnd()));
        var file = _command.Write("week.json", "{}");
        result = _command.Run("simulate", "--scenario", file);
        Assert.Equal((2, $"rulespush: --scenario {file} needs --rules, which it is played by"), (result.ExitCode, result.Error.TrimEnd()));
    }

    private static void AssertInstalledByBranch(CommandResult result) => Assert.Equal(
        "AKR-PC-017 was installed by AKR in attempt 1, because it matches Workstations. The files came from mp.akr.example;"
        + " the client is assigned to NYC and reports through mp.akr.example.",
        result.OutputLines[^1]);

    private CommandResult Play(params string[] steps) => PlayUntil("9.00:00:00", steps);

    private CommandResult PlayUntil(string end, params string[] steps)
    {
        var file = _command.Write("week.json", $$"""{ "start": "2026-11-02T08:00:00Z", "end": "{{end}}", "steps": [ {{string.Join(", ", steps)}} ] }""");
        var result = _command.Run("simulate", "--rules", "rules", "--scenario", file);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result;
    }

    private (int ExitCode, string Error) Failure(string json)
    {
        var result = _command.Run("simulate", "--rules", "rules", "--scenario", _command.Write("week.json", json));
        Assert.Equal("", result.Output);
        return (result.ExitCode, result.Error.TrimEnd());
    }

    /// <summary>The steps of the tree by their numbers, each with the site whose branch it is on.</summary>
    private static List<string> Steps(CommandResult result)
    {
        var steps = new SortedDictionary<int, string>();
        var branch = "";
        foreach (var line in result.OutputLines)
        {
            if (StepLine().Match(line) is { Success: true } step)
                steps.Add(int.Parse(step.Groups[1].ValueSpan), $"{step.Groups[2].Value} {branch} {step.Groups[3].Value}");
            else if (BranchLine().Match(line) is { Success: true } site)
                branch = site.Groups[1].Value;
        }

        Assert.Equal(Enumerable.Range(1, steps.Count), steps.Keys);
        return [.. steps.Values];
    }

    private static RulePackDefinition Rules()
    {
        var rules = new TestRules().Definition;
        return rules with
        {
            Sites = new(rules.Sites.Select(static s => s with
            {
                ManagementPoint = $"mp.{s.Code.ToLowerInvariant()}.example",
                PushSettings = new ClientPushSettings { Accounts = new("old", "new") },
            })),
        };
    }

    [GeneratedRegex(@"^\W+ (\d+)  (\+\S+)  (.*)$")]
    private static partial Regex StepLine();

    [GeneratedRegex(@"^[├└]── (from outside|\w{3}) ?")]
    private static partial Regex BranchLine();
}
