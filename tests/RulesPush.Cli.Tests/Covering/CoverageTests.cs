using System.Text.Json;

namespace RulesPush.Cli.Tests.Covering;

public sealed class CoverageTests : IDisposable
{
    private const string Machines = """
        Name,NetBiosName,IPAddresses,OperatingSystemNameAndVersion,CostCenter
        A-1,A-1,10.112.129.1,Windows 10.0,
        A-2,A-2,10.112.129.2,,
        A-KIOSK,A-KIOSK,10.112.129.3,Windows 10.0,
        N-1,N-1,10.112.3.1,Windows 10.0,200
        ROAM,ROAM,10.30.0.7,Windows 10.0,

        """;

    private readonly CommandLine _command = new();

    public void Dispose() => _command.Dispose();

    [Fact]
    public void The_table_says_what_decided()
    {
        var result = Coverage();
        Assert.Equal((0, "5 counted, 0 rejected"), (result.ExitCode, result.Error.TrimEnd()));
        Assert.Contains("Workstations: 2 machines held against it, 1 match\n", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"\| Require\.SystemKind\(Workstation\) \| 1 +\| 0 +\| 1 +\| +\| 1 +\| 1 +\| yes +\| yes +\|", result.Output);
        Assert.Matches(@"\| Exclude\.Name\(""\*-LAB\*""\) +\| 2 +\| 0 +\| 0 +\| +\| 0 +\| 0 +\| no +\| no +\|", result.Output);
        Assert.Matches(@"\| AKR +\| 3 +\| 1 +\| 0 kept out +\| \*-KIOSK\*: 1 +\|", result.Output);
        Assert.Matches(@"\| AKR +\| 10\.30\.0\.0/24 \(roaming\) +\| 1 +\| 1 +\|", result.Output);
        Assert.Contains("criteria that matched: 2 of 3\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_every_boundary()
    {
        using var json = JsonDocument.Parse(Coverage("--format", "json", "--suggest").Output);
        var root = json.RootElement;
        Assert.Equal(["time", "machines", "notSystems", "unassigned", "covered", "criteria", "sites", "suggestions"], root.EnumerateObject().Select(static p => p.Name));
        Assert.Equal("""{"covered":1,"all":1}""", JsonSerializer.Serialize(root.GetProperty("covered").GetProperty("exclusions")));
        Assert.Equal(
            """[{"boundary":"10.112.129.0/24","file":null,"holds":3,"assigns":3},{"boundary":"adsite:Akron","file":null,"holds":0,"assigns":0}]""",
            JsonSerializer.Serialize(root.GetProperty("sites")[0].GetProperty("boundaries")));
        Assert.Contains(root.GetProperty("suggestions").EnumerateArray(), static s => s.GetProperty("text").GetString() == "no machine fails Exclude.Name(\"*-LAB*\") alone");
    }

    [Fact]
    public void Suggested_machines_are_a_file_that_covers_what_can_be_covered()
    {
        var suggested = _command.Run("coverage", "--rules", "r", "--resources", _command.Write("m.csv", "Name,ResourceType\nMUSTER,User\n"), "--format", "csv");
        Assert.Equal((0, true), (suggested.ExitCode, suggested.OutputLines.Length > 10));
        var again = _command.Run("coverage", "--rules", "r", "--resources", _command.Write("s.csv", suggested.Output), "--suggest", "--format", "json");
        Assert.Equal((0, $"{suggested.OutputLines.Length - 1} counted, 0 rejected"), (again.ExitCode, again.Error.TrimEnd()));
        using var json = JsonDocument.Parse(again.Output);
        Assert.Equal("""{"covered":6,"all":6}""", JsonSerializer.Serialize(json.RootElement.GetProperty("covered").GetProperty("boundaries")));
        // The method wants machines called PILOT: nobody knows but the method.
        Assert.All(
            json.RootElement.GetProperty("suggestions").EnumerateArray(),
            static s => Assert.Equal("Contoso.Pilots", s.GetProperty("rule").GetString()));
        Assert.Contains("if the [Condition] method says so", Coverage("--suggest").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejected_rows_are_not_counted()
    {
        var result = _command.Run("coverage", "--rules", "r", "--resources", _command.Write("m.csv", "Name,NetBiosName,IPAddresses,OperatingSystemNameAndVersion\nTHROW,T,10.112.129.1,Server\n,X,,\nB,B,,\n"));
        Assert.Equal((1, "1 counted, 2 rejected"), (result.ExitCode, result.ErrorLines[^1]));
        Assert.StartsWith("m.csv(2): [Condition] ", result.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal("m.csv(3): has no Name", result.ErrorLines[1]);
    }

    [Fact]
    public void Help_has_examples_and_the_exit_codes()
    {
        var result = _command.Run("coverage", "--help");
        Assert.Contains("Examples:\n  rulespush coverage --rules ", result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("  3  the rules do not build", result.Output, StringComparison.Ordinal);
    }

    private CommandResult Coverage(params string[] more) => _command.Run(["coverage", "--rules", "r", "--resources", _command.Write("m.csv", Machines), .. more]);
}
