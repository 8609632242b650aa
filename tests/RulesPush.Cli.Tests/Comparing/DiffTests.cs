using System.Text.Json;
using RulesPush.Matching;
using RulesPush.Model;

namespace RulesPush.Cli.Tests.Comparing;

public sealed class DiffTests : IDisposable
{
    private const string Machines = """
        Name,NetBiosName,ADSiteName,OperatingSystemNameAndVersion,Rack
        PC-1,PC-1,Akron,Windows 10.0,7
        PC-LAB,PC-LAB,Akron,Windows 10.0,7
        SRV-1,SRV-1,Akron,Server 10.0,
        PC-2,PC-2,Buffalo,Windows 10.0,
        """;

    private RulePackDefinition _old = Rules(Desktops("*"));
    private RulePackDefinition _new = Rules(Desktops("*"));
    private readonly CommandLine _command;

    public DiffTests() => _command = new CommandLine { LoadRules = (path, _) => new InterpretedRulePack(path == "old" ? _old : _new) };

    public void Dispose() => _command.Dispose();

    [Fact]
    public void Other_names_and_another_order_are_equivalent()
    {
        _new = Rename(_new);
        var result = Diff("--resources", _command.Write("m.csv", Machines));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            """
            all 2 sites push to the same machines

            0 of 4 decisions change
            3 more keep their outcome for another reason: by other criteria, another condition or another entry

            """,
            result.Output);
    }

    [Fact]
    public void What_differs_is_shown_by_a_machine_and_by_those_of_the_inventory()
    {
        _new = Rules(Desktops("*", "*-LAB*"));
        var result = Diff("--resources", _command.Write("m.csv", Machines));
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Contains("AKR: narrower\n└── only the old rules push to\n    Name = ", result.Output, StringComparison.Ordinal);
        Assert.Contains("    both matchers confirm it\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("all sites together: narrower\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 2 sites differs\nequivalent: BUF\n\n1 of 4 decisions change: 1 pushed no more\n", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"\| Push +\| NoCriterionMatched \| 1 +\|", result.Output);
        Assert.Matches(@"\| PC-LAB +\| Push at AKR \| NoCriterionMatched at AKR \| matches Desktops \| nearest miss Desktops: Exclude\.Name\(""\*-LAB\*""\) excludes PC-LAB", result.Output);
    }

    [Fact]
    public void Json_has_all_of_it()
    {
        _new = Rules(Desktops("*", "*-LAB*"));
        using var json = JsonDocument.Parse(Diff("--format", "json", "--resources", _command.Write("m.csv", Machines)).Output);
        var root = json.RootElement;
        Assert.Equal(["today", "equivalent", "otherEnds", "sites", "all", "methods", "inventory"], root.EnumerateObject().Select(static p => p.Name));
        Assert.Equal(
            """[{"site":"AKR","relation":"narrower"},{"site":"BUF","relation":"equivalent"}]""",
            "[" + string.Join(',', root.GetProperty("sites").EnumerateArray().Select(static s => $$"""{"site":"{{s.GetProperty("site")}}","relation":"{{s.GetProperty("relation")}}"}""")) + "]");
        var lost = root.GetProperty("all").GetProperty("lost");
        Assert.Equal("confirmed", lost.GetProperty("replay").GetString());
        Assert.Contains("-LAB", lost.GetProperty("machine").GetProperty("Name").GetString(), StringComparison.OrdinalIgnoreCase);
        var inventory = root.GetProperty("inventory");
        Assert.Equal((4, 0, 1, 0, 1, 0), (Number("machines"), Number("rejected"), Number("changed"), Number("pushedNow"), Number("pushedNoMore"), Number("pushedElsewhere")));
        Assert.Equal(
            """{"resource":"PC-LAB","before":{"outcome":"Push","site":"AKR","criterion":"Desktops","condition":null,"reason":"matches Desktops"},"after":{"outcome":"NoCriterionMatched","site":"AKR","criterion":"Desktops","condition":"Exclude.Name(\u0022*-LAB*\u0022)","reason":"nearest miss Desktops: Exclude.Name(\u0022*-LAB*\u0022) excludes PC-LAB"}}""",
            JsonSerializer.Serialize(Assert.Single(inventory.GetProperty("changes").EnumerateArray())));

        int Number(string name) => inventory.GetProperty(name).GetInt32();
    }

    [Fact]
    public void Markdown_is_safe_whatever_machines_are_called()
    {
        _new = Rules(Desktops("*", "*`*"));
        var result = Diff("--format", "markdown", "--resources", _command.Write("m.csv", "Name,NetBiosName,ADSiteName,OperatingSystemNameAndVersion\n\"a|`</code>@b\n#1\",X,Akron,Windows\n"));
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("### Push rules: 1 of 2 sites differs\n\n**1 of 1 decisions change: 1 pushed no more.**\n\n| Site | New rules |", result.Output, StringComparison.Ordinal);
        Assert.Contains("<details><summary>The machines</summary>\n\n| Machine |", result.Output, StringComparison.Ordinal);
        Assert.Contains("| <code>a&#124;&#96;&#60;&#47;code&#62;&#64;b&#92;n&#35;1</code> | Push at AKR |", result.Output, StringComparison.Ordinal);
        Assert.All(result.OutputLines.Where(static l => l.StartsWith("| <code>", StringComparison.Ordinal)), static l => Assert.Equal(6, l.Count(static c => c == '|')));
        Assert.EndsWith("\n</details>\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_fits_into_a_comment_whatever_is_in_it()
    {
        _new = Rules(Desktops("NOBODY"));
        var name = new string('*', 60);
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => $"{i}{name},X,Akron,Windows\n"));
        var result = Diff("--format", "markdown", "--resources", _command.Write("m.csv", "Name,NetBiosName,ADSiteName,OperatingSystemNameAndVersion\n" + rows));
        Assert.InRange(result.Output.Length, 10_000, 60_000);
        Assert.Matches("<summary>The first [0-9]+ of 60 machines</summary>", result.Output);
    }

    [Fact]
    public void A_long_list_is_cut_but_in_json()
    {
        _new = Rules(Desktops("NOBODY"));
        var machines = _command.Write("m.csv", "Name,NetBiosName,ADSiteName,OperatingSystemNameAndVersion\n" + string.Concat(Enumerable.Range(0, 60).Select(static i => $"P{i},P{i},Akron,Windows\n")));
        var table = Diff("--resources", machines);
        Assert.Contains("these are the first 50 of 60; --format json has all\n", table.Output, StringComparison.Ordinal);
        Assert.Contains("| P49 ", table.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("| P50 ", table.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Diff("--format", "json", "--resources", machines).Output);
        Assert.Equal(60, json.RootElement.GetProperty("inventory").GetProperty("changes").GetArrayLength());
    }

    [Fact]
    public void Rejected_rows_leave_the_answer_open()
    {
        var result = Diff("--resources", _command.Write("m.csv", Machines + "\n,X,Akron,Windows,\n"));
        Assert.Equal((1, "m.csv(6): has no Name"), (result.ExitCode, result.Error.TrimEnd()));
        Assert.Contains("1 rows were rejected", result.Output, StringComparison.Ordinal);
        Assert.Equal(1, Diff("--resources", _command.Path("m.csv"), "--rejects", _command.Path("bad.csv")).ExitCode);
        Assert.Equal("line,reason,row\n6,has no Name,\",X,Akron,Windows,\"\n", _command.Read("bad.csv"));
    }

    [Fact]
    public void A_property_that_became_a_text_is_read_by_each_version_in_its_own_way()
    {
        _old = Rules(Racks(PropertyType.Int32, 7));
        _new = Rules(Racks(PropertyType.Text, "7"));
        var result = Diff("--resources", _command.Write("m.csv", Machines));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("AKR: not proved\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("0 of 4 decisions change\n", result.Output, StringComparison.Ordinal);
        _command.Input = new MemoryStream("Name\nA\n"u8.ToArray());
        Assert.Equal((2, true), (Diff("--resources", "-", "--input-format", "csv") is var r ? r.ExitCode : 0, r.Error.Contains("has to be a file", StringComparison.Ordinal)));
    }

    [Fact]
    public void Methods_are_named_and_a_machine_that_only_they_can_show_is_left_to_them()
    {
        _old = Rules(Method("Desktops"));
        _new = Rules(Method("Desktops"));
        var same = Diff();
        Assert.Equal((0, "all 2 sites push to the same machines\nmethods that are taken to say the same in both: Contoso.Desktops.Says\n"), (same.ExitCode, same.Output));
        _new = Rules(Method("Laptops"));
        var renamed = Diff();
        Assert.Equal(1, renamed.ExitCode);
        Assert.Contains("AKR: incomparable", renamed.Output, StringComparison.Ordinal);
        Assert.Contains("a [Condition] method decides", renamed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refuted_machine_is_told_loudly()
    {
        _new = Rules(Desktops("*", "*-LAB*"));
        using var command = new CommandLine { LoadRules = (path, _) => path == "old" ? new InterpretedRulePack(_old) : new PackThatMatchesAll(_new) };
        var result = command.Run("diff", "--old", "old", "--new", "new");
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("THE MATCHERS REFUTE IT", result.Output, StringComparison.Ordinal);
        Assert.Contains("rulespush: AKR: the matchers refute a machine", result.Error, StringComparison.Ordinal);
        Assert.Contains("REFUTED", command.Run("diff", "--old", "old", "--new", "new", "--format", "markdown").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_machines_of_a_site_database_count_once_at_the_site_that_holds_them()
    {
        var sites = new TestSites(_command);
        sites.Discover("NYC", TestSites.AkronPc("A-1", 1), TestSites.AkronPc("A-2", 2), TestSites.NewYorkPc("N-1", 1), "X,X,192.168.0.1,,,,\n");
        _old = sites.Rules.Definition;
        // AKR has no boundary for A-1 and A-2 any more, which fall to nobody.
        _new = _old with { Sites = new(_old.Sites.Select(static s => s.Code == "AKR" ? s with { Boundaries = new(s.Boundaries.Skip(1)) } : s)) };
        var result = Diff("--database", sites.Path);
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Contains("2 of 4 decisions change: 2 pushed no more\n", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"\| A-2 +\| Push at AKR \| NotAssigned \|", result.Output);
        Assert.Equal(0, _command.Run("diff", "--old", "old", "--new", "old", "--database", sites.Path).ExitCode);
    }

    /// <summary>On the day itself nothing differs; that a later day would differ is said.</summary>
    [Fact]
    public void An_exclude_that_ends_later_is_told_where_the_day_does_not_show_it()
    {
        _old = Until(_old, new UtcDay(2027, 1, 31));
        _new = Until(_new, new UtcDay(2027, 3, 31));
        var onTheDay = Diff("--today", "2026-11-22");
        Assert.Equal((0, ""), (onTheDay.ExitCode, onTheDay.Error));
        Assert.Equal("all 2 sites push to the same machines\nExcludes end on other days than before. This is how it is on 2026-11-22: ask for a later day with --today\n", onTheDay.Output);
        Assert.Contains("Excludes end on other days than before.", Diff("--today", "2026-11-22", "--format", "markdown").Output, StringComparison.Ordinal);
        Assert.Contains("\"otherEnds\": true", Diff("--today", "2026-11-22", "--format", "json").Output, StringComparison.Ordinal);
        var between = Diff("--today", "2027-02-15");
        Assert.Equal(1, between.ExitCode);
        Assert.Contains("AKR: narrower\n", between.Output, StringComparison.Ordinal);
        _new = _old;
        Assert.DoesNotContain("other days", Diff("--today", "2026-11-22").Output, StringComparison.Ordinal);

        static RulePackDefinition Until(RulePackDefinition pack, UtcDay last) => pack with
        {
            Sites = new(pack.Sites.Select(s => s with { Exclusions = new(new PushExclusion { Names = Pattern.ParseAll(["*LAB*"]), Until = last }) })),
        };
    }

    [Fact]
    public void Wrong_usage_is_exit_code_2()
    {
        Assert.Contains("--resources or --database", Assert2(Diff("--resources", "m.csv", "--database", "d")), StringComparison.Ordinal);
        Assert.Contains("belong to --resources", Assert2(Diff("--rejects", "r.csv")), StringComparison.Ordinal);
        Assert.Contains("there is no file", Assert2(Diff("--resources", "nowhere.csv")), StringComparison.Ordinal);
        Assert.Equal(4, Diff("--database", _command.Path("none.db")).ExitCode);
        var help = _command.Run("diff", "--help");
        Assert.Contains("Examples:\n  rulespush diff --old ", help.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        static string Assert2(CommandResult result)
        {
            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            return result.Error;
        }
    }

    private CommandResult Diff(params string[] more) => _command.Run(["diff", "--old", "old", "--new", "new", .. more]);

    private static RulePackDefinition Rules(CriteriaDefinition criteria) => new()
    {
        Name = "Contoso.Rules",
        Criteria = new(criteria),
        Properties = new(criteria.Conditions.Select(static c => c.Test).OfType<PropertyTest>().Select(static t => t.Property).Append(new PropertyDefinition("Rack", PropertyType.Int32)).Take(1)),
        Sites = new(
            Site("Contoso.Akron", "AKR", "Akron") with { ClientPush = new ClientPushDefinition { Criteria = new(criteria.RuleName) } },
            Site("Contoso.Buffalo", "BUF", "Buffalo")),
    };

    private static SiteDefinition Site(string name, string code, string adSite) =>
        new() { RuleName = name, Code = code, IsSecondary = false, Boundaries = new(new AdSiteBoundary(adSite)) };

    private static CriteriaDefinition Desktops(string name, string? excluded = null) => new()
    {
        RuleName = "Contoso.Desktops",
        Conditions = new(
        [
            new Condition { Test = new SystemKindTest(SystemKind.Workstation) },
            new Condition { Test = new TextTest(TextSubject.Name, name) },
            .. excluded is null ? Array.Empty<Condition>() : [new Condition { Test = new TextTest(TextSubject.Name, excluded), IsExclude = true }],
        ]),
    };

    private static CriteriaDefinition Racks(PropertyType type, object value) => new()
    {
        RuleName = "Contoso.Racks",
        Conditions = new(new Condition { Test = new PropertyTest(new PropertyDefinition("Rack", type), PropertyComparison.EqualTo, value) }),
    };

    private static CriteriaDefinition Method(string name) => new()
    {
        RuleName = "Contoso." + name,
        Conditions = new(new Condition { Test = new MethodTest("Says") { Body = static _ => false } }),
    };

    private static RulePackDefinition Rename(RulePackDefinition pack) => pack with
    {
        Criteria = new(pack.Criteria.Select(static c => c with { RuleName = "New." + c.RuleName, Conditions = new(c.Conditions.Reverse()) })),
        Sites = new(pack.Sites.Reverse().Select(static s => s.ClientPush is { } push ? s with { ClientPush = push with { Criteria = new(push.Criteria.Select(static c => "New." + c)) } } : s)),
    };

    private sealed class PackThatMatchesAll(RulePackDefinition definition) : CompiledRulePack(definition)
    {
        protected override CriteriaMatch Match(int criteria, Resource resource, DateTimeOffset now) => new();
    }
}
