namespace RulesPush.Model;

/// <summary>How what new rules push to relates to what old ones pushed to.</summary>
public enum PushRelation
{
    /// <summary>The same machines.</summary>
    Equivalent,

    /// <summary>All of these, and more.</summary>
    Wider,

    /// <summary>Some of these, and no other.</summary>
    Narrower,

    /// <summary>Some not any more, and some others.</summary>
    Incomparable,
}

/// <summary>What two versions of rules push to, compared for all machines that there could be.</summary>
/// <param name="Site">The code of the site; null for all sites together.</param>
/// <param name="Relation">How the new version relates to the old one.</param>
/// <param name="Gained">A machine that only the new version pushes to; null where there is none.</param>
/// <param name="Lost">A machine that only the old version pushes to; null where there is none.</param>
public sealed record PushDifference(string? Site, PushRelation Relation, Resource? Gained, Resource? Lost);

/// <summary>Compares two versions of rules. Names and order mean nothing: sites are the same by their codes.</summary>
/// <remarks>Methods of rule classes are taken to say the same in both versions where class and method have the same names.</remarks>
public static class PackDiff
{
    /// <summary>Each site of either version, by code, and at last all sites together.</summary>
    /// <exception cref="BudgetExceededException">A comparison takes more steps than the budget allows.</exception>
    public static IEnumerable<PushDifference> Compare(RulePackDefinition before, RulePackDefinition after, UtcDay today, AnalysisBudget budget)
    {
        if (before is null)
            throw new ArgumentNullException(nameof(before));
        if (after is null)
            throw new ArgumentNullException(nameof(after));
        if (budget is null)
            throw new ArgumentNullException(nameof(budget));
        var space = new MachineSpace(before, today.Noon, budget, after);
        var (old, now) = (new PushSets(space, before, 0), new PushSets(space, after, 1));
        foreach (var code in before.Sites.Concat(after.Sites).Select(static s => s.Code).Distinct().OrderBy(static c => c, StringComparer.Ordinal))
        {
            budget.Restart();
            yield return Compare(code, old.Of(code), now.Of(code));
        }

        budget.Restart();
        yield return Compare(null, old.All, now.All);
    }

    private static PushDifference Compare(string? site, IReadOnlyList<PushSet> before, IReadOnlyList<PushSet> after)
    {
        var (gained, lost) = (FindOutside(after, before), FindOutside(before, after));
        var relation = (gained, lost) switch
        {
            (null, null) => PushRelation.Equivalent,
            (not null, null) => PushRelation.Wider,
            (null, not null) => PushRelation.Narrower,
            _ => PushRelation.Incomparable,
        };
        return new PushDifference(site, relation, gained, lost);
    }

    private static Resource? FindOutside(IReadOnlyList<PushSet> sets, IReadOnlyList<PushSet> others)
    {
        var demands = others.Select(static o => o.Demands).ToList();
        return sets.Select(set => MachineSet.All.With(set.Demands)?.With(set.Addressed))
            .Select(machines => machines is null ? null : Coverage.FindOutside(machines, demands))
            .FirstOrDefault(static outside => outside is not null)?.Example;
    }
}
