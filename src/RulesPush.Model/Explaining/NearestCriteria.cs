namespace RulesPush.Model;

/// <summary>
/// The criteria of a site with the fewest conditions to change, the first of several: those with the least
/// <see cref="CriteriaExplanation.Misses"/>, found without explaining the others.
/// </summary>
internal static class NearestCriteria
{
    /// <summary>Of all criteria of the site; null where it has none.</summary>
    public static CriteriaDefinition? Of(RulePackDefinition pack, ClientPushDefinition push, Resource resource, DateTimeOffset now) =>
        Find(pack, push, resource, now, isUnknown: false);

    /// <summary>Of the criteria that are unknown; null where none is.</summary>
    public static CriteriaDefinition? OfUnknown(RulePackDefinition pack, ClientPushDefinition push, Resource resource, DateTimeOffset now) =>
        Find(pack, push, resource, now, isUnknown: true);

    private static CriteriaDefinition? Find(RulePackDefinition pack, ClientPushDefinition push, Resource resource, DateTimeOffset now, bool isUnknown)
    {
        var (nearest, fewest) = (default(CriteriaDefinition), int.MaxValue);
        foreach (var name in push.Criteria)
        {
            var criteria = pack.FindCriteria(name)!;
            if (CountMisses(criteria, resource, now, isUnknown, fewest) is { } misses)
                (nearest, fewest) = (criteria, misses);
        }

        return nearest;
    }

    /// <summary>The misses; null where they are no fewer than those of others, or where the criteria have to be unknown and are not.</summary>
    private static int? CountMisses(CriteriaDefinition criteria, Resource resource, DateTimeOffset now, bool isUnknown, int fewest)
    {
        var (misses, truth) = (0, Truth.True);
        foreach (var condition in criteria.Conditions)
        {
            // Not asked, as in the decision.
            if (truth == Truth.False && condition.Test is MethodTest)
                continue;
            var one = ConditionExplanation.Evaluate(condition, resource, now, out var failure);
            if (one != Truth.True && failure is null)
                misses++;
            truth = truth.And(one);
            if (misses >= fewest || (isUnknown && truth == Truth.False))
                return null;
        }

        return isUnknown && truth != Truth.Unknown ? null : misses;
    }
}
