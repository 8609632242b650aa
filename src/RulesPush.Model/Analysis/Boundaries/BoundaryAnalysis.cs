namespace RulesPush.Model;

/// <summary>Finds what is the matter with boundaries, and with excludes that expire.</summary>
internal static class BoundaryAnalysis
{
    private static readonly LatestBoundaries<IReadOnlyList<RuleFinding>> _latest = new();

    /// <summary>All findings, by class and part.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="today">The day by which excludes expire.</param>
    /// <param name="budget">Asked for its cancellation alone: boundaries are gone over once, whatever class they are of.</param>
    public static IEnumerable<RuleFinding> Find(RulePackDefinition pack, UtcDay today, AnalysisBudget? budget = null)
    {
        budget ??= new AnalysisBudget();
        // A budget that a class has used up must not stop what asks it for its cancellation alone.
        budget.Restart();
        return _latest.Of(pack, changed => [.. FindOnBoundaries(changed, budget)])
            .Concat(ExpiringExcludes.Find(pack, today))
            .OrderBy(static f => f.Rule, StringComparer.Ordinal).ThenBy(static f => f.Part.Section).ThenBy(static f => f.Part.Index).ThenBy(static f => f.Kind);
    }

    private static IEnumerable<RuleFinding> FindOnBoundaries(RulePackDefinition pack, AnalysisBudget budget)
    {
        var boundaries = SiteBoundaries.Of(pack);
        var redundant = new RedundantBoundaries(boundaries);
        var repeated = new RepeatedRoaming(pack);
        var roaming = SiteBoundaries.Roaming(pack, (site, boundary) => !repeated.Repeats(site, boundary), budget);
        var redundantRoaming = new RedundantBoundaries(roaming);
        return OverlappingBoundaries.Find(boundaries, budget)
            .Concat(EqualKeys.OfTwoSites(boundaries))
            .Concat(redundant.Find())
            .Concat(new MergeableBoundaries(boundaries, redundant).Find(budget))
            .Concat(repeated.Find())
            .Concat(redundantRoaming.Find())
            .Concat(new MergeableBoundaries(roaming, redundantRoaming).Find(budget))
            .Concat(AddressGaps.Find(pack, boundaries.Map));
    }
}
