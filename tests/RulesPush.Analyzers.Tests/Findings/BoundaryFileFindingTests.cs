using Microsoft.CodeAnalysis;

namespace RulesPush.Analyzers.Tests;

/// <summary>Rows of boundary files are reported where they stand, what concerns a file as a whole at the attribute that names it.</summary>
public sealed class BoundaryFileFindingTests
{
    private const string Rules = """
        [PrimarySite("BER")] [Boundary.IpSubnet("10.0.0.0/8")] [Boundary.File("more.csv")] [Boundary.File("networks.csv", Key = "ber")] public partial class Berlin;
        [PrimarySite("BON")] [Boundary.IpSubnet("172.16.0.0/16")] [Boundary.File("networks.csv", Key = "bon")] [RoamingBoundary.File("networks.csv")] public partial class Bonn;
        """;

    private static readonly ListedFile[] _files =
    [
        new("/src/rules/more.csv", "key,boundary\nber,192.0.2.0/24\n"),
        new("/src/rules/networks.csv", """
            key,boundary
            bon, "10.1.0.0/16"  # within 10.0.0.0/8 of Berlin
            ber,203.0.113.0/25
            BON,172.16.7.0/24
            ber,203.0.113.128/25
            """),
    ];

    [Fact]
    public async Task Nested_rows_in_the_file_and_the_rest_at_the_attribute()
    {
        var found = await new RuleAnalysis(Rules, _files).ForFindings().Run();
        Assert.Equal(
            [
                """RP2103 networks.csv(2,7)-(2,18) 10.1.0.0/16 of Bonn (BON) lies within 10.0.0.0/8 of Berlin (BER), and wins over it: 10.1.0.0 belongs to Bonn (BON). Example: Name = PC-1, IPAddresses = 10.1.0.0""",
                """RP2105 [Boundary.File("networks.csv", Key = "ber")] 2 rows of networks.csv of Berlin (BER) could be 1: for example 203.0.113.0/25 and 203.0.113.128/25 are 203.0.113.0/24""",
                """RP2105 [Boundary.File("networks.csv", Key = "bon")] 2 rows of networks.csv of Bonn (BON) could be 1: for example 172.16.7.0/24 lies in others of the site""",
                """RP2105 [RoamingBoundary.File("networks.csv")] 4 rows of networks.csv of Bonn (BON) could be 3: for example 203.0.113.0/25 and 203.0.113.128/25 are 203.0.113.0/24""",
                """RP2106 [RoamingBoundary.File("networks.csv")] The roaming boundary 10.1.0.0/16, like 1 more of networks.csv, of Bonn (BON) adds nothing: all of it lies in its site boundaries. Example: Name = PC-1, IPAddresses = 10.1.0.0""",
            ],
            found.Select(Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_edit_of_the_file_counts()
    {
        var edited = _files.Select(static f => new ListedFile(f.Path, f.GetText()!.ToString().Replace("10.1.0.0/16", "11.1.0.0/16", StringComparison.Ordinal))).ToArray();
        Assert.DoesNotContain(await new RuleAnalysis(Rules, edited).ForFindings().Run(), static d => d.Id == "RP2103");
        Assert.Contains(await new RuleAnalysis(Rules, _files).ForFindings().Run(), static d => d.Id == "RP2103");
    }

    private static string Text(Diagnostic diagnostic)
    {
        var at = diagnostic.Location.GetLineSpan();
        var place = diagnostic.Location.SourceTree is { } tree
            ? $"[{tree.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}]"
            : $"{Path.GetFileName(at.Path)}({at.StartLinePosition.Line + 1},{at.StartLinePosition.Character + 1})-({at.EndLinePosition.Line + 1},{at.EndLinePosition.Character + 1})";
        return $"{diagnostic.Id} {place} {diagnostic.GetMessage()}";
    }
}
