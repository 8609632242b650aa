using System.Text;

namespace RulesPush.Cli.Tests;

/// <summary>Whatever stands in the file: a reason for each bad row, the good rows decided, no stack trace.</summary>
public sealed class HostileInputTests
{
    private const string Header = "Name,NetBiosName,IPAddresses\n";
    private const string Good = "GOOD,GOOD,10.112.130.1";

    [Theory]
    [InlineData("BAD,BAD", "has 2 values, the header has 3 columns: truncated?")]
    [InlineData("BAD", "has 1 value, the header has 3 columns: truncated?")]
    [InlineData("BAD,BAD,10.112.130.1,", "has 4 values, the header has 3 columns: a comma in a value that is not quoted?")]
    [InlineData("BAD,B\0AD,10.112.130.1", "the row has a NUL character")]
    [InlineData("BAD,B\"AD,10.112.130.1", "a quote stands inside a value")]
    [InlineData("\"BAD\"x,BAD,10.112.130.1", "a quote stands inside a value")]
    [InlineData("BAD,\"BAD,10.112.130.1", "a quote is opened and not closed")]
    [InlineData("BAD,BAD,10.112.1300.1", "IPAddresses '10.112.1300.1' is not an IPv4 or IPv6 address")]
    public void A_bad_row_costs_only_itself(string bad, string why)
    {
        using var command = new CommandLine();
        var result = command.DecideCsv($"{Header}{Good}1\n{bad}\n\n{Good}2\n{Good}3\n");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(3, result.OutputLines.Length);
        Assert.StartsWith($"machines.csv(3): {why}", result.ErrorLines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_ends_within_a_row_is_decided_up_to_it()
    {
        using var command = new CommandLine();
        var result = command.DecideCsv($"{Header}{Good}\n{Good}\nBAD,BA");
        Assert.Equal((1, 2), (result.ExitCode, result.OutputLines.Length));
        Assert.StartsWith("machines.csv(4): has 2 values", result.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_never_closed_swallows_no_machine()
    {
        using var command = new CommandLine();
        var rows = Enumerable.Range(0, 1000).Select(static i => i == 10 ? "BAD,\"BAD,10.112.130.1" : $"M{i},A,10.112.130.1");
        var result = command.DecideCsv(Header + string.Join('\n', rows));
        Assert.Equal(999, result.OutputLines.Length);
        Assert.Contains("machines.csv(12): a quote is opened", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_stray_quotes_swallow_no_machine_between_them()
    {
        using var command = new CommandLine();
        var result = command.DecideCsv($"{Header}BAD,\"BAD,10.112.130.1\n{Good}\n{Good}\nBAD,BAD\",10.112.130.1,\n{Good}\n");
        Assert.Equal(3, result.OutputLines.Length);
        Assert.Equal(["machines.csv(2)", "machines.csv(5)"], result.ErrorLines.Take(2).Select(static l => l[..15]));
    }

    [Fact]
    public void A_quoted_value_may_have_line_breaks_commas_and_quotes()
    {
        using var command = new CommandLine();
        var result = command.DecideCsv("Name,ADSiteName,IPAddresses\n\"A,\"\"B\"\"\",\"a\r\n\r\nb\",10.112.130.1\nC,,10.112.130.1\nD,,1\n");
        Assert.Equal(2, result.OutputLines.Length);
        Assert.StartsWith("""{"resource":"A,\"B\"",""", result.OutputLines[0], StringComparison.Ordinal);
        Assert.StartsWith("machines.csv(6): IPAddresses", result.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_megabyte_in_a_value_is_rejected_with_its_column()
    {
        using var command = new CommandLine();
        var megabyte = new string('x', 1 << 20);
        var result = command.DecideCsv($"Name,Colour,IPAddresses\nBAD,{megabyte},\nBAD,\"{megabyte}\",\n{megabyte},,\nBAD,\"{megabyte}\nGOOD,,10.112.130.1\n");
        Assert.Single(result.OutputLines);
        Assert.Equal(
            [
                "machines.csv(2): the value of 'Colour' has 1048576 characters, more than 65536",
                "machines.csv(3): the value of 'Colour' has 1048576 characters, more than 65536",
                "machines.csv(4): the value of 'Name' has 1048576 characters, more than 65536",
                "machines.csv(5): a quote is opened and not closed, and the next lines do not complete the row",
            ],
            result.ErrorLines.Skip(1).Take(4));
    }

    [Fact]
    public void A_giant_line_is_rejected_and_the_next_one_decided()
    {
        using var command = new CommandLine();
        var result = command.DecideCsv($"{Header}BAD,{new string('x', 5 << 20)}\n{Good}\n", "--rejects", command.Path("bad.csv"));
        Assert.Single(result.OutputLines);
        var rejects = command.Read("bad.csv");
        Assert.StartsWith("line,reason,row\n2,\"the line has 5242884 characters, more than 4194304\",\"BAD,xxx", rejects, StringComparison.Ordinal);
        Assert.InRange(rejects.Length, 4000, 5000);
    }

    [Fact]
    public void A_row_in_latin_1_is_rejected_and_the_others_decided()
    {
        using var command = new CommandLine();
        var file = command.Write("machines.csv", Encoding.Latin1.GetBytes($"{Header}KÖLN,A,10.112.130.1\n{Good}\n"));
        var result = command.Decide(file);
        Assert.Single(result.OutputLines);
        Assert.StartsWith("machines.csv(2): the row is not valid UTF-8; save the file as UTF-8", result.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Utf_8_with_a_mark_and_utf_16_with_one_are_read()
    {
        using var command = new CommandLine();
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            foreach (var (name, text) in new[] { ("m.csv", $"{Header}KÖLN,A,10.112.130.1\n"), ("m.jsonl", "{\"Name\":\"KÖLN\",\"IPAddresses\":[\"10.112.130.1\"]}") })
            {
                var result = command.Decide(command.Write(name, [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]));
                Assert.Equal(0, result.ExitCode);
                Assert.StartsWith("""{"resource":"KÖLN","site":"BUF",""", result.Output, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("m.csv", "")]
    [InlineData("m.csv", "\uFEFF")]
    [InlineData("m.csv", "\n \n")]
    [InlineData("m.jsonl", "")]
    [InlineData("m.jsonl", "\n\n")]
    public void An_empty_file_is_unusable(string name, string text) => Unusable(name, Encoding.UTF8.GetBytes(text), $"{name} is empty");

    [Theory]
    [InlineData("AKR-PC-1,AKR-PC-1,10.1.1.1\n", "m.csv has no usable header: the first line 'AKR-PC-1,AKR-PC-1,10.1.1.1' has no column Name")]
    [InlineData("Name;Client\n", "m.csv has no usable header: the first line 'Name;Client' has no column Name; are the columns separated by semicolons? They must be by commas")]
    [InlineData("Name\tClient\n", "m.csv has no usable header: the first line 'Name\\tClient' has no column Name; are the columns separated by tabs? They must be by commas")]
    [InlineData("Name,Client,CLIENT\n", "m.csv has no usable header: column 'CLIENT' is there twice")]
    [InlineData("Name,Colour,colour\n", "m.csv has no usable header: column 'colour' is there twice")]
    [InlineData("Name,,Client\n", "m.csv has no usable header: column 2 has no name")]
    [InlineData("Name,Client,\n", "m.csv has no usable header: column 3 has no name")]
    [InlineData("Name,\"Client\n", "m.csv has no usable header: it has a quote that is not closed, or stands inside a name")]
    public void A_file_without_a_usable_header_is_unusable(string text, string why) => Unusable("m.csv", Encoding.UTF8.GetBytes(text), why);

    [Fact]
    public void Utf_16_without_a_mark_is_unusable_and_the_message_says_so()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            Unusable("m.csv", encoding.GetBytes($"{Header}{Good}\n"), "m.csv has no usable header: it has NUL characters; is the file UTF-16 without a byte order mark? Save it as UTF-8");
            Unusable("m.jsonl", encoding.GetBytes("{\"Name\":\"A\"}\n"), "m.jsonl has NUL characters; is it UTF-16 without a byte order mark? Save it as UTF-8");
        }
    }

    [Fact]
    public void A_header_that_is_not_utf_8_or_too_long_is_unusable()
    {
        Unusable("m.csv", Encoding.Latin1.GetBytes("Name,Gebäude\n"), "m.csv has no usable header: it is not valid UTF-8; save the file as UTF-8");
        Unusable("m.csv", Encoding.UTF8.GetBytes("Name," + new string('x', 5 << 20)), "m.csv has no usable header: the line has 5242885 characters, more than 4194304");
    }

    [Fact]
    public void A_header_without_rows_is_nothing_to_decide()
    {
        using var command = new CommandLine();
        var result = command.DecideCsv(Header);
        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("0 decided, 0 rejected", result.Error, StringComparison.Ordinal);
    }

    private static void Unusable(string name, byte[] bytes, string why)
    {
        using var command = new CommandLine();
        var result = command.Decide(command.Write(name, bytes));
        Assert.Equal((2, "", $"rulespush: {why}"), (result.ExitCode, result.Output, result.Error.TrimEnd()));
    }
}
