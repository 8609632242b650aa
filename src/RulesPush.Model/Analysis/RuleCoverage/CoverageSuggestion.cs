namespace RulesPush.Model;

/// <summary>What is known of a goal that no machine has reached.</summary>
public enum CoverageVerdict
{
    /// <summary>The machine would reach it.</summary>
    Reachable,

    /// <summary>The machine would reach it if a <c>[Condition]</c> method said what it should: nobody knows but the method.</summary>
    LeftToMethod,

    /// <summary>No machine that there could be reaches it.</summary>
    Unreachable,

    /// <summary>The proof would have taken more steps than the budget allows.</summary>
    NotProved,
}

/// <summary>A machine that would show what none has shown, or that there can be none.</summary>
/// <param name="Goal">What is not shown.</param>
/// <param name="Verdict">Whether it can be.</param>
/// <param name="Machine">The machine; null where there is none.</param>
public sealed record CoverageSuggestion(CoverageGoal Goal, CoverageVerdict Verdict, Resource? Machine)
{
    /// <summary>
    /// For each goal that is not reached a machine, or why there is none. What a machine for an earlier goal reaches too is
    /// left away, so that all machines together reach all that can be reached.
    /// </summary>
    /// <param name="coverage">What was reached.</param>
    /// <param name="budget">How much work each goal may be.</param>
    public static IEnumerable<CoverageSuggestion> Find(RuleCoverage coverage, AnalysisBudget budget)
    {
        if (coverage is null)
            throw new ArgumentNullException(nameof(coverage));
        if (budget is null)
            throw new ArgumentNullException(nameof(budget));
        return Search(coverage, new CoverageSearch(coverage, budget));
    }

    private static IEnumerable<CoverageSuggestion> Search(RuleCoverage coverage, CoverageSearch search)
    {
        var suggested = coverage.Anew();
        var number = 1;
        foreach (var goal in CoverageGoal.All(coverage))
        {
            if (goal.IsReached(coverage) || goal.IsReached(suggested))
                continue;
            var found = search.Find(goal, number);
            if (found.Verdict == CoverageVerdict.Reachable)
                suggested.Add(found.Machine!);
            if (found.Machine is not null)
                number++;
            yield return found;
        }
    }
}
