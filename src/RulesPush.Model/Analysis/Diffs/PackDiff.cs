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

    /// <summary>Nobody knows: a proof would have taken more steps than the budget allows. A machine that was found all the same is one.</summary>
    NotProved,
}

/// <summary>What two versions of rules push to, compared for all machines that there could be.</summary>
/// <param name="Site">The code of the site; null for all sites together.</param>
/// <param name="Relation">How the new version relates to the old one.</param>
/// <param name="Gained">A machine that only the new version pushes to; null where there is none, or none was found.</param>
/// <param name="Lost">A machine that only the old version pushes to; null where there is none, or none was found.</param>
public sealed record PushDifference(string? Site, PushRelation Relation, Resource? Gained, Resource? Lost);

/// <summary>Compares two versions of rules. Names and order mean nothing: sites are the same by their codes.</summary>
/// <remarks>Methods of rule classes are taken to say the same in both versions where class and method have the same names.</remarks>
public static class PackDiff
{
    /// <summary>Each site of either version, by code, and at last all sites together. The budget is that of each direction of each of these.</summary>
    public static IEnumerable<PushDifference> Compare(RulePackDefinition before, RulePackDefinition after, UtcDay today, AnalysisBudget budget)
    {
        if (before is null)
            throw new ArgumentNullException(nameof(before));
        if (after is null)
            throw new ArgumentNullException(nameof(after));
        if (budget is null)
            throw new ArgumentNullException(nameof(budget));
        return Compare(new PushComparison(before, after, today, budget), before, after);
    }

    private static IEnumerable<PushDifference> Compare(PushComparison comparison, RulePackDefinition before, RulePackDefinition after)
    {
        var codes = before.Sites.Concat(after.Sites).Select(static s => s.Code).Distinct().OrderBy(static c => c, StringComparer.Ordinal).ToList();
        var (gaining, losing) = (new List<string>(), new List<string>());
        foreach (var code in codes)
        {
            var (gained, lost) = (comparison.Gained([code], [code]), comparison.Lost([code], [code]));
            if (gained.MayBe)
                gaining.Add(code);
            if (lost.MayBe)
                losing.Add(code);
            yield return Difference(code, gained, lost);
        }

        // What a site pushes to as before, some site pushes to in both versions.
        yield return Difference(null, comparison.Gained(gaining, codes), comparison.Lost(losing, codes));
    }

    private static PushDifference Difference(string? site, Outside gained, Outside lost)
    {
        var relation = !gained.IsProved || !lost.IsProved ? PushRelation.NotProved
            : gained.MayBe && lost.MayBe ? PushRelation.Incomparable
            : gained.MayBe ? PushRelation.Wider
            : lost.MayBe ? PushRelation.Narrower
            : PushRelation.Equivalent;
        return new PushDifference(site, relation, gained.Machine, lost.Machine);
    }
}
