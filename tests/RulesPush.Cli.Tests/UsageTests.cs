using Spectre.Console;

namespace RulesPush.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("", "Required command was not provided.")]
    [InlineData("bogus", "Unrecognized command or argument 'bogus'.")]
    [InlineData("decide", "Option '--rules' is required.")]
    [InlineData("decide --rules r", "Option '--resources' is required.")]
    [InlineData("decide --rules r --resources m.csv --format xml", "Argument 'xml' not recognized.")]
    [InlineData("decide --rules r --resources m.csv --now monday", "--now 'monday' is not a time such as 2027-03-31T18:00:00Z")]
    [InlineData("decide --rules r --resources m.csv --bogus", "Unrecognized command or argument '--bogus'.")]
    [InlineData("decide --rules r --resources -", "--resources - needs --input-format csv or --input-format jsonl")]
    [InlineData("explain --rules r --resources m.csv", "Option '--name' is required.")]
    public void Wrong_usage_is_exit_code_2_and_nothing_on_standard_output(string args, string why)
    {
        using var command = new CommandLine();
        var result = command.Run(args.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(why, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decide", "--rejects <file>")]
    [InlineData("explain", "--name <name>")]
    public void Help_has_examples_and_the_exit_codes(string name, string option)
    {
        using var command = new CommandLine();
        var result = command.Run(name, "--help");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(option, result.Output, StringComparison.Ordinal);
        Assert.Contains($"Examples:\n  rulespush {name} --rules ", result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("  3  the rules do not build", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_of_the_whole_command_has_the_examples_of_all()
    {
        using var command = new CommandLine();
        var output = command.Run("--help").Output;
        Assert.Contains("  rulespush decide --rules ", output, StringComparison.Ordinal);
        Assert.Contains("  rulespush explain --rules ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_argument_that_starts_with_an_at_is_a_name()
    {
        using var command = new CommandLine();
        var result = command.Run("explain", "--rules", "r", "--resources", command.Write("m.csv", "Name\n@home\n"), "--name", "@home");
        Assert.StartsWith("@home: NotAssigned", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_to_load_the_rules_has_its_exit_code()
    {
        using var command = new CommandLine { LoadRules = static (_, _) => throw new CommandFailure("no good", ExitCode.RulesDoNotBuild) };
        var result = command.DecideCsv("Name\nA\n");
        Assert.Equal((3, "", "rulespush: no good"), (result.ExitCode, result.Output, result.Error.TrimEnd()));
    }

    [Fact]
    public void The_unexpected_is_one_line_without_a_trace()
    {
        using var command = new CommandLine { LoadRules = static (_, _) => throw new InvalidTimeZoneException("what\never") };
        var result = command.DecideCsv("Name\nA\n");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(
            ["rulespush: unexpected: InvalidTimeZoneException: what\\never", "Set RULESPUSH_TRACE=1 to see where it comes from."],
            result.ErrorLines);
    }

    [Fact]
    public void The_unexpected_has_a_trace_where_it_is_asked_for()
    {
        using var command = new CommandLine { ShowsTrace = true, LoadRules = static (_, _) => throw new InvalidTimeZoneException("what") };
        Assert.Contains("   at RulesPush.", command.DecideCsv("Name\nA\n").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_has_colours_and_a_progress_bar_that_goes_away()
    {
        const string Csv = "Name,IPAddresses\nBUF-1,10.112.130.1\nBAD,1\n";
        using var both = new CommandLine { OutputTerminal = AnsiSupport.Yes, ErrorTerminal = AnsiSupport.Yes };
        var result = both.DecideCsv(Csv, "--format", "table");
        Assert.Matches("BUF   \u001B\\[[0-9;]*mPushDisabled\u001B\\[0m {6}  -", result.Output);
        Assert.Contains("machines.csv(3): IPAddresses", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Deciding", result.Error, StringComparison.Ordinal);

        using var redirected = new CommandLine { ErrorTerminal = AnsiSupport.Yes };
        result = redirected.DecideCsv(Csv, "--format", "table");
        Assert.DoesNotContain("\u001B", result.Output, StringComparison.Ordinal);
        Assert.Contains("machines.csv(3): IPAddresses", result.Error, StringComparison.Ordinal);
    }
}
