namespace RulesPush.Model;

/// <summary>Push criteria, interpreted: slow and obvious. The generated matchers are held against it.</summary>
public static class ReferenceCriteria
{
    /// <summary>Whether all conditions hold. After one that is false no other is asked: a method might not expect it.</summary>
    public static Truth Evaluate(CriteriaDefinition criteria, Resource resource, DateTimeOffset now) =>
        FindDecidingCondition(criteria, resource, now) is { } deciding ? Evaluate(deciding, resource, now) : Truth.True;

    /// <summary>The condition that decides criteria which do not match: the first that is false, or else the first that is unknown.</summary>
    public static Condition? FindDecidingCondition(CriteriaDefinition criteria, Resource resource, DateTimeOffset now)
    {
        Condition? firstUnknown = null;
        foreach (var condition in criteria.Conditions)
        {
            var truth = Evaluate(condition, resource, now);
            if (truth == Truth.False)
                return condition;
            if (truth == Truth.Unknown)
                firstUnknown ??= condition;
        }

        return firstUnknown;
    }

    /// <summary>Whether a condition holds. An exclude after its last day is void: it holds for every machine.</summary>
    public static Truth Evaluate(Condition condition, Resource resource, DateTimeOffset now) =>
        condition.Until is { } until && until.IsOver(now) ? Truth.True
        : condition.IsExclude ? Evaluate(condition.Test, resource, now).Not()
        : Evaluate(condition.Test, resource, now);

    private static Truth Evaluate(ConditionTest test, Resource resource, DateTimeOffset now) => test switch
    {
        SystemKindTest kind => resource.SystemKind is { } known ? kind.Kinds.Contains(known).ToTruth() : Truth.Unknown,
        TextTest text => Any(ObservedTexts.Of(resource, text.Subject), text.Patterns, static (value, patterns) => IsMatch(patterns, value)),
        OperatingSystemTest system => Text(system, resource).And(Version(system, resource)),
        IpSubnetTest subnet => Any(resource.IPAddresses, subnet).Or(
            subnet.ReadsIPv6Addresses ? Any(resource.IPv6Addresses, subnet) : Truth.False),
        LastSeenWithinTest seen => Any(
            resource.AgentTime, (now, most: TimeSpan.FromDays(seen.Days)), static (time, within) => within.now - time <= within.most),
        PropertyTest property => ObservedTexts.Property(resource, property.Property) is { } value
            ? Any(property.Values, (property.Comparison, value), static (with, p) => Compare(p.Comparison, p.value, with))
            : Truth.Unknown,
        MethodTest method => method.Body is { } body ? body(resource).ToTruth() : Truth.Unknown,
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    /// <summary>Whether one of the values matches: a loop, as a closure for each condition of each machine costs more than the condition.</summary>
    private static Truth Any<T, TBy>(IReadOnlyList<T>? values, TBy by, Func<T, TBy, bool> matches)
    {
        if (values is null)
            return Truth.Unknown;
        for (var i = 0; i < values.Count; i++)
        {
            if (matches(values[i], by))
                return Truth.True;
        }

        return Truth.False;
    }

    private static Truth Any(IReadOnlyList<IpAddress>? addresses, IpSubnetTest subnet) =>
        Any(addresses, subnet.Networks, static (address, networks) => Any(networks, address, static (n, a) => n.Contains(a)) == Truth.True);

    private static bool IsMatch(EquatableArray<Pattern> patterns, string text) => Any(patterns, text, static (p, t) => p.IsMatch(t)) == Truth.True;

    private static Truth Text(OperatingSystemTest system, Resource resource) =>
        system.Patterns.Count == 0 ? Truth.True
        : resource.OperatingSystemNameAndVersion is { } text ? IsMatch(system.Patterns, text).ToTruth()
        : Truth.Unknown;

    private static Truth Version(OperatingSystemTest system, Resource resource)
    {
        var version = resource.OperatingSystemVersion;
        var min = system.MinVersion is not { } lower ? Truth.True
            : version?.CompareTo(lower) is { } toLower ? (toLower >= 0).ToTruth() : Truth.Unknown;
        var max = system.MaxVersion is not { } upper ? Truth.True
            : version?.CompareTo(upper) is { } toUpper ? (toUpper <= 0).ToTruth() : Truth.Unknown;
        return min.And(max);
    }

    private static bool Compare(PropertyComparison comparison, PropertyValue value, PropertyValue with) => comparison switch
    {
        PropertyComparison.EqualTo => value.CompareTo(with) == 0,
        PropertyComparison.Like => Pattern.Parse((string)with.Value).IsMatch((string)value.Value),
        PropertyComparison.AtLeast => value.CompareTo(with) >= 0,
        PropertyComparison.AtMost => value.CompareTo(with) <= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };
}
