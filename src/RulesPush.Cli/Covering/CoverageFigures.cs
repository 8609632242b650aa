using RulesPush.Model;

namespace RulesPush.Cli.Covering;

/// <summary>How much of one kind of thing is covered.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Text">Its name for a person.</param>
/// <param name="Covered">How many are.</param>
/// <param name="All">How many there are.</param>
internal sealed record CoverageFigure(string Name, string Text, long Covered, long All)
{
    /// <summary>The figures of some rules. What is void is not asked for.</summary>
    public static IReadOnlyList<CoverageFigure> Of(RuleCoverage coverage)
    {
        var conditions = coverage.Criteria.SelectMany(static c => c.Conditions.Select(x => (Criteria: c, Condition: x))).Where(static c => !c.Condition.IsVoid).ToList();
        return
        [
            new("criteria", "criteria that matched", coverage.Criteria.Count(static c => c.Matched > 0), coverage.Criteria.Count),
            new("conditions", "conditions that were true and not true", conditions.Count(static c => c.Condition.IsSeenBothWays), conditions.Count),
            new("alone", "conditions that alone made the difference (MC/DC)", conditions.Count(static c => c.Criteria.IsShownAlone(c.Condition)), conditions.Count),
            OfGoals(coverage, "values", "values that a machine met", CoverageGoalKind.Value),
            OfGoals(coverage, "exclusions", "entries of exclusion lists that excluded", CoverageGoalKind.Exclusion),
            OfGoals(coverage, "domainControllers", "sites with push that saw a domain controller", CoverageGoalKind.DomainController),
            OfGoals(coverage, "boundaries", "boundaries that assigned", CoverageGoalKind.Boundary),
            OfGoals(coverage, "roamingBoundaries", "roaming boundaries that somebody roams in", CoverageGoalKind.RoamingBoundary),
        ];
    }

    private static CoverageFigure OfGoals(RuleCoverage coverage, string name, string text, CoverageGoalKind kind)
    {
        var goals = CoverageGoal.All(coverage).Where(g => g.Kind == kind).ToList();
        return new CoverageFigure(name, text, goals.Count(g => g.IsReached(coverage)), goals.Count);
    }
}
