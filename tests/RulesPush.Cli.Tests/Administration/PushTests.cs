using System.Text.Json;

namespace RulesPush.Cli.Tests;

public sealed class PushTests : IDisposable
{
    private readonly CommandLine _command = new();
    private readonly TestSites _sites;

    public PushTests()
    {
        _sites = new TestSites(_command);
        _sites.Discover(
            "NYC", TestSites.AkronPc("A-1", 1), TestSites.NewYorkPc("N-1", 1), "N-2,N-2,10.112.3.2,Microsoft Windows NT Server 10.0,,Network,\n",
            "PILOT-1,PILOT-1,10.112.3.3,Microsoft Windows NT Server 10.0,,Network,\n", "THROW-1,THROW-1,10.112.3.4,Microsoft Windows NT Server 10.0,,Network,\n");
    }

    public void Dispose() => _command.Dispose();

    [Fact]
    public void Each_machine_has_its_result()
    {
        var result = Push("NYC", "--name", "n-2", "--name", "N-1", "--name", "A-1", "--name", "NO-SUCH", "--name", "N-2");
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"\| N-2 +\| created CCR 3 ", result.Output);
        Assert.Matches(@"\| N-1 +\| joined CCR 2 ", result.Output);
        Assert.Matches(@"\| A-1 +\| refused: is assigned to AKR, and only machines assigned to NYC are included ", result.Output);
        Assert.Matches(@"\| NO-SUCH +\| unknown: NYC does not know it; nor does any other site ", result.Output);
        Assert.Equal(8, result.OutputLines.Length);
    }

    [Fact]
    public void A_machine_that_only_another_site_knows_is_not_pushed()
    {
        var result = Push("akr", "--name", "N-2", "--format", "json");
        Assert.Equal(1, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(
            """{"machine":"N-2","site":"AKR","result":"unknown","ccr":null,"why":"AKR does not know it; known at NYC"}""",
            JsonSerializer.Serialize(json.RootElement[0]));
    }

    [Fact]
    public void The_options_of_the_wizard_let_more_in()
    {
        var result = Push("NYC", "--name", "A-1", "--include-unassigned", "--format", "json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(("created", 3), (json.RootElement[0].GetProperty("result").GetString(), json.RootElement[0].GetProperty("ccr").GetInt32()));
    }

    [Theory]
    [InlineData("names.txt", "# servers\n\n  n-2  # the second\nN-2\n")]
    [InlineData("names.csv", "CostCenter,Name\n,N-2\n")]
    public void Names_come_from_a_file(string name, string content)
    {
        var result = Push("NYC", "--file", _command.Write(name, content));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"\| N-2 +\| created CCR 3 ", result.Output);
        Assert.Equal(5, result.OutputLines.Length);
    }

    [Fact]
    public void A_row_of_the_file_that_cannot_be_read_is_told()
    {
        var result = Push("NYC", "--file", _command.Write("names.csv", "Name,IPAddresses\nN-2,\nN-1,nowhere\n"));
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("names.csv(3): IPAddresses 'nowhere'", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pilots")]
    [InlineData("Contoso.Pilots")]
    public void What_certainly_matches_criteria_is_pushed(string criteria)
    {
        var result = Push("NYC", "--criteria", criteria);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("rulespush: THROW-1: a method of the rules failed: InvalidDataException: no\\nluck", result.Error, StringComparison.Ordinal);
        Assert.Matches(@"\| PILOT-1 +\| created CCR 3 ", result.Output);
        Assert.Equal(5, result.OutputLines.Length);
    }

    [Fact]
    public void A_secondary_site_chooses_among_its_PDRs()
    {
        var result = Push("AKR", "--criteria", "Workstations");
        Assert.Matches(@"\| A-1 +\| joined CCR 1 ", result.Output);
        result = Push("BUF", "--criteria", "Workstations");
        Assert.Equal((0, "Nothing that BUF knows is chosen by that."), (result.ExitCode, result.Error.TrimEnd()));
    }

    [Theory]
    [InlineData("push --site NYC", "choose machines in one way: by --name, --file or --criteria")]
    [InlineData("push --site NYC --name A --criteria B", "choose machines in one way: by --name, --file or --criteria")]
    [InlineData("push --site NYC --criteria B", "Contoso.Rules has no push criteria 'B'; it has Owned, Pilots, Workstations")]
    [InlineData("push --site BOS --name A", "Contoso.Rules has no site 'BOS'; its sites are AKR, BUF, NYC")]
    [InlineData("push --site NYC --file no-such-file", "cannot read no-such-file: ")]
    public void What_cannot_be_chosen_is_wrong_usage(string args, string why)
    {
        var result = _sites.Run([.. args.Split(' '), "--rules", "r"]);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(why, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_do_not_build_are_exit_code_3()
    {
        using var command = new CommandLine { LoadRules = static (_, _) => throw new CommandFailure("no good", ExitCode.RulesDoNotBuild) };
        var result = command.Run("push", "--rules", "r", "--database", _sites.Path, "--site", "NYC", "--name", "A");
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
    }

    private CommandResult Push(string site, params string[] more) => _sites.Run(["push", "--rules", "r", "--site", site, .. more]);
}
