namespace RulesPush.Model;

/// <summary>The kinds of what machines can show of rules.</summary>
public enum CoverageGoalKind
{
    /// <summary>A machine that matches criteria.</summary>
    Match,

    /// <summary>A machine that does not match criteria because of one condition alone.</summary>
    Alone,

    /// <summary>A machine that meets one of several values of a condition.</summary>
    Value,

    /// <summary>A machine that is not pushed because of an entry of an exclusion list.</summary>
    Exclusion,

    /// <summary>A domain controller that a site lets in or keeps out.</summary>
    DomainController,

    /// <summary>A machine that a boundary assigns.</summary>
    Boundary,

    /// <summary>A machine that roams by a roaming boundary.</summary>
    RoamingBoundary,
}

/// <summary>One thing that machines can show of rules.</summary>
/// <param name="Kind">What.</param>
/// <param name="Rule">The full name of the rule class.</param>
/// <param name="Index">The place of the condition, entry or boundary; 0 where the class as a whole is meant.</param>
/// <param name="Value">The place of the value within the condition, where it is one of several.</param>
public readonly record struct CoverageGoal(CoverageGoalKind Kind, string Rule, int Index = 0, int Value = 0)
{
    /// <summary>All goals of some rules: what is void is none.</summary>
    public static IEnumerable<CoverageGoal> All(RuleCoverage coverage)
    {
        if (coverage is null)
            throw new ArgumentNullException(nameof(coverage));
        return coverage.Criteria.SelectMany(Of).Concat(coverage.Sites.SelectMany(site => Of(site, coverage.Now)));
    }

    /// <summary>Whether the machines that were counted have shown it.</summary>
    public bool IsReached(RuleCoverage coverage)
    {
        if (coverage is null)
            throw new ArgumentNullException(nameof(coverage));
        var (rule, index) = (Rule, Index);
        var criteria = coverage.Criteria.FirstOrDefault(c => c.Criteria.RuleName == rule);
        var site = coverage.Sites.FirstOrDefault(s => s.Site.RuleName == rule);
        return Kind switch
        {
            CoverageGoalKind.Match => criteria!.Matched > 0,
            CoverageGoalKind.Alone => criteria!.Conditions[index].Alone > 0,
            CoverageGoalKind.Value => criteria!.Conditions[index].Values[Value].Met > 0,
            CoverageGoalKind.Exclusion => site!.Exclusions[index].Excluded > 0,
            CoverageGoalKind.DomainController => site!.DomainControllers > 0,
            CoverageGoalKind.Boundary => site!.Boundaries[index].Assigns > 0,
            CoverageGoalKind.RoamingBoundary => site!.RoamingBoundaries[index].Assigns > 0,
            _ => throw new InvalidOperationException($"{Kind} is no goal"),
        };
    }

    private static IEnumerable<CoverageGoal> Of(CriteriaCoverage criteria)
    {
        var rule = criteria.Criteria.RuleName;
        yield return new CoverageGoal(CoverageGoalKind.Match, rule);
        for (var i = 0; i < criteria.Conditions.Count; i++)
        {
            if (criteria.Conditions[i].IsVoid)
                continue;
            yield return new CoverageGoal(CoverageGoalKind.Alone, rule, i);
            for (var v = 0; v < criteria.Conditions[i].Values.Count; v++)
                yield return new CoverageGoal(CoverageGoalKind.Value, rule, i, v);
        }
    }

    private static IEnumerable<CoverageGoal> Of(SiteCoverage site, DateTimeOffset now)
    {
        var rule = site.Site.RuleName;
        if (site.Site.ClientPush is not null)
        {
            yield return new CoverageGoal(CoverageGoalKind.DomainController, rule);
            for (var i = 0; i < site.Exclusions.Count; i++)
            {
                if (site.Site.Exclusions[i].Until?.IsOver(now) != true)
                    yield return new CoverageGoal(CoverageGoalKind.Exclusion, rule, i);
            }
        }

        for (var i = 0; i < site.Boundaries.Count; i++)
            yield return new CoverageGoal(CoverageGoalKind.Boundary, rule, i);
        for (var i = 0; i < site.RoamingBoundaries.Count; i++)
            yield return new CoverageGoal(CoverageGoalKind.RoamingBoundary, rule, i);
    }
}
