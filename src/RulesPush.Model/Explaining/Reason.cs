using System.Runtime.CompilerServices;
using RulesPush.Model;

namespace RulesPush;

/// <summary>Renders why a decision was taken, in one line. It never says that what is missing does not match.</summary>
public static class Reason
{
    /// <summary>The texts of conditions, each rendered once: machines miss them by the million.</summary>
    private static readonly ConditionalWeakTable<Condition, string> _conditions = new();

    /// <summary>The reason of <paramref name="decision"/>, which <paramref name="pack"/> took for <paramref name="resource"/>.</summary>
    public static string Of(RulePackDefinition pack, Decision decision, Resource resource, DateTimeOffset now) => decision.Outcome switch
    {
        Outcome.NotASystem => $"is a {resource.ResourceType}, not a System",
        Outcome.NotAssigned => UnassignedReason.Of(pack, resource),
        Outcome.RoamingOnly => UnassignedReason.OfRoaming(decision.Site!, resource),
        Outcome.PushDisabled => $"client push is off at {decision.Site!.Code}",
        Outcome.AlreadyClient => resource.ClientVersion is { } version ? $"is already a client, version {version}" : "is already a client",
        Outcome.Decommissioned => resource.Obsolete == true ? "is obsolete" : "is decommissioned",
        Outcome.Unaddressable => Unaddressable(resource),
        Outcome.ExcludedByName => OfExclusion(decision.Exclusion!, decision.Site!, resource),
        Outcome.DomainController => $"is a domain controller, and {decision.Site!.Code} does not let them in",
        Outcome.MissingData => decision.Condition is null ? MightBeDomainController(pack, decision) : Missing(pack, decision, resource, now),
        Outcome.NoCriterionMatched => NearestMiss(pack, decision, resource, now),
        Outcome.Push => decision.Criteria is { } criteria
            ? $"matches {pack.ShortName(criteria.RuleName)}"
            : $"{decision.Site!.Code} pushes every machine",
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };

    /// <summary>Such as <c>, because "re-imaged nightly", until 2027-03-31</c>; empty where the rule says neither.</summary>
    internal static string Annotation(string? because, UtcDay? until) =>
        (because is null ? "" : $", because \"{because}\"") + (until is null ? "" : $", until {until}");

    private static string Unaddressable(Resource resource)
    {
        string[] unseen =
        [
            .. Unseen(resource.NetBiosName, nameof(Resource.NetBiosName)),
            .. Unseen(resource.ResourceNames, nameof(Resource.ResourceNames)),
            .. Unseen(resource.IPAddresses, nameof(Resource.IPAddresses)),
            .. Unseen(resource.IPv6Addresses, nameof(Resource.IPv6Addresses)),
        ];
        return "has no NetBIOS name, host name or IP address to reach it by"
            + (unseen.Length == 0 ? "" : $"; missing: {string.Join(", ", unseen)}");
    }

    private static string[] Unseen(object? value, string name) => value is null ? [name] : [];

    private static string OfExclusion(PushExclusion exclusion, SiteDefinition site, Resource resource)
    {
        var names = new[] { resource.Name, resource.NetBiosName }.Concat(resource.ResourceNames ?? []).OfType<string>();
        var (name, pattern) = (
            from n in names
            from p in exclusion.Names
            where p.IsMatch(n)
            select (n, p)).First();
        return $"{name} is on the exclusion list of {site.Code} as {pattern}{Annotation(exclusion.Because, exclusion.Until)}";
    }

    private static string MightBeDomainController(RulePackDefinition pack, Decision decision)
    {
        var otherwise = decision.Criteria is { } criteria ? $"it matches {pack.ShortName(criteria.RuleName)}, but" : "it";
        return $"missing: {nameof(Resource.OperatingSystemNameAndVersion)}; {otherwise} might be a domain controller";
    }

    private static string Missing(RulePackDefinition pack, Decision decision, Resource resource, DateTimeOffset now)
    {
        var nearest = NearestCriteria.OfUnknown(pack, decision.Site!.ClientPush!, resource, now)!;
        return $"missing: {string.Join(", ", nearest.Missing)}; needed by {pack.ShortName(nearest.Criteria.RuleName)}";
    }

    private static string NearestMiss(RulePackDefinition pack, Decision decision, Resource resource, DateTimeOffset now)
    {
        var nearest = NearestCriteria.Of(pack, decision.Site!.ClientPush!, resource, now)!;
        var misses = nearest.Conditions.Where(static c => c.Truth == Truth.False).Select(OfMiss);
        var missing = nearest.Missing.ToList();
        return $"nearest miss {pack.ShortName(nearest.Criteria.RuleName)}: {string.Join("; ", misses)}"
            + (missing.Count == 0 ? "" : $"; missing: {string.Join(", ", missing)}");
    }

    /// <summary>What a condition that is false says of the value that it read.</summary>
    internal static string OfMiss(ConditionExplanation miss) =>
        (miss.Condition.Test is MethodTest
            ? $"{TextOf(miss.Condition)} says no"
            : $"{TextOf(miss.Condition)} {(miss.Condition.IsExclude ? "excludes" : "does not match")} {miss.Value}")
        + Annotation(miss.Condition.Because, miss.Condition.Until);

    private static string TextOf(Condition condition) => _conditions.GetValue(condition, static c => c.ToString());
}
