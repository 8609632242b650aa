using System.Text.Json;
using Spectre.Console;

namespace RulesPush.Cli.Tests;

public sealed class ExplainTests
{
    private const string Machines = """
        Name,NetBiosName,IPAddresses,OperatingSystemNameAndVersion,CostCenter
        AKR-LAB-1,A,10.112.129.8,Microsoft Windows NT Workstation 10.0,
        akr-lab-1,A,192.168.0.1,,
        OTHER,A,nowhere,,
        THROW-1,A,10.112.129.8,Windows Server,
        NYC-1,A,10.112.3.1,Linux,

        """;

    [Fact]
    public void Every_machine_of_the_name_has_its_tree()
    {
        using var command = new CommandLine();
        var result = Explain(command, "Akr-Lab-1");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            """
            AKR-LAB-1: NoCriterionMatched at AKR, nearest miss Workstations: Exclude.Name("*-LAB*") excludes AKR-LAB-1, until 2027-03-31
            ├── is a System <- not seen, counts as System: true
            ├── is assigned to AKR: true
            │   └── 10.112.129.8 lies in 10.112.129.0/24, a boundary of AKR
            """,
            string.Join('\n', result.Output.Split('\n').Take(4)));
        Assert.Contains("\n│   ├── Contoso.Workstations: false\n│   │   ├── Require.SystemKind(Workstation) <- Workstation: true\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("\n\nakr-lab-1: NotAssigned, no boundary holds IPAddresses 192.168.0.1", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejected_row_of_a_longer_name_is_another_machine()
    {
        using var command = new CommandLine();
        const string Rows = "Name,NetBiosName,IPAddresses\nPC-1,A,10.112.129.8\nPC-12,A,nowhere\n";
        var result = command.Run("explain", "--rules", "rules", "--resources", command.Write("two.csv", Rows), "--name", "PC-1");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public void An_unknown_value_is_shown_as_unknown()
    {
        using var command = new CommandLine();
        Assert.Contains("Require.Property(\"CostCenter\", AtLeast = 100) <- not seen; missing: CostCenter: unknown", Explain(command, "NYC-1").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_one_array()
    {
        using var command = new CommandLine();
        var result = Explain(command, "AKR-LAB-1", "--format", "json");
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(["AKR", null], json.RootElement.EnumerateArray().Select(static e => e.GetProperty("site").GetString()));
        var criteria = json.RootElement[0].GetProperty("checks").EnumerateArray().Last().GetProperty("criteria")[0];
        Assert.Equal("Contoso.Workstations", criteria.GetProperty("rule").GetString());
        var exclude = criteria.GetProperty("conditions")[1];
        Assert.Equal(
            ("Exclude.Name(\"*-LAB*\")", "false", "AKR-LAB-1", "2027-03-31"),
            (exclude.GetProperty("condition").GetString(), exclude.GetProperty("truth").GetString(),
                exclude.GetProperty("value").GetString(), exclude.GetProperty("until").GetString()));
    }

    [Theory]
    [InlineData("tree")]
    [InlineData("json")]
    public void A_name_that_is_not_there_is_an_error(string format)
    {
        using var command = new CommandLine();
        var result = Explain(command, "NO-SUCH", "--format", format);
        Assert.Equal((2, "", "rulespush: machines.csv has no machine 'NO-SUCH' among its 5 rows"), (result.ExitCode, result.Output, result.Error.TrimEnd()));
    }

    [Theory]
    [InlineData("OTHER", "machines.csv(4): IPAddresses 'nowhere' is not an IPv4 or IPv6 address")]
    [InlineData("THROW-1", "machines.csv(5): [Condition] TestRules.IsPilot throws InvalidDataException: no\\nluck")]
    public void A_machine_that_cannot_be_decided_says_why(string name, string why)
    {
        using var command = new CommandLine();
        var result = Explain(command, name);
        Assert.Equal((1, "", why), (result.ExitCode, result.Output, result.Error.TrimEnd()));
    }

    [Fact]
    public void What_a_machine_is_called_does_not_break_the_tree()
    {
        using var command = new CommandLine();
        var file = command.Write("m.csv", "Name,IPAddresses\n\"EVIL\n\u001B[2J\",10.112.130.1\n");
        var result = command.Run("explain", "--rules", "r", "--resources", file, "--name", "EVIL\n\u001B[2J");
        Assert.StartsWith("EVIL\\n\\u001B[2J: PushDisabled", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tree_is_never_wrapped_where_it_is_redirected()
    {
        using var command = new CommandLine();
        var name = new string('N', 3000);
        var result = command.Run("explain", "--rules", "r", "--resources", command.Write("m.csv", $"Name\n{name}\n"), "--name", name);
        Assert.StartsWith($"{name}: NotAssigned", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Truth_has_colours_on_a_terminal()
    {
        using var command = new CommandLine { OutputTerminal = AnsiSupport.Yes };
        var output = Explain(command, "AKR-LAB-1").Output;
        Assert.Matches("\u001B\\[[0-9;]*mtrue\u001B\\[0m", output);
        Assert.Contains("AKR-LAB-1: NoCriterionMatched at AKR", output, StringComparison.Ordinal);
    }

    private static CommandResult Explain(CommandLine command, string name, params string[] more) =>
        command.Run(["explain", "--rules", "r", "--resources", command.Write("machines.csv", Machines), "--name", name, .. more]);
}
