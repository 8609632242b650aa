namespace RulesPush.Model;

/// <summary>Finds the boundaries of different sites that hold the same addresses: equal ones, crossing ones, one within the other.</summary>
/// <remarks>
/// Boundaries are taken by their first address, the larger one first, among those that reach so far: so each pair that
/// shares an address is met once, and no other. Of nested ones the innermost of each other site is told, because what
/// lies around that one is nested itself or of the same site.
/// </remarks>
internal static class OverlappingBoundaries
{
    /// <summary>The pairs that are looked at before the rest is given up: boundaries of real networks overlap some times each.</summary>
    private const int MostPairs = 4_000_000;

    /// <summary>The findings of boundaries that cross, which are mistakes: nobody reads more of them.</summary>
    private const int MostCrossing = 10_000;

    /// <summary>How a message goes on, of equal boundaries: it wins for its site code, or is won itself.</summary>
    public const string WinsByCode = "which wins, as its site code is lower: ";

    private const string OthersWin = "but other boundaries win all of it: ";

    /// <summary>All findings.</summary>
    public static IEnumerable<RuleFinding> Find(SiteBoundaries boundaries, AnalysisBudget budget)
    {
        var reaching = new ReachingBoundaries();
        var (pairs, crossing) = (0, 0);
        foreach (var rank in boundaries.Sweep.Islands.SelectMany(static island => island))
        {
            budget.Take(0);
            var (site, range) = (boundaries.InOrder[rank].Site, boundaries.InOrder[rank].Range);
            var others = reaching.OfOthers(site, range.First);
            pairs += others.Count;
            if (pairs > MostPairs || crossing > MostCrossing)
            {
                yield return NotProved(boundaries, boundaries.InOrder[rank]);
                break;
            }

            foreach (var finding in FindPairs(boundaries, rank, others))
            {
                crossing += finding.Kind == FindingKind.CrossingBoundaries ? 1 : 0;
                yield return finding;
            }

            reaching.Add(site, range.Last, rank);
        }

        foreach (var finding in FindEqual(boundaries))
            yield return finding;
    }

    private static IEnumerable<RuleFinding> FindPairs(SiteBoundaries boundaries, int rank, List<int> reaching)
    {
        var boundary = boundaries.InOrder[rank];
        var around = new SortedDictionary<int, int>();
        foreach (var otherRank in reaching)
        {
            var other = boundaries.InOrder[otherRank];
            if (other.Range == boundary.Range)
                continue;
            if (!AddressOrder.Holds(other.Range, boundary.Range))
                yield return Crossing(boundaries, boundaries.InOrder[Math.Max(rank, otherRank)], boundaries.InOrder[Math.Min(rank, otherRank)]);
            else if (!around.TryGetValue(other.Site, out var innermost) || otherRank < innermost)
                around[other.Site] = otherRank;
        }

        foreach (var outer in around.Values)
            yield return Nested(boundaries, boundary, boundaries.InOrder[outer]);
    }

    /// <summary>Of boundaries that are equal the one of the lowest site code wins; the others are told, each site once.</summary>
    private static IEnumerable<RuleFinding> FindEqual(SiteBoundaries boundaries)
    {
        var overlapping = boundaries.Sweep.Islands.SelectMany(static island => island).OrderBy(static rank => rank).Select(rank => boundaries.InOrder[rank]);
        foreach (var equal in overlapping.GroupBy(static b => b.Range))
        {
            var winner = equal.First();
            foreach (var loser in equal.Where(b => b.Site != winner.Site).GroupBy(static b => b.Site).Select(static g => g.Last()))
            {
                var (address, owner) = boundaries.Example(winner.Range, winner.Site);
                var site = boundaries.SiteOf(winner);
                yield return EqualOf(
                    boundaries, loser.Index, boundaries.SiteOf(loser), site, BoundaryWitness.At(address), owner, Lies(address, owner, site, WinsByCode, OthersWin));
            }
        }
    }

    /// <summary>The finding of a boundary that a site with a lower code has too.</summary>
    public static RuleFinding EqualOf(
        SiteBoundaries boundaries, int index, SiteDefinition loser, SiteDefinition winner, Resource witness, SiteDefinition owner, string lies) =>
        boundaries.Find(
            FindingKind.EqualBoundaries, loser, index, [winner.RuleName], witness,
            boundaries.Boundaries(loser)[index].ToString(), RuleText.Name(loser), RuleText.Name(winner), lies) with
        { WitnessSite = owner.RuleName };

    private static RuleFinding Crossing(SiteBoundaries boundaries, PlacedBoundary loser, PlacedBoundary winner)
    {
        var both = AddressOrder.Range(
            AddressOrder.Max(loser.Range.First, winner.Range.First), AddressOrder.Min(loser.Range.Last, winner.Range.Last));
        var (address, owner) = boundaries.Example(both, winner.Site);
        return boundaries.Find(
            FindingKind.CrossingBoundaries, loser, [boundaries.SiteOf(winner).RuleName], BoundaryWitness.At(address),
            loser.Boundary.ToString(), RuleText.Name(boundaries.SiteOf(loser)), winner.Boundary.ToString(), RuleText.Name(boundaries.SiteOf(winner)),
            Lies(address, owner, boundaries.SiteOf(winner), "", "other boundaries win all: ")) with
        { WitnessSite = owner.RuleName };
    }

    private static RuleFinding Nested(SiteBoundaries boundaries, PlacedBoundary inner, PlacedBoundary outer)
    {
        var (address, owner) = boundaries.Example(inner.Range, inner.Site);
        return boundaries.Find(
            FindingKind.NestedBoundary, inner, [boundaries.SiteOf(outer).RuleName], BoundaryWitness.At(address),
            inner.Boundary.ToString(), RuleText.Name(boundaries.SiteOf(inner)), outer.Boundary.ToString(), RuleText.Name(boundaries.SiteOf(outer)),
            Lies(address, owner, boundaries.SiteOf(inner), "and wins over it: ", OthersWin)) with
        { WitnessSite = owner.RuleName };
    }

    /// <summary>To whom an address belongs, and so whether a boundary wins, or others win all that it would.</summary>
    private static string Lies(IpAddress address, SiteDefinition owner, SiteDefinition winner, string itWins, string othersWin) =>
        $"{(owner == winner ? itWins : othersWin)}{address} belongs to {RuleText.Name(owner)}";

    private static RuleFinding NotProved(SiteBoundaries boundaries, PlacedBoundary reached) => new()
    {
        Kind = FindingKind.NotProved,
        Rule = boundaries.SiteOf(reached).RuleName,
        Part = new RulePart(boundaries.Section, reached.Index),
        File = reached.Boundary.File,
        Arguments = new EquatableArray<string>(
            $"That boundaries from {reached.Boundary} on cross or nest in none of another site",
            $"comparing {RuleText.Number(MostPairs)} pairs, or telling of {RuleText.Number(MostCrossing)} that cross,"),
    };
}
