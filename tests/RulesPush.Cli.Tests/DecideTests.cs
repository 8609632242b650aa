namespace RulesPush.Cli.Tests;

public sealed class DecideTests
{
    private const string Header = "Name,NetBiosName,IPAddresses,OperatingSystemNameAndVersion,CostCenter\n";

    private const string Machines = Header + """
        AKR-PC-017,AKR-PC-017,10.112.129.7,Microsoft Windows NT Workstation 10.0,
        AKR-LAB-1,A,10.112.129.8,Microsoft Windows NT Workstation 10.0,
        AKR-KIOSK-1,A,10.112.129.9,Microsoft Windows NT Workstation 10.0,
        BUF-1,A,10.112.130.1,,
        NYC-1,A,10.112.3.1,Linux,100
        NYC-2,A,10.112.3.2,Linux,
        ROAMER,A,10.30.0.7,Linux,
        NOWHERE,A,192.168.0.1,Linux,

        """;

    [Fact]
    public void A_line_of_jsonl_is_what_the_manual_says()
    {
        using var command = new CommandLine();
        var result = command.DecideCsv(Machines);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("""{"resource":"AKR-PC-017","site":"AKR","outcome":"Push","criterion":"Workstations","reason":"matches Workstations","flip":null}""", result.OutputLines[0]);
        Assert.Equal("""{"resource":"AKR-KIOSK-1","site":"AKR","outcome":"ExcludedByName","criterion":null,"reason":"AKR-KIOSK-1 is on the exclusion list of AKR as *-KIOSK*, because \"kiosks, \"locked\"\"","flip":"rename it, its Name to such as PC-1 (is not *-KIOSK*)"}""", result.OutputLines[2]);
        Assert.Equal("""{"resource":"NYC-2","site":"NYC","outcome":"MissingData","criterion":null,"reason":"missing: CostCenter; needed by Owned","flip":"report its CostCenter, such as 100 (Require.Property(\"CostCenter\", AtLeast = 100))"}""", result.OutputLines[5]);
        Assert.StartsWith("""{"resource":"ROAMER","site":"AKR","outcome":"RoamingOnly","criterion":null,""", result.OutputLines[6], StringComparison.Ordinal);
        Assert.StartsWith("""{"resource":"NOWHERE","site":null,"outcome":"NotAssigned","criterion":null,""", result.OutputLines[7], StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_has_a_header_and_quotes_what_needs_it()
    {
        using var command = new CommandLine();
        var result = command.DecideCsv(Machines + "\"=1+1, \"\"x\"\"\",A,192.168.0.1,,\n", "--format", "csv");
        Assert.Equal("resource,site,outcome,criterion,reason,flip", result.OutputLines[0]);
        Assert.Equal("AKR-PC-017,AKR,Push,Workstations,matches Workstations,", result.OutputLines[1]);
        Assert.Equal("AKR-KIOSK-1,AKR,ExcludedByName,,\"AKR-KIOSK-1 is on the exclusion list of AKR as *-KIOSK*, because \"\"kiosks, \"\"locked\"\"\"\"\",\"rename it, its Name to such as PC-1 (is not *-KIOSK*)\"", result.OutputLines[3]);
        Assert.StartsWith("\"=1+1, \"\"x\"\"\",,NotAssigned,,", result.OutputLines[9], StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_is_the_default_and_its_columns_stand_below_each_other()
    {
        using var command = new CommandLine();
        var file = command.Write("m.csv", Machines + "A-NAME-THAT-IS-LONGER-THAN-ITS-COLUMN,A,10.112.130.1,,\n\u001B[31mRED\u202E,A,10.112.130.1,,\n");
        var lines = command.Run("decide", "--rules", "r", "--resources", file).OutputLines;
        Assert.Equal("RESOURCE                  SITE  OUTCOME             CRITERION             REASON", lines[0]);
        Assert.Equal("AKR-PC-017                AKR   Push                Workstations          matches Workstations", lines[1]);
        Assert.StartsWith("NOWHERE                   -     NotAssigned         -                     no boundary holds", lines[8], StringComparison.Ordinal);
        Assert.StartsWith("A-NAME-THAT-IS-LONGER-T…  BUF   PushDisabled        -                     client", lines[9], StringComparison.Ordinal);
        Assert.StartsWith("\\u001B[31mRED\\u202E       BUF   PushDisabled", lines[10], StringComparison.Ordinal);
    }

    [Fact]
    public void Decisions_come_in_the_order_of_the_rows()
    {
        using var command = new CommandLine();
        var rows = Enumerable.Range(0, 5000).Select(static i => $"M{i},A,10.112.{i % 200}.1,,");
        var result = command.DecideCsv(Header + string.Join('\n', rows), "--format", "csv");
        Assert.Equal(Enumerable.Range(0, 5000).Select(static i => $"M{i}"), result.OutputLines.Skip(1).Select(static l => l[..l.IndexOf(',')]));
    }

    [Fact]
    public void Only_the_machines_of_a_site_are_shown_and_counted()
    {
        using var command = new CommandLine();
        var result = command.DecideCsv(Machines + "BAD,A,nowhere,,\n", "--site", "nyc");
        Assert.Equal(["NYC-1", "NYC-2"], result.OutputLines.Select(static l => l.Split('"')[3]));
        Assert.Contains("2 decided, 1 rejected", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("AKR", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_site_is_wrong_usage()
    {
        using var command = new CommandLine();
        var result = command.DecideCsv(Machines, "--site", "XYZ");
        Assert.Equal((2, "rulespush: Contoso.Rules has no site 'XYZ'; its sites are AKR, BUF, NYC"), (result.ExitCode, result.Error.TrimEnd()));
    }

    [Fact]
    public void The_summary_counts_by_site_and_outcome_on_standard_error()
    {
        using var command = new CommandLine();
        var result = command.DecideCsv(Machines);
        Assert.Equal(
            """
            +------------------------------------------------------------------------------------------------------------------------------+
            | Site | Machines | Push | Not pushed                                                                                          |
            |------+----------+------+-----------------------------------------------------------------------------------------------------|
            | AKR  |        4 |    1 | 1 RoamingOnly, 1 ExcludedByName, 1 NoCriterionMatched                                               |
            | BUF  |        1 |    0 | 1 PushDisabled                                                                                      |
            | NYC  |        2 |    1 | 1 MissingData                                                                                       |
            | -    |        1 |    0 | 1 NotAssigned                                                                                       |
            |      |          |      |                                                                                                     |
            | all  |        8 |    2 | 1 NotAssigned, 1 RoamingOnly, 1 PushDisabled, 1 ExcludedByName, 1 MissingData, 1 NoCriterionMatched |
            +------------------------------------------------------------------------------------------------------------------------------+
            8 decided, 0 rejected, in 0.0 s

            """,
            result.Error);
    }

    [Fact]
    public void The_time_is_that_of_the_clock_or_of_now()
    {
        using var command = new CommandLine();
        const string Lab = Header + "AKR-LAB-1,A,10.112.129.8,Microsoft Windows NT Workstation 10.0,\n";
        Assert.Contains("\"NoCriterionMatched\"", command.DecideCsv(Lab).Output, StringComparison.Ordinal);
        Assert.Contains("\"NoCriterionMatched\"", command.DecideCsv(Lab, "--now", "2027-03-31T23:59:59Z").Output, StringComparison.Ordinal);
        Assert.Contains("\"Push\"", command.DecideCsv(Lab, "--now", "2027-04-01").Output, StringComparison.Ordinal);
        Assert.Contains("\"NoCriterionMatched\"", command.DecideCsv(Lab, "--now", "2027-04-01T01:00:00+02:00").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_that_throws_rejects_its_row_and_names_the_method()
    {
        using var command = new CommandLine();
        var result = command.DecideCsv(Header + "THROW-1,A,10.112.129.8,Windows Server,\nPILOT-1,A,10.112.129.8,Windows Server,\n");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("\"criterion\":\"Pilots\"", Assert.Single(result.OutputLines), StringComparison.Ordinal);
        Assert.Equal("machines.csv(2): [Condition] TestRules.IsPilot throws InvalidDataException: no\\nluck", result.ErrorLines[0]);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_is_read_in_the_format_that_is_named()
    {
        using var command = new CommandLine { Input = new MemoryStream("{\"Name\":\"BUF-1\",\"IPAddresses\":\"10.112.130.1\"}\n{}\n"u8.ToArray()) };
        var result = command.Decide("-", "--input-format", "JSONL");
        Assert.Equal(1, result.ExitCode);
        Assert.Single(result.OutputLines);
        Assert.Equal("stdin(2): has no Name", result.ErrorLines[0]);
    }

    [Fact]
    public void The_format_may_be_named_for_a_file_too()
    {
        using var command = new CommandLine();
        var file = command.Write("export.txt", Machines);
        Assert.Equal(0, command.Decide(file, "--input-format", "csv").ExitCode);
        var result = command.Decide(file);
        Assert.Equal((2, $"rulespush: {file} is neither .csv nor .jsonl; say which by --input-format"), (result.ExitCode, result.Error.TrimEnd()));
    }
}
