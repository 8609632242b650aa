using RulesPush.Cli.Tests;
using RulesPush.Sites;

namespace RulesPush.Discovery.Tests.Sources;

/// <summary>A row that was kept aside is read as its file was.</summary>
public sealed class RawRowReaderTests
{
    private static readonly RawRowReader _reader = new(new TestRules().Definition);

    [Theory]
    [InlineData("csv", "Name,Client,LowConfidence,Colour\n\"A\nB\",yes,1,red\nC,perhaps,,\nD\nE,\"open,,\nF,,,\n")]
    [InlineData("jsonl", "{\"Name\":\"A\",\"FullReplace\":true}\nnonsense\n{\"Name\":\"B\",\"Client\":\"perhaps\"}\n")]
    public void Every_row_of_a_file_reads_the_same_again(string extension, string text)
    {
        using var folder = new WatchedFolder();
        folder.Write($"m.{extension}", text);
        using var batch = Assert.Single(folder.AttachFile($"m.{extension}").FindBatches());
        foreach (var row in batch.Read(0, WatchedFolder.Now))
            Assert.Equal(row, _reader.Read(row.Raw, row.Number, "NYC", WatchedFolder.Now));
    }

    [Fact]
    public void A_row_that_was_mended_is_read_with_its_old_number()
    {
        var row = _reader.Read(new RawRow("csv", "Name,Client", "A,yes"), 17, "AKR", WatchedFolder.Now);
        Assert.Equal((17, "A", "AKR", null), (row.Number, row.Ddr?.Seen.Name, row.Ddr?.Site, row.Rejection));
    }

    [Theory]
    [InlineData("csv", "Name", "A\nB", "is more than one row")]
    [InlineData("csv", "Name", "  ", "is empty")]
    [InlineData("csv", "Name,Name", "A,B", "the row has no usable header: column 'Name' is there twice")]
    [InlineData("jsonl", null, "", "the row is empty")]
    [InlineData("xml", null, "<a/>", "the format 'xml' is not known")]
    public void What_is_no_row_is_rejected(string format, string? header, string text, string why)
    {
        var raw = new RawRow(format, header, text);
        Assert.Equal(new DiscoveredRow(3, raw, null, why), _reader.Read(raw, 3, "NYC", WatchedFolder.Now));
    }

    [Fact]
    public void The_start_of_a_row_that_is_too_long_never_passes_for_a_whole_one()
    {
        using var folder = new WatchedFolder();
        folder.Write("m.csv", "Name\nA" + new string('x', BoundedLineReader.LongestLine) + "\nB\n");
        using var batch = Assert.Single(folder.AttachFile("m.csv").FindBatches());
        var row = batch.Read(0, WatchedFolder.Now).First();
        Assert.StartsWith("the line has 4194305 characters", row.Rejection, StringComparison.Ordinal);
        Assert.StartsWith("only the start of the row was kept", _reader.Read(row.Raw, 2, "NYC", WatchedFolder.Now).Rejection, StringComparison.Ordinal);
    }
}
