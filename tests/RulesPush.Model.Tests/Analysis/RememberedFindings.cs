using CsCheck;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>An analysis that remembers an earlier one finds what one finds that remembers nothing, whatever has been edited in between.</summary>
public sealed class RememberedFindings
{
    private static readonly bool _isFull = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full";

    [Fact]
    public void Are_those_that_would_be_found_anew()
    {
        var met = new MetCases();
        met.Until(() => Gen.Select(RandomPacks.Pack, RandomPacks.Pack, Gen.Int[0, 255].Array[3]).Sample(
            (first, second, edits) =>
            {
                var memory = new AnalysisMemory();
                var (pack, day) = (first, new UtcDay(2026, 11, 22));
                var before = Find(pack, day, memory);
                foreach (var bits in edits)
                {
                    pack = Mixed(pack, second, bits);
                    day = (bits & 128) == 0 ? day : new UtcDay(2026, 11, 23);
                    var after = Find(pack, day, memory);
                    Assert.Equal(Find(pack, day, new AnalysisMemory()), after);
                    met.Count(before.SequenceEqual(after) ? "the same" : "other findings");
                    before = after;
                }
            },
            iter: _isFull ? 20_000 : 150,
            threads: 2),
            "other findings", "the same");
    }

    /// <summary>Nothing of the site itself has changed.</summary>
    [Fact]
    public void A_site_that_loses_its_addresses_to_another_one_is_proved_again()
    {
        var memory = new AnalysisMemory();
        Assert.DoesNotContain(nameof(FindingKind.SiteNeverPushes), string.Join('\n', Find(Rules("10.2.0.0/16"), new UtcDay(2026, 11, 22), memory)));
        Assert.Contains(nameof(FindingKind.SiteNeverPushes), string.Join('\n', Find(Rules("10.1.0.0/25", "10.1.0.128/25"), new UtcDay(2026, 11, 22), memory)));

        static RulePackDefinition Rules(params string[] networks) => new()
        {
            Name = "Rules",
            Sites = new(Site("AAA", "10.1.0.0/24"), Site("BBB", networks)),
        };
        static SiteDefinition Site(string code, params string[] networks) => new()
        {
            RuleName = code,
            Code = code,
            IsSecondary = false,
            Boundaries = new(networks.Select(static n => (BoundaryDefinition)new NetworkBoundary(n))),
            ClientPush = new ClientPushDefinition(),
        };
    }

    /// <summary>Without the witnesses: between values that no rule tells apart other rules may choose another one.</summary>
    private static List<string> Find(RulePackDefinition pack, UtcDay day, AnalysisMemory memory) =>
        [.. RuleAnalysis.Find(pack, day, new AnalysisBudget(int.MaxValue), memory).Select(static f => $"{f.Kind} {f.Rule} {f.Part} {string.Join(',', f.With)} {string.Join(", ", f.Arguments)}")];

    /// <summary>The pack with some parts of the other one: criteria, what sites push by, their boundaries or their exclusion lists.</summary>
    private static RulePackDefinition Mixed(RulePackDefinition pack, RulePackDefinition other, int bits)
    {
        bool Takes(int bit) => (bits >> bit & 1) != 0;
        var criteria = pack.Criteria.Select((c, i) => i < other.Criteria.Count && Takes(i % 2) ? other.Criteria[i] : c);
        var sites = pack.Sites.Select((site, i) => i >= other.Sites.Count ? site : site with
        {
            Boundaries = Takes(2 + i) ? other.Sites[i].Boundaries : site.Boundaries,
            Exclusions = Takes(4) ? other.Sites[i].Exclusions : site.Exclusions,
            ClientPush = Takes(5) && site.ClientPush is { } push ? push with { DomainControllers = !push.DomainControllers } : site.ClientPush,
            Code = Takes(6) ? $"T{i}A" : site.Code,
        });
        return pack with { Criteria = new(criteria), Sites = new(sites) };
    }
}
