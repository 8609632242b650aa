using System.Text;
using RulesPush.Cli.Tests;
using RulesPush.Model;
using RulesPush.Sites;

namespace RulesPush.Discovery.Tests.Sources;

/// <summary>The two columns that only a DDR has.</summary>
public sealed class MergeFlagsTests
{
    [Theory]
    [InlineData("yes", "no", true, false)]
    [InlineData("0", "TRUE", false, true)]
    [InlineData("", "", null, false)]
    public void They_are_read_from_csv_and_jsonl(string fullReplace, string lowConfidence, bool? isFullReplace, bool isLowConfidence)
    {
        using var folder = new WatchedFolder();
        folder.Write("m.csv", $"Name,FULLREPLACE,LowConfidence\nA,{fullReplace},{lowConfidence}\nB,,\n");
        folder.Write("m.jsonl", $"{{\"Name\":\"A\",\"fullReplace\":\"{fullReplace}\",\"LowConfidence\":\"{lowConfidence}\"}}\n{{\"Name\":\"B\"}}\n");
        foreach (var name in new[] { "m.csv", "m.jsonl" })
        {
            using var batch = Assert.Single(folder.AttachFile(name).FindBatches());
            var ddrs = batch.Read(0, WatchedFolder.Now).Select(static r => r.Ddr!).ToList();
            Assert.Equal((isFullReplace, isLowConfidence), (ddrs[0].FullReplace, ddrs[0].LowConfidence));
            Assert.Equal((null, false), (ddrs[1].FullReplace, ddrs[1].LowConfidence));
            Assert.Null(ddrs[0].Seen.CustomProperties);
        }

        Assert.Empty(folder.Warnings);
    }

    [Fact]
    public void Another_value_rejects_the_row()
    {
        using var folder = new WatchedFolder();
        folder.Write("m.csv", "Name,FullReplace\nA,perhaps\n");
        using var batch = Assert.Single(folder.AttachFile("m.csv").FindBatches());
        Assert.Equal("FullReplace 'perhaps' is not yes or no (or true, false, 1, 0)", Assert.Single(batch.Read(0, WatchedFolder.Now)).Rejection);
    }

    [Fact]
    public void A_decision_ignores_them_without_a_warning()
    {
        using var reader = new CsvResourceReader(
            "m.csv", new MemoryStream(Encoding.UTF8.GetBytes("Name,FullReplace,LowConfidence\nA,perhaps,yes\n")), new TestRules().Definition,
            RowPurpose.Decision, static w => Assert.Fail(w));
        Assert.Equal(new Resource { Name = "A" }, Assert.Single(Observed.ReadAll(reader)).Resource);
    }

    [Fact]
    public void A_property_that_the_rules_declare_by_such_a_name_is_theirs()
    {
        var rules = new RulePackDefinition
        {
            Name = "Contoso.Rules",
            Properties = new(new PropertyDefinition(nameof(Ddr.LowConfidence), PropertyType.Int32)),
        };
        var read = new RawRowReader(rules).Read(new RawRow("csv", "Name,LowConfidence", "A,7"), 2, "NYC", WatchedFolder.Now);
        Assert.False(read.Ddr!.LowConfidence);
        Assert.Equal(7, read.Ddr.Seen.CustomProperties!["LowConfidence"]);
    }
}
