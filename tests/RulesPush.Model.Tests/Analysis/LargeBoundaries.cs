using System.Diagnostics;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>Boundaries as large companies have them take seconds, however they lie.</summary>
public sealed class LargeBoundaries
{
    private const int Count = 100_000;


    public static TheoryData<string> Shapes => [.. _shapes.Keys];

    private static readonly Dictionary<string, Func<int, (int Site, IpRange Range)>> _shapes = new()
    {
        // Each site a /16 or so of subnets, with a large one around them at the first.
        ["nested subnets"] = static i => i < 41 ? (0, Range(0x0A000000u + ((uint)i << 18), 0x3FFFF)) : (i % 41, Range(0x0A000000u + ((uint)i << 6), 0x3F)),
        ["ranges that touch"] = static i => (0, Range(0x0A000000u + ((uint)i * 10), 9)),
        ["ranges that touch, of two sites in turn"] = static i => (i % 2, Range(0x0A000000u + ((uint)i * 10), 9)),
        ["subnets of one site in larger and larger ones"] = static i => (0, Range(0x0A000000u + ((uint)(i / 16) << 16), (1u << (i % 16)) - 1)),
        ["each around the one before"] = static i => (0, Range(0x40000000u - (uint)i, 2 * (uint)i)),
        ["all equal"] = static _ => (0, Range(0x0A000000u, 0xFF)),
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Take_seconds(string shape)
    {
        var sites = Enumerable.Range(0, Count).Select(_shapes[shape]).GroupBy(static b => b.Site).Select(static g => new SiteDefinition
        {
            RuleName = $"Rules.S{g.Key:00}",
            Code = $"S{g.Key:00}",
            IsSecondary = false,
            Boundaries = new(g.Select(static b => (BoundaryDefinition)new RangeBoundary(b.Range) { File = "networks.csv" })),
        });
        var pack = new RulePackDefinition { Name = "Large", Sites = new(sites) };
        var watch = Stopwatch.StartNew();
        var findings = BoundaryAnalysis.Find(pack, new UtcDay(2026, 11, 22)).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{shape}: {watch.Elapsed.TotalSeconds:0.00} s, {string.Join(", ", findings.GroupBy(static f => f.Kind).Select(static g => $"{g.Key} {g.Count()}"))}");
    }

    [Fact]
    public void Pairs_beyond_all_measure_are_given_up_with_a_word()
    {
        var sites = Enumerable.Range(0, 3_000).Select(static i => new SiteDefinition
        {
            RuleName = $"Rules.S{i:0000}",
            Code = $"{i:0000}",
            IsSecondary = false,
            Boundaries = new(new RangeBoundary(Range(0x0A000000u + (uint)i, 10_000))),
        });
        var findings = BoundaryAnalysis.Find(new RulePackDefinition { Name = "Large", Sites = new(sites) }, new UtcDay(2026, 11, 22));
        Assert.Single(findings, static f => f.Kind == FindingKind.NotProved);
    }

    [Fact]
    public void A_cancelled_analysis_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var pack = new RulePackDefinition
        {
            Name = "Any",
            Sites = new(new SiteDefinition { RuleName = "A", Code = "AAA", IsSecondary = false, Boundaries = new(new NetworkBoundary("10.1.0.0/16")) }),
        };
        Assert.Throws<OperationCanceledException>(() => RuleAnalysis.Find(pack, new UtcDay(2026, 11, 22), new AnalysisBudget(cancellation: source.Token)).ToList());
    }

    private static IpRange Range(uint first, uint more)
    {
        Assert.True(IpRange.TryCreate(IpAddress.V4(first), IpAddress.V4(first + more), out var range));
        return range;
    }
}
