using CsCheck;
using RulesPush.Sites;

namespace RulesPush.Discovery.Tests.Sources;

/// <summary>Reading behind a row that is stored gives what reading all gives behind it.</summary>
public sealed class ResumedReadingTests
{
    private static readonly string[] _csvLines =
    [
        "A,1", "\"B\nb\",2", "\"C\n\n\"\"c\"\"\n,\",3", "", "D", "E,\"never closed", "F\"f,4", "G\0,5", "\"H,6", "\"I\",\"7\n\"", "  ", "\"J\"x,8",
    ];

    private static readonly string[] _jsonLines = ["{\"Name\":\"A\"}", "", "nonsense", "{\"Name\":\"B\",\"Client\":true}", " "];

    [Fact]
    public void Of_csv_rows_of_many_lines() => Sample("csv", "\n\nName,CostCenter\n", _csvLines);

    [Fact]
    public void Of_jsonl_rows() => Sample("jsonl", "", [.. _jsonLines, "{\"Name\":\"first\"}"]);

    private static void Sample(string extension, string start, string[] lines)
    {
        using var folder = new WatchedFolder();
        Gen.OneOf([.. lines.Select(Gen.Const)]).Array[1, 14].Sample(
            picked =>
            {
                folder.Write($"m.{extension}", start + string.Join('\n', [.. picked, lines[0]]));
                using var batch = Assert.Single(folder.AttachFile($"m.{extension}").FindBatches());
                var all = batch.Read(0, WatchedFolder.Now).ToList();
                for (var after = 0L; after <= all[^1].Number; after++)
                {
                    Assert.Equal(
                        all.Where(r => r.Number > after).Select(Shown),
                        batch.Read(after, WatchedFolder.Now).Select(Shown));
                }
            },
            iter: 300, threads: 1);
    }

    private static (long, RawRow, string?, string?) Shown(DiscoveredRow row) =>
        (row.Number, row.Raw, row.Ddr?.Seen.Name, row.Rejection);
}
