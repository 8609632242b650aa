using System.Globalization;

namespace RulesPush.Model;

/// <summary>Finds excludes and exclusion list entries whose last day is over, or near.</summary>
internal static class ExpiringExcludes
{
    /// <summary>How many days before its last one an exclude is told of.</summary>
    public const int Soon = 30;

    /// <summary>All findings.</summary>
    public static IEnumerable<RuleFinding> Find(RulePackDefinition pack, UtcDay today)
    {
        foreach (var criteria in pack.Criteria)
        {
            for (var i = 0; i < criteria.Conditions.Count; i++)
            {
                if (criteria.Conditions[i] is { IsExclude: true, Until: { } until } condition
                    && Of(until, today, criteria.RuleName, new RulePart(RuleSection.Condition, i), condition.ToString()) is { } finding)
                {
                    yield return finding;
                }
            }
        }

        foreach (var site in pack.Sites)
        {
            for (var i = 0; i < site.Exclusions.Count; i++)
            {
                if (site.Exclusions[i] is { Until: { } until } exclusion
                    && Of(until, today, site.RuleName, new RulePart(RuleSection.Exclusion, i), exclusion.ToString()) is { } finding)
                {
                    yield return finding;
                }
            }
        }
    }

    private static RuleFinding? Of(UtcDay until, UtcDay today, string rule, RulePart part, string exclude)
    {
        var days = (Midnight(until) - Midnight(today)).Days;
        if (days > Soon)
            return null;
        return new RuleFinding
        {
            Kind = days < 0 ? FindingKind.Expired : FindingKind.ExpiresSoon,
            Rule = rule,
            Part = part,
            Arguments = days < 0
                ? new EquatableArray<string>(exclude, until.ToString())
                : new EquatableArray<string>(exclude, Days(days), until.ToString()),
        };
    }

    private static string Days(int days) => days switch
    {
        0 => "at the end of this day",
        1 => "at the end of tomorrow",
        _ => $"in {days.ToString(CultureInfo.InvariantCulture)} days",
    };

    private static DateTime Midnight(UtcDay day)
    {
        var (year, month, dayOfMonth) = day;
        return new DateTime(year, month, dayOfMonth, 0, 0, 0, DateTimeKind.Utc);
    }
}
