namespace RulesPush.Model;

/// <summary>
/// The criteria of a site with the fewest conditions to change, the first of several: those with the least
/// <see cref="CriteriaExplanation.Misses"/>. Others are not explained, but for those with methods, which are called once.
/// </summary>
internal static class NearestCriteria
{
    /// <summary>Of all criteria of the site; null where it has none.</summary>
    public static CriteriaExplanation? Of(RulePackDefinition pack, ClientPushDefinition push, Resource resource, DateTimeOffset now) =>
        Find(pack, push, resource, now, isUnknown: false);

    /// <summary>Of the criteria that are unknown; null where none is.</summary>
    public static CriteriaExplanation? OfUnknown(RulePackDefinition pack, ClientPushDefinition push, Resource resource, DateTimeOffset now) =>
        Find(pack, push, resource, now, isUnknown: true);

    private static CriteriaExplanation? Find(RulePackDefinition pack, ClientPushDefinition push, Resource resource, DateTimeOffset now, bool isUnknown)
    {
        var (nearest, explained, fewest) = (default(CriteriaDefinition), default(CriteriaExplanation), int.MaxValue);
        foreach (var name in push.Criteria)
        {
            var criteria = pack.FindCriteria(name)!;
            var own = HasMethods(criteria) ? CriteriaExplanation.Of(criteria, resource, now) : null;
            var misses = own is null ? CountMisses(criteria, resource, now, isUnknown, fewest)
                : isUnknown && own.Truth != Truth.Unknown ? null
                : own.Misses;
            if (misses < fewest)
                (nearest, explained, fewest) = (criteria, own, misses.Value);
        }

        return nearest is null ? null : explained ?? CriteriaExplanation.Of(nearest, resource, now);
    }

    private static bool HasMethods(CriteriaDefinition criteria)
    {
        foreach (var condition in criteria.Conditions)
        {
            if (condition.Test is MethodTest)
                return true;
        }

        return false;
    }

    /// <summary>The misses; null where they are no fewer than those of others, or where the criteria have to be unknown and are not.</summary>
    private static int? CountMisses(CriteriaDefinition criteria, Resource resource, DateTimeOffset now, bool isUnknown, int fewest)
    {
        var (misses, truth) = (0, Truth.True);
        foreach (var condition in criteria.Conditions)
        {
            var one = ReferenceCriteria.Evaluate(condition, resource, now);
            if (one != Truth.True)
                misses++;
            truth = truth.And(one);
            if (misses >= fewest || (isUnknown && truth == Truth.False))
                return null;
        }

        return isUnknown && truth != Truth.Unknown ? null : misses;
    }
}
