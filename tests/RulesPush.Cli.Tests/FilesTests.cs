namespace RulesPush.Cli.Tests;

/// <summary>The files that the command writes.</summary>
public sealed class FilesTests
{
    private const string Machines = "Name,IPAddresses\nBUF-1,10.112.130.1\n\"BAD\",\"1,0\"\n";

    [Fact]
    public void Decisions_go_to_a_file_and_nothing_to_standard_output()
    {
        using var command = new CommandLine();
        command.Write("out.csv", new string('x', 10_000));
        var result = command.DecideCsv(Machines, "--format", "csv", "--output", command.Path("out.csv"));
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("resource,site,outcome,criterion,reason,flip\nBUF-1,BUF,PushDisabled,,client push is off at BUF,\"put it into 10.112.129.0", command.Read("out.csv"), StringComparison.Ordinal);
        Assert.Equal(2, command.Read("out.csv").Count(static c => c == '\n'));
    }

    [Theory]
    [InlineData("table")]
    [InlineData("jsonl")]
    [InlineData("csv")]
    public void Every_format_writes_the_same_to_a_file_as_to_standard_output(string format)
    {
        using var command = new CommandLine();
        var output = command.DecideCsv(Machines, "--format", format).Output;
        command.DecideCsv(Machines, "--format", format, "--output", command.Path("out"));
        Assert.Equal(output, command.Read("out"));
        Assert.NotEqual("", output);
    }

    [Fact]
    public void Rejects_go_to_a_file_with_their_line_reason_and_row()
    {
        using var command = new CommandLine();
        var result = command.DecideCsv(Machines, "--rejects", command.Path("bad.csv"));
        Assert.Equal("line,reason,row\n3,\"IPAddresses '1,0' is not an IPv4 or IPv6 address\",\"\"\"BAD\"\",\"\"1,0\"\"\"\n", command.Read("bad.csv"));
        Assert.DoesNotContain("BAD", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void A_file_is_never_written_over_another()
    {
        using var command = new CommandLine();
        var machines = command.Write("machines.csv", Machines);
        File.CreateSymbolicLink(command.Path("link.csv"), machines);
        var roundabout = Path.Combine(Path.GetDirectoryName(machines)!, ".", "machines.csv");
        foreach (var same in new[] { machines, roundabout, command.Path("link.csv") })
        {
            Assert.Equal(2, command.Decide(machines, "--output", same).ExitCode);
            Assert.Equal(2, command.Decide(machines, "--rejects", same).ExitCode);
        }

        var result = command.Decide(machines, "--output", command.Path("new.csv"), "--rejects", command.Path("new.csv"));
        Assert.Equal((2, $"rulespush: --output and --rejects are the same file {command.Path("new.csv")}"), (result.ExitCode, result.Error.TrimEnd()));
        Assert.Equal(Machines, command.Read("machines.csv"));
        Assert.False(File.Exists(command.Path("new.csv")));
    }

    [Fact]
    public void A_file_of_the_last_run_survives_machines_that_cannot_be_read()
    {
        using var command = new CommandLine();
        var last = command.Write("out.jsonl", "last run");
        Assert.Equal(2, command.DecideCsv("no header\n", "--output", last).ExitCode);
        Assert.Equal("last run", command.Read("out.jsonl"));
    }

    [Fact]
    public void What_cannot_be_opened_is_said()
    {
        using var command = new CommandLine();
        var missing = command.Path("missing.csv");
        Assert.Equal((2, $"rulespush: there is no file {missing}\n"), Failure(command.Decide(missing)));
        var folder = command.Path("folder.csv");
        Directory.CreateDirectory(folder);
        Assert.Equal((2, $"rulespush: {folder} is a folder; --resources takes a file of machines\n"), Failure(command.Decide(folder)));
        var (exitCode, error) = Failure(command.DecideCsv(Machines, "--output", folder));
        Assert.Equal(2, exitCode);
        Assert.StartsWith($"rulespush: cannot write {folder}: ", error, StringComparison.Ordinal);
        (exitCode, error) = Failure(command.DecideCsv(Machines, "--rejects", command.Path("no/folder/bad.csv")));
        Assert.Equal(2, exitCode);
        Assert.StartsWith("rulespush: cannot write ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_that_breaks_off_keeps_what_was_decided()
    {
        using var command = new CommandLine
        {
            Input = new GeneratedStream(static part => part == 0 ? "Name,IPAddresses\nBUF-1,10.112.130.1\n"u8.ToArray() : throw new IOException("gone")),
        };
        var result = command.Decide("-", "--input-format", "csv");
        Assert.Equal((2, "rulespush: cannot read the machines beyond line 2: gone"), (result.ExitCode, result.Error.TrimEnd()));
        Assert.Single(result.OutputLines);
    }

    private static (int ExitCode, string Error) Failure(CommandResult result)
    {
        Assert.Equal("", result.Output);
        return (result.ExitCode, result.Error.ReplaceLineEndings("\n"));
    }
}
