using CsCheck;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>Every finding on boundaries is confirmed by trying every address, and every fact found so is a finding.</summary>
public sealed class BoundaryFindings
{
    private static readonly int _packs = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full" ? 200_000 : 1_500;

    private static readonly UtcDay _today = new(2026, 11, 22);

    [Fact]
    public void Overlaps_of_two_sites() => Each(static (universe, pack, findings) =>
    {
        var overlaps = new BoundaryFacts(universe, pack).Overlaps().ToList();
        var crossing = overlaps.Where(static o => o.Overlap == Overlap.Crossing && o.Two.Beats(o.One)).Select(static o => (o.One.Site.RuleName, o.One.Index, o.Two.Site.RuleName));
        Assert.Equal(crossing.Order(), Found(findings, FindingKind.CrossingBoundaries));
        var nested = overlaps.Where(static o => o.Overlap == Overlap.Within).Select(static o => (o.One.Site.RuleName, o.One.Index, o.Two.Site.RuleName)).Distinct();
        Assert.Equal(nested.Order(), Found(findings, FindingKind.NestedBoundary));
        var equal = overlaps.Where(static o => o.Overlap == Overlap.Equal)
            .GroupBy(static o => (o.One.Site.RuleName, o.One.Boundary!.Range))
            .Select(static g => (g.Key.RuleName, g.Min(o => o.One.Index), g.OrderBy(o => o.Two.Site.Code, StringComparer.Ordinal).First().Two.Site))
            .Where(e => string.CompareOrdinal(e.Site.RuleName, e.RuleName) < 0)
            .Select(static e => (e.RuleName, e.Item2, e.Site.RuleName));
        Assert.Equal(equal.Order(), Found(findings.Where(f => BoundaryOf(pack, f) is AddressBoundary), FindingKind.EqualBoundaries));
    });

    [Fact]
    public void Witnesses_lie_where_they_say_and_belong_to_whom_they_say() => Each(static (universe, pack, findings) =>
    {
        foreach (var finding in findings.Where(static f => f.Witness is not null))
        {
            var owner = ReferenceAssignment.Assign(pack, finding.Witness!);
            if (finding.Kind == FindingKind.Gap)
            {
                Assert.Null(ReferenceAssignment.Assign(pack with { Sites = new(pack.Sites.Select(static s => s with { RoamingBoundaries = default })) }, finding.Witness!).Site);
                continue;
            }

            var claims = ReferenceAssignment.FindClaims(pack, finding.Witness!);
            Assert.All(finding.With.Append(finding.Rule), rule => Assert.Contains(claims, c => c.Site.RuleName == rule));
            Assert.Equal(finding.Part.Section != RuleSection.RoamingBoundary, !owner.IsRoaming);
            if (finding.With.Count == 0)
                continue;
            Assert.EndsWith($"belongs to {owner.Site!.Code} ({owner.Site.Code})", finding.Arguments[^1]);
            Assert.Equal(owner.Site.RuleName, finding.WitnessSite);
            // Who wins has the example, and where a third one has it nobody is said to win.
            var saysItWins = !finding.Arguments[^1].Contains("other boundaries win", StringComparison.Ordinal);
            Assert.Equal(saysItWins, owner.Site.RuleName == (finding.Kind == FindingKind.NestedBoundary ? finding.Rule : finding.With[0]));
        }
    }, static f => f.Kind is not FindingKind.RoamingRepeatsBoundary && (f.Part.Section, f.Kind) is not (RuleSection.RoamingBoundary, FindingKind.RedundantBoundary));

    [Fact]
    public void Redundant_boundaries_can_all_go_and_no_other_can() => Each(static (universe, pack, findings) =>
        Redundant(universe, pack, findings, RuleSection.Boundary));

    [Fact]
    public void Roaming_boundaries_that_repeat_or_are_redundant() => Each(static (universe, pack, findings) =>
    {
        var repeated = pack.Sites.SelectMany(site => site.RoamingBoundaries.Select((b, i) => (site, b, i)))
            .Where(r => r.b is AddressBoundary a
                ? universe.All.Where(a.Range.Contains).All(x => BoundaryFacts.Holds(r.site, x))
                : r.site.Boundaries.Any(b => string.Equals(b.ToString(), r.b.ToString(), StringComparison.OrdinalIgnoreCase)))
            .Select(static r => (r.site.RuleName, r.i)).ToHashSet();
        Assert.Equal(repeated.Order(), findings.Where(static f => f.Kind == FindingKind.RoamingRepeatsBoundary).Select(static f => (f.Rule, f.Part.Index)).Order());

        // Among those that are left the same holds as for site boundaries, if there were none of these.
        var nowhere = new SubnetIdBoundary("192.0.2.0");
        var roaming = pack with
        {
            Sites = new(pack.Sites.Select(s => s with { Boundaries = new(s.RoamingBoundaries.Select((b, i) => repeated.Contains((s.RuleName, i)) ? nowhere : b)) })),
        };
        Redundant(universe, roaming, findings, RuleSection.RoamingBoundary);
    });

    [Fact]
    public void Merges_change_nothing_and_nothing_more_could_be_merged() => Each(static (universe, pack, findings) =>
    {
        var boundaries = SiteBoundaries.Of(pack);
        var redundant = new RedundantBoundaries(boundaries);
        var facts = new BoundaryFacts(universe, pack);
        for (var site = 0; site < boundaries.Sites.Count; site++)
        {
            var definition = boundaries.Sites[site];
            var needed = redundant.Needed(site).ToList();
            var merges = new BoundaryMerges(boundaries, site).Of(needed).ToList();
            Assert.Equal(
                merges.Select(static m => m.From.Min(b => b.Index)).Order(),
                findings.Where(f => f.Kind == FindingKind.MergeableBoundaries && f.Rule == definition.RuleName && f.Part.Section == RuleSection.Boundary).Select(static f => f.Part.Index));
            Assert.All(merges, static m => Assert.True(m.From.Count > 1));
            var gone = merges.SelectMany(static m => m.From).ToHashSet();
            var left = needed.Where(b => !gone.Contains(b)).Select(static b => b.Boundary)
                .Concat(merges.Select(static m => m.HasRange ? (AddressBoundary)new RangeBoundary(m.To) : new NetworkBoundary(NetworkCover.Of(m.To).Single()))).ToList();
            Assert.True(facts.IsTheSame(facts.With(definition.RuleName, _ => left)));

            var further = left.SelectMany((one, i) => left.Skip(i + 1).Select(two => (one, two, Whole: Whole(one, two)))).Where(static p => p.Whole is not null);
            // Where a third one lies among them it may win what the whole would lose: such pairs are not looked for.
            var alone = further.Where(p => left.All(b => b == p.one || b == p.two || AddressSet.Of(b.Range).Intersect(AddressSet.Of(p.Whole!.Range)).IsEmpty));
            Assert.All(alone, pair => Assert.False(facts.IsTheSame(facts.With(definition.RuleName, _ => left.Where(b => b != pair.one && b != pair.two).Append(pair.Whole!)))));
        }
    });

    [Fact]
    public void Gaps() => Each(static (universe, pack, findings) =>
    {
        var facts = new BoundaryFacts(universe, pack);
        for (var i = 0; i < pack.CompleteNetworks.Count; i++)
        {
            var missing = universe.All.Where(a => pack.CompleteNetworks[i].Contains(a) && facts.Winner(a) is null).ToList();
            var found = findings.Where(f => f.Kind == FindingKind.Gap && f.Part.Index == i).ToList();
            Assert.Equal(missing.Count == 0 ? [] : [$"{missing.Count}"], found.Select(static f => f.Arguments[1]));
            Assert.All(found, f => Assert.Contains(f.Witness!.IPAddresses?[0] ?? f.Witness.IPv6Addresses![0], missing));
        }
    });

    [Fact]
    public void The_map_says_who_wins() => Each(static (universe, pack, _) =>
    {
        var (map, facts) = (BoundaryMap.Of(pack), new BoundaryFacts(universe, pack));
        foreach (var address in universe.All)
        {
            var winner = facts.Winner(address)?.Code;
            Assert.Equal(winner is null ? [] : [winner], pack.Sites.Select(static s => s.Code).Where(code => map.RegionOf(code).Contains(address)));
            Assert.Equal(winner is not null, map.All.Contains(address));
            Assert.Equal(winner, ReferenceAssignment.FindClaims(pack, BoundaryWitness.At(address)).FirstOrDefault(static c => !c.IsRoaming)?.Site.Code);
        }
    });

    [Fact]
    public void AD_sites_and_subnet_IDs() => Each(static (_, pack, findings) =>
    {
        var keyed = pack.Sites.SelectMany(static s => s.Boundaries.Select((b, i) => (s.RuleName, Index: i, Boundary: b)))
            .Where(static b => b.Boundary is not AddressBoundary)
            .GroupBy(static b => b.Boundary.ToString(), StringComparer.OrdinalIgnoreCase).ToList();
        var firsts = keyed.SelectMany(static g => g.GroupBy(static b => b.RuleName).Select(static s => s.First()).OrderBy(static b => b.RuleName, StringComparer.Ordinal).Skip(1).Select(b => (b.RuleName, b.Index, g.Min(o => o.RuleName)!)));
        Assert.Equal(firsts.Order(), Found(findings.Where(f => BoundaryOf(pack, f) is { } b and not AddressBoundary), FindingKind.EqualBoundaries));
        var repeated = keyed.SelectMany(static g => g.GroupBy(static b => b.RuleName).SelectMany(static s => s.Skip(1)).Select(static b => (b.RuleName, b.Index)));
        Assert.Equal(
            repeated.Order(),
            findings.Where(f => f is { Kind: FindingKind.RedundantBoundary, Part.Section: RuleSection.Boundary } && BoundaryOf(pack, f) is not AddressBoundary).Select(static f => (f.Rule, f.Part.Index)).Order());
    });

    private static void Redundant(SmallUniverse universe, RulePackDefinition pack, IReadOnlyList<RuleFinding> findings, RuleSection section)
    {
        var facts = new BoundaryFacts(universe, pack);
        var redundant = findings.Where(f => f.Kind == FindingKind.RedundantBoundary && f.Part.Section == section).Select(static f => (f.Rule, f.Part.Index)).ToHashSet();
        Assert.True(facts.IsTheSame(pack with
        {
            Sites = new(pack.Sites.Select(s => s with { Boundaries = new(s.Boundaries.Where((_, i) => !redundant.Contains((s.RuleName, i)))) })),
        }));
        foreach (var site in pack.Sites)
        {
            for (var place = 0; place < site.Boundaries.Count; place++)
            {
                if (site.Boundaries[place] is AddressBoundary && !redundant.Contains((site.RuleName, place)))
                    Assert.False(facts.IsTheSame(facts.With(site.RuleName, s => s.Boundaries.Where((_, i) => i != place && !redundant.Contains((s.RuleName, i))))));
            }
        }
    }

    /// <summary>What one boundary would hold that stands for both, of the forms that boundaries are merged into.</summary>
    private static AddressBoundary? Whole(AddressBoundary one, AddressBoundary two)
    {
        var (first, second) = one.Range.First <= two.Range.First ? (one, two) : (two, one);
        if (AddressOrder.Holds(first.Range, second.Range) || AddressOrder.Holds(second.Range, first.Range))
            return null;
        if (!first.Range.Contains(second.Range.First) && !AddressOrder.Touch(first.Range.Last, second.Range.First))
            return null;
        var whole = AddressOrder.Range(first.Range.First, second.Range.Last);
        return one is RangeBoundary || two is RangeBoundary ? new RangeBoundary(whole)
            : NetworkCover.Of(whole).ToList() is [var network] ? new NetworkBoundary(network)
            : null;
    }

    private static BoundaryDefinition? BoundaryOf(RulePackDefinition pack, RuleFinding finding) => finding.Part.Section == RuleSection.Boundary
        ? pack.FindSite(finding.Rule)!.Boundaries[finding.Part.Index]
        : null;

    private static IEnumerable<(string Rule, int Index, string With)> Found(IEnumerable<RuleFinding> findings, FindingKind kind) =>
        findings.Where(f => f.Kind == kind).Select(static f => (f.Rule, f.Part.Index, f.With[0])).Order();

    private static void Each(Action<SmallUniverse, RulePackDefinition, IReadOnlyList<RuleFinding>> check, Func<RuleFinding, bool>? concerns = null)
    {
        var counts = new int[Enum.GetValues<FindingKind>().Length];
        SmallPacks.Any.Sample(
            (universe, pack) =>
            {
                var findings = BoundaryAnalysis.Find(pack, _today).ToList();
                foreach (var finding in findings)
                    Interlocked.Increment(ref counts[(int)finding.Kind]);
                check(universe, pack, [.. findings.Where(f => concerns?.Invoke(f) != false)]);
            },
            iter: _packs,
            threads: 2);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", counts.Select(static (count, kind) => $"{(FindingKind)kind} {count}").Where(static line => !line.EndsWith(" 0", StringComparison.Ordinal))));
    }
}
