namespace RulesPush.Model;

/// <summary>Proves rules sane, or finds where they are not.</summary>
public static class RuleAnalysis
{
    /// <summary>All findings, by class and part.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="today">The day by which excludes expire.</param>
    /// <param name="budget">How much work each class may be.</param>
    public static IEnumerable<RuleFinding> Find(RulePackDefinition pack, UtcDay today, AnalysisBudget budget)
    {
        if (pack is null)
            throw new ArgumentNullException(nameof(pack));
        if (budget is null)
            throw new ArgumentNullException(nameof(budget));
        var space = new MachineSpace(pack, today.Noon, budget);
        var criteria = new CriteriaAnalysis(space);
        var sites = new SiteAnalysis(space);
        return pack.Criteria.SelectMany(criteria.Find).Concat(pack.Sites.SelectMany(sites.Find))
            .Concat(BoundaryAnalysis.Find(pack, today, budget))
            .Concat(ExampleAnalysis.Find(pack, today, budget));
    }
}
