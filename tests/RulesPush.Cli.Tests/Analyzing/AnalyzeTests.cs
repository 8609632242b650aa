using System.Text.Json;
using RulesPush.Cli.Rules;
using RulesPush.Matching;
using RulesPush.Model;

namespace RulesPush.Cli.Tests.Analyzing;

public sealed class AnalyzeTests
{
    private const string Message =
        """
        The example "a laboratory" does not hold: Desktops does not match the machine: Exclude.Name("*-LAB*") excludes PC-LAB
        Contoso.Desktops: false
        ├── Require.Name("PC-*") <- PC-LAB: true
        └── Exclude.Name("*-LAB*") <- PC-LAB: false
        """;

    [Fact]
    public void A_finding_stands_below_its_class()
    {
        var result = Analyze(Desktops("PC-LAB"));
        Assert.Equal((4, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            """
            Contoso.Desktops
            └── error RP2301
                The example "a laboratory" does not hold: Desktops does not match the machine: Exclude.Name("*-LAB*") excludes PC-LAB
                Contoso.Desktops: false
                ├── Require.Name("PC-*") <- PC-LAB: true
                └── Exclude.Name("*-LAB*") <- PC-LAB: false

            1 finding in Contoso.Rules: 1 error

            """,
            result.Output);
    }

    [Fact]
    public void Healthy_rules_have_no_findings()
    {
        var result = Analyze(Desktops("PC-1"));
        Assert.Equal((0, "no findings in Contoso.Rules\n", ""), (result.ExitCode, result.Output, result.Error));
        Assert.Equal("[]", Analyze(Desktops("PC-1"), "--format", "json").Output.Trim());
    }

    [Theory]
    [InlineData("1 finding in Contoso.Rules: 1 for information", "*-A")]
    [InlineData("2 findings in Contoso.Rules: 2 for information", "*-A", "*-B")]
    public void What_is_good_to_know_is_counted(string expected, params string[] excluded)
    {
        var soon = excluded.Select(static pattern => new Condition { Test = new TextTest(TextSubject.Name, pattern), IsExclude = true, Until = new UtcDay(2026, 12, 1) });
        var rules = new RulePackDefinition
        {
            Name = "Contoso.Rules",
            Criteria = new(new CriteriaDefinition { RuleName = "Contoso.Desktops", Conditions = new([new Condition { Test = new TextTest(TextSubject.Name, "PC-*") }, .. soon]) }),
        };
        Assert.Equal(expected, Analyze(rules, "--today", "2026-11-22").OutputLines[^1]);
    }

    [Fact]
    public void Json_is_one_array_with_the_witness_as_a_file_of_machines_has_it()
    {
        using var json = JsonDocument.Parse(Analyze(Desktops("PC-LAB"), "--format", "json").Output);
        var finding = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(
            ["id", "severity", "rule", "with", "message", "witness", "file", "line"],
            finding.EnumerateObject().Select(static p => p.Name));
        Assert.Equal(
            ("RP2301", "error", "Contoso.Desktops", 0, Message, JsonValueKind.Null, JsonValueKind.Null),
            (finding.GetProperty("id").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("rule").GetString(),
                finding.GetProperty("with").GetArrayLength(), finding.GetProperty("message").GetString(),
                finding.GetProperty("file").ValueKind, finding.GetProperty("line").ValueKind));
        var witness = finding.GetProperty("witness").EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value.GetString()!);
        Assert.Equal(["Name", "IPAddresses", "SystemGroupName", "Client"], witness.Keys);

        using var command = new CommandLine { LoadRules = static (_, _) => new InterpretedRulePack(Desktops("PC-LAB")) };
        var machines = command.Write("m.csv", $"{string.Join(',', witness.Keys)}\n{string.Join(',', witness.Values)}\n");
        var decided = command.Decide(machines);
        Assert.Equal((0, 1), (decided.ExitCode, decided.OutputLines.Length));
        Assert.DoesNotContain("warning", decided.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_is_the_one_that_the_compiler_reports()
    {
        var file = Path.Combine(Environment.CurrentDirectory, "Rules", "Criteria.cs");
        ReportedDiagnostic[] reported =
        [
            new("RP2301", "another message", "/elsewhere.cs", 1, false),
            new("RP2301", Message, file, 12, false),
        ];
        var result = Analyze(Desktops("PC-LAB"), reported, "--format", "json");
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(("Rules/Criteria.cs", 12), (json.RootElement[0].GetProperty("file").GetString(), json.RootElement[0].GetProperty("line").GetInt32()));
        Assert.Contains("└── error RP2301 Rules/Criteria.cs(12)\n", Analyze(Desktops("PC-LAB"), reported).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name = PC-7")]
    [InlineData(null)]
    public void A_finding_is_joined_with_what_the_compiler_reported_of_another_machine(string? otherMachine)
    {
        // A compiler that remembers an earlier build; and a freeze, so that no machine shows it today.
        var freeze = new Condition { Test = new TextTest(TextSubject.Name, "*"), IsExclude = true, Until = new UtcDay(2026, 12, 24) };
        var twice = Rules(new TextTest(TextSubject.Name, "PC-*", "PC-1*"));
        var frozen = twice with { Criteria = new(twice.Criteria[0] with { Conditions = new([.. twice.Criteria[0].Conditions, freeze]) }) };
        foreach (var rules in new[] { twice, frozen })
        {
            var finding = Assert.Single(RuleAnalysis.Find(rules, UtcDay.Of(CommandLine.Now), new AnalysisBudget()));
            Assert.Equal(rules == frozen, finding.Since is not null);
            var reported = otherMachine is null ? finding.Message : finding.Message.Replace(WitnessText.Of(finding.Witness!), otherMachine, StringComparison.Ordinal);
            var result = Analyze(rules, [new ReportedDiagnostic("RP2003", reported, "/Criteria.cs", 12, false)], "--format", "json", "--replay-witnesses");
            Assert.Contains("\"line\": 12", result.Output, StringComparison.Ordinal);
            Assert.Contains("\"replay\": \"confirmed\"", result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_the_sources_suppress_is_no_finding()
    {
        var result = Analyze(Desktops("PC-LAB"), [new ReportedDiagnostic("RP2301", Message, "/Criteria.cs", 12, true)]);
        Assert.Equal((0, "no findings in Contoso.Rules; 1 left away: suppressed, switched off or of generated code\n"), (result.ExitCode, result.Output));
    }

    [Fact]
    public void What_the_compiler_does_not_report_of_sources_is_none_either()
    {
        var twice = Rules(new TextTest(TextSubject.Name, "PC-*", "PC-1*"));
        Assert.Equal((1, 1), (Analyze(twice).ExitCode, Analyze(twice, (ReportedDiagnostic[]?)null).ExitCode));
        var result = Analyze(twice, (ReportedDiagnostic[])[]);
        Assert.Equal((0, "no findings in Rules; 1 left away: suppressed, switched off or of generated code\n"), (result.ExitCode, result.Output));
        // An analyzer of another version has other words, and nothing against it.
        Assert.Equal(1, Analyze(twice, [new ReportedDiagnostic("RP2003", "in other words", null, null, false)]).ExitCode);
        // A method can be called here, and not by the compiler.
        Assert.Equal(4, Analyze(Desktops("PC-LAB"), (ReportedDiagnostic[])[]).ExitCode);
    }

    [Fact]
    public void Sarif_has_a_rule_and_a_place_for_every_result()
    {
        var result = Analyze(Desktops("PC-LAB"), [new ReportedDiagnostic("RP2301", Message, "/src/My rules.cs", 12, false)], "--format", "sarif");
        using var sarif = JsonDocument.Parse(result.Output);
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        var run = Assert.Single(sarif.RootElement.GetProperty("runs").EnumerateArray());
        var found = Assert.Single(run.GetProperty("results").EnumerateArray());
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[found.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal(("RP2301", "RP2301", "error"), (rule.GetProperty("id").GetString(), found.GetProperty("ruleId").GetString(), found.GetProperty("level").GetString()));
        var place = found.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("file:///src/My%20rules.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(12, place.GetProperty("region").GetProperty("startLine").GetInt32());

        // Without sources, the rules as a whole are the place: a result without one is refused.
        using var compiled = JsonDocument.Parse(Analyze(Desktops("PC-LAB"), "--format", "sarif").Output);
        place = compiled.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("bin/Rules.dll", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
    }

    [Fact]
    public void A_witness_is_confirmed_by_the_matcher_or_refuted()
    {
        var confirmed = Analyze(Desktops("PC-LAB"), "--replay-witnesses");
        Assert.Contains("    │ └── Exclude.Name(\"*-LAB*\") <- PC-LAB: false\n    └── the matcher confirms it\n", confirmed.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 witness replayed: 1 confirmed, 0 refuted\n", confirmed.Output, StringComparison.Ordinal);

        using var command = new CommandLine { LoadReportedRules = static (_, _, _) => new ReportedRules(new PackThatMatchesAll(), [], null) };
        var refuted = command.Run("analyze", "--rules", "Rules.dll", "--replay-witnesses", "--format", "json");
        Assert.Equal((4, "1 witness replayed: 0 confirmed, 1 refuted"), (refuted.ExitCode, refuted.Error.TrimEnd()));
        Assert.Contains("\"replay\": \"refuted\"", refuted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_witness_on_which_a_method_throws_is_left_to_the_method()
    {
        var method = new MethodTest("Check") { Body = static _ => throw new InvalidDataException("no") };
        var rules = new RulePackDefinition
        {
            Name = "Rules",
            Criteria = new(new CriteriaDefinition
            {
                RuleName = "Desktops",
                Conditions = new(new Condition { Test = new TextTest(TextSubject.Name, "A*") }, new Condition { Test = new TextTest(TextSubject.Name, "B*"), IsExclude = true }, new Condition { Test = method }),
            }),
        };
        var result = Analyze(rules, "--replay-witnesses", "--format", "json");
        Assert.Equal((1, "1 witness replayed: 0 confirmed, 0 refuted, 1 left to a [Condition] method"), (result.ExitCode, result.Error.TrimEnd()));
    }

    [Fact]
    public void A_witness_of_a_site_is_one_that_its_criteria_match_and_that_it_pushes_to()
    {
        // Two classes that match the same machines: of each the site has the other one, and neither names domain controllers.
        var one = new CriteriaDefinition { RuleName = "Contoso.One", Conditions = new(new Condition { Test = new TextTest(TextSubject.Name, "PC-*") }) };
        var site = new SiteDefinition
        {
            RuleName = "Contoso.NewYork",
            Code = "NYC",
            IsSecondary = false,
            Boundaries = new(new NetworkBoundary("10.1.0.0/16")),
            ClientPush = new ClientPushDefinition { Criteria = new("Contoso.One", "Contoso.Two"), DomainControllers = true },
        };
        var rules = new RulePackDefinition { Name = "Contoso.Rules", Sites = new(site), Criteria = new(one, one with { RuleName = "Contoso.Two" }) };
        var result = Analyze(rules, "--replay-witnesses", "--format", "json");
        Assert.Equal((1, "4 witnesses replayed: 4 confirmed, 0 refuted"), (result.ExitCode, result.Error.TrimEnd()));
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(["RP2005", "RP2005", "RP2205", "RP2205"], json.RootElement.EnumerateArray().Select(static f => f.GetProperty("id").GetString()).Order());
    }

    [Fact]
    public void Witnesses_of_boundaries_are_confirmed_whoever_has_them()
    {
        var random = new Random(1);
        string[] boundaries =
        [
            "10.0.0.0/16", "10.0.0.0/24", "10.0.0.0/25", "10.0.0.128/25", "10.0.0.0/26", "10.0.0.64/26", "10.0.0.10-10.0.0.99", "10.0.0.90-10.0.0.200", "10.0.0.90-10.0.0.99",
        ];
        var nobodyWins = 0;
        for (var i = 0; i < 100; i++)
        {
            var sites = new[] { "NYC", "REG", "BR1", "BR2" }.Select(code => new SiteDefinition
            {
                RuleName = $"Contoso.{code}",
                Code = code,
                IsSecondary = false,
                Boundaries = new(random.GetItems(boundaries, random.Next(1, 4)).Distinct().Select(BoundaryDefinition (text) =>
                    text.Contains('/', StringComparison.Ordinal) ? new NetworkBoundary(text) : new RangeBoundary(IpRange.Parse(text.Split('-')[0], text.Split('-')[1])))),
            });
            var result = Analyze(new RulePackDefinition { Name = "Contoso.Rules", Sites = new(sites) }, "--replay-witnesses");
            Assert.DoesNotContain("the matcher refutes it", result.Output, StringComparison.Ordinal);
            nobodyWins += result.Output.Contains("other boundaries win all of it", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.NotEqual(0, nobodyWins);
    }

    [Theory]
    [InlineData("2026-06-01", 0)]
    [InlineData("2027-06-01", 4)]
    public void Examples_are_looked_at_today(string today, int exitCode)
    {
        var seen = new ExampleDefinition { IsAccepted = true, Why = "seen", Machine = new Resource { AgentTime = [new(2026, 5, 20, 0, 0, 0, TimeSpan.Zero)] } };
        var rules = new RulePackDefinition
        {
            Name = "Rules",
            Criteria = new(new CriteriaDefinition { RuleName = "Recent", Conditions = new(new Condition { Test = new LastSeenWithinTest(30) }), Examples = new(seen) }),
        };
        Assert.Equal(exitCode, Analyze(rules, "--today", today).ExitCode);
        Assert.Equal(0, Analyze(rules).ExitCode);
    }

    [Fact]
    public void Wrong_usage_is_exit_code_2()
    {
        using var command = new CommandLine();
        var result = command.Run("analyze", "--rules", "r", "--today", "monday");
        Assert.Equal((2, "", "rulespush: --today 'monday' is not a day such as 2027-03-31"), (result.ExitCode, result.Output, result.ErrorLines[0]));
        Assert.Equal((2, "rulespush: there is no folder or file nowhere"), (command.Run("analyze", "--rules", "nowhere").ExitCode, command.Run("analyze", "--rules", "nowhere").Error.TrimEnd()));
    }

    private static RulePackDefinition Rules(ConditionTest test) => new()
    {
        Name = "Rules",
        Criteria = new(new CriteriaDefinition { RuleName = "Desktops", Conditions = new(new Condition { Test = test }) }),
    };

    private static CommandResult Analyze(RulePackDefinition rules, params string[] more) => Analyze(rules, null, more);

    private static CommandResult Analyze(RulePackDefinition rules, ReportedDiagnostic[]? reported, params string[] more)
    {
        using var command = new CommandLine { LoadReportedRules = (_, _, _) => new ReportedRules(new InterpretedRulePack(rules), reported, null) };
        return command.Run(["analyze", "--rules", "bin/Rules.dll", .. more]);
    }

    private static RulePackDefinition Desktops(string accepted) => new()
    {
        Name = "Contoso.Rules",
        Criteria = new(new CriteriaDefinition
        {
            RuleName = "Contoso.Desktops",
            Conditions = new(
                new Condition { Test = new TextTest(TextSubject.Name, "PC-*") },
                new Condition { Test = new TextTest(TextSubject.Name, "*-LAB*"), IsExclude = true }),
            Examples = new(new ExampleDefinition
            {
                IsAccepted = true,
                Why = "a laboratory",
                Machine = new Resource
                {
                    Name = accepted,
                    IPAddresses = [IpAddress.Parse("10.1.0.5"), IpAddress.Parse("2001:db8::5")],
                    SystemGroupName = [],
                    Client = false,
                },
            }),
        }),
    };

    private sealed class PackThatMatchesAll() : CompiledRulePack(Desktops("PC-LAB"))
    {
        protected override CriteriaMatch Match(int criteria, Resource resource, DateTimeOffset now) => new();
    }
}
