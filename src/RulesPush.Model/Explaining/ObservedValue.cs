using System.Globalization;

namespace RulesPush.Model;

/// <summary>The value that a condition reads, as text, and the name of the property that it comes from.</summary>
internal static class ObservedValue
{
    /// <summary>A value longer than this is cut where it is shown.</summary>
    private const int LongestShown = 200;

    /// <summary>The text is null where discovery saw nothing.</summary>
    public static (string? Value, string Source) Of(ConditionTest test, Resource resource) => test switch
    {
        SystemKindTest => (resource.SystemKind?.ToString(), nameof(Resource.OperatingSystemNameAndVersion)),
        TextTest text => (Show(ObservedTexts.Of(resource, text.Subject)), ObservedTexts.PropertyName(text.Subject)),
        OperatingSystemTest => (Cut(resource.OperatingSystemNameAndVersion), VersionSource(resource)),
        IpSubnetTest subnet => (Show(Addresses(subnet, resource)), AddressSource(subnet, resource)),
        LastSeenWithinTest => (Latest(resource.AgentTime), nameof(Resource.AgentTime)),
        PropertyTest property => (ObservedTexts.Property(resource, property.Property)?.ToString(), property.Property.Name),
        MethodTest method => ("decided by the method", $"what {method.MethodName} needs"),
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    /// <summary>The elements of a list, shortened where it is long; null where it is unknown.</summary>
    public static string? Show<T>(IReadOnlyList<T>? values) =>
        values is null ? null
        : values.Count == 0 ? "(empty)"
        : Cut(string.Join("; ", values));

    private static string? Cut(string? text) =>
        text is not { Length: > LongestShown } ? text
        : text.Substring(0, char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown) + "...";

    private static string VersionSource(Resource resource) => resource.OperatingSystemNameAndVersion is null
        ? nameof(Resource.OperatingSystemNameAndVersion)
        : $"{nameof(Resource.OperatingSystemNameAndVersion)} with a (longer) version";

    private static List<IpAddress>? Addresses(IpSubnetTest subnet, Resource resource)
    {
        var further = subnet.ReadsIPv6Addresses ? resource.IPv6Addresses : null;
        return resource.IPAddresses is null && further is null
            ? null
            : [.. resource.IPAddresses ?? [], .. further ?? []];
    }

    private static string AddressSource(IpSubnetTest subnet, Resource resource) =>
        resource.IPAddresses is not null ? nameof(Resource.IPv6Addresses)
        : subnet.ReadsIPv6Addresses && resource.IPv6Addresses is null
            ? $"{nameof(Resource.IPAddresses)} and {nameof(Resource.IPv6Addresses)}"
        : nameof(Resource.IPAddresses);

    private static string? Latest(IReadOnlyList<DateTimeOffset>? times) =>
        times is null ? null
        : times.Count == 0 ? "never"
        : times.Max().ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
