using CsCheck;
using RulesPush.Cli.Output;

namespace RulesPush.Discovery.Tests;

public sealed class CsvSplitterTests
{
    [Theory]
    [InlineData("a,b,c", "a|b|c")]
    [InlineData("", "")]
    [InlineData(",", "|")]
    [InlineData(" a , b ", "a|b")]
    [InlineData("\"a,b\",c", "a,b|c")]
    [InlineData("\"say \"\"hi\"\"\",c", "say \"hi\"|c")]
    [InlineData("a, \"b\" ,c", "a|b|c")]
    [InlineData("\"\",\"\"\"\"", "|\"")]
    [InlineData("\"a\nb\",c", "a\nb|c")]
    public void Splits(string row, string values)
    {
        var splitter = new CsvSplitter();
        Assert.Equal(CsvSplitResult.Complete, splitter.Split(row, 10));
        Assert.Equal(values, string.Join('|', splitter.Values));
    }

    [Theory]
    [InlineData("a\"b,c", CsvSplitResult.StrayQuote)]
    [InlineData("\"a\"b,c", CsvSplitResult.StrayQuote)]
    [InlineData("a,\"b", CsvSplitResult.OpenQuote)]
    [InlineData("a,\"b\"\"", CsvSplitResult.OpenQuote)]
    [InlineData("\"", CsvSplitResult.OpenQuote)]
    internal void Finds_quotes_that_are_wrong(string row, CsvSplitResult result) =>
        Assert.Equal(result, new CsvSplitter().Split(row, 10));

    [Fact]
    public void Counts_what_it_does_not_keep()
    {
        var splitter = new CsvSplitter();
        splitter.Split("a,b,\"c\",d", 2);
        Assert.Equal(4, splitter.Count);
        Assert.Equal(["a", "b"], splitter.Values);
    }

    [Fact]
    public void Reads_back_what_the_writer_quotes() =>
        Gen.String[Gen.Char["ab,\"\n\r ;='"], 0, 8].List[1, 5].Sample(values =>
        {
            using var row = new StringWriter();
            for (var i = 0; i < values.Count; i++)
            {
                if (i > 0)
                    row.Write(',');
                CsvWriter.WriteValue(row, values[i]);
            }

            var splitter = new CsvSplitter();
            Assert.Equal(CsvSplitResult.Complete, splitter.Split(row.ToString(), values.Count));
            Assert.Equal(values.Select(static v => v.Trim()), splitter.Values);
        });
}
