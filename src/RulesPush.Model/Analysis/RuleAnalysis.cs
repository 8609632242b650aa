namespace RulesPush.Model;

/// <summary>Proves rules sane, or finds where they are not.</summary>
public static class RuleAnalysis
{
    /// <summary>All findings, by class and part.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="today">The day by which excludes expire.</param>
    /// <param name="budget">How much work each class may be.</param>
    /// <param name="memory">What an earlier analysis of these rules found; what has changed since is found anew, and remembered.</param>
    public static IEnumerable<RuleFinding> Find(RulePackDefinition pack, UtcDay today, AnalysisBudget budget, AnalysisMemory? memory = null)
    {
        if (pack is null)
            throw new ArgumentNullException(nameof(pack));
        if (budget is null)
            throw new ArgumentNullException(nameof(budget));
        return FindEach(pack, today, budget, (memory ?? new AnalysisMemory()).Begin());
    }

    private static IEnumerable<RuleFinding> FindEach(RulePackDefinition pack, UtcDay today, AnalysisBudget budget, AnalysisMemory.Run memory)
    {
        var space = new MachineSpace(pack, today.Noon, budget);
        var (ofCriteria, ofSites) = (new CriteriaAnalysis(space), new SiteAnalysis(space));
        foreach (var criteria in pack.Criteria)
        {
            var dependencies = new AnalysisMemory.OfCriteria(criteria, space.Criteria.ShortName(criteria), today);
            foreach (var finding in memory.Recall(dependencies, () => ofCriteria.Find(criteria)))
                yield return finding;
        }

        var boundaries = BoundaryMap.Of(pack);
        foreach (var site in pack.Sites)
        {
            var criteria = (site.ClientPush?.Criteria ?? default).Select(space.Criteria.Find).OfType<CriteriaDefinition>().ToList();
            var dependencies = new AnalysisMemory.OfSite(site, new(criteria), new(criteria.Select(space.Criteria.ShortName)), boundaries, today);
            foreach (var finding in memory.Recall(dependencies, () => ofSites.Find(site)))
                yield return finding;
        }

        foreach (var finding in BoundaryAnalysis.Find(pack, today, budget).Concat(ExampleAnalysis.Find(pack, today, budget)))
            yield return finding;
        memory.End();
    }
}
