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
        TextTest text => Any(ObservedTexts.Of(resource, text.Subject), value => text.Patterns.Any(p => p.IsMatch(value))),
        OperatingSystemTest system => Text(system, resource).And(Version(system, resource)),
        IpSubnetTest subnet => Any(resource.IPAddresses, subnet).Or(
            subnet.ReadsIPv6Addresses ? Any(resource.IPv6Addresses, subnet) : Truth.False),
        LastSeenWithinTest seen => resource.AgentTime is not { } times ? Truth.Unknown
            : times.Any(time => now - time <= TimeSpan.FromDays(seen.Days)).ToTruth(),
        PropertyTest property => ObservedTexts.Property(resource, property.Property) is { } value
            ? property.Values.Any(v => Compare(property.Comparison, value, v)).ToTruth()
            : Truth.Unknown,
        MethodTest method => method.Body is { } body ? body(resource).ToTruth() : Truth.Unknown,
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    private static Truth Any<T>(IEnumerable<T>? values, Func<T, bool> matches) =>
        values is null ? Truth.Unknown : values.Any(matches).ToTruth();

    private static Truth Any(IEnumerable<IpAddress>? addresses, IpSubnetTest subnet) =>
        Any(addresses, address => subnet.Networks.Any(n => n.Contains(address)));

    private static Truth Text(OperatingSystemTest system, Resource resource) =>
        system.Patterns.Count == 0 ? Truth.True
        : resource.OperatingSystemNameAndVersion is { } text ? system.Patterns.Any(p => p.IsMatch(text)).ToTruth()
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
