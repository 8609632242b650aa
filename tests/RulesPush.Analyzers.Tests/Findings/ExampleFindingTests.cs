using Microsoft.CodeAnalysis;

namespace RulesPush.Analyzers.Tests;

/// <summary>What the examples are told, held against counts that are taken from their raw files.</summary>
public sealed class ExampleFindingTests
{
    [Fact]
    public async Task CloudFleet_nests_across_regions_and_nothing_is_worse()
    {
        var found = await Find("CloudFleet");
        Assert.All(found, static d => Assert.Equal(DiagnosticSeverity.Info, d.Severity));
        Assert.All(found, static d => Assert.Contains(d.Id, new[] { "RP2103", "RP2105" }));

        var rows = File.ReadLines(Path.Combine(Directory("CloudFleet"), "aws-boundaries.csv")).Skip(1).Select(static line => line.Split(',')).ToList();
        var regions = rows.Select(static (row, index) => (Region: row[0], Network: IpNetwork.Parse(row[1]), Line: index + 1)).ToLookup(static r => r.Network);
        var nested =
            from inner in regions.SelectMany(static r => r)
            from around in NetworksAround(inner.Network)
            from outer in regions[around]
            where outer.Region != inner.Region
            select (inner.Line, inner.Network.Address.IsV6);
        var expected = nested.ToList();
        Assert.Equal((108, 55), (expected.Count(static n => !n.IsV6), expected.Count(static n => n.IsV6)));
        Assert.Equal(
            expected.Select(static n => n.Line).Order(),
            found.Where(static d => d.Id == "RP2103").Select(static d => d.Location.GetLineSpan().StartLinePosition.Line).Order());
    }

    [Fact]
    public async Task Branches_is_healthy() => Assert.Empty(await Find("Branches"));

    private static IEnumerable<IpNetwork> NetworksAround(IpNetwork inner)
    {
        for (var length = 0; length < inner.PrefixLength; length++)
        {
            if (IpNetwork.TryParse($"{inner.Address}/{length}", out var around, out _))
                yield return around;
        }
    }

    private static async Task<IEnumerable<Diagnostic>> Find(string example)
    {
        var sources = System.IO.Directory.GetFiles(Directory(example), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText);
        var files = System.IO.Directory.GetFiles(Directory(example), "*.csv").Select(static path => new ListedFile(RuleTest.ProjectDirectory + Path.GetFileName(path), File.ReadAllText(path)));
        return await new RuleAnalysis([.. sources], [.. files]).ForFindings().Run();
    }

    private static string Directory(string example) => Path.Combine(RuleAnalysis.RepositoryDirectory, "examples", example);
}
