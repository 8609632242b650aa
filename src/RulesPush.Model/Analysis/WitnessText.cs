using System.Globalization;

namespace RulesPush.Model;

/// <summary>A machine as the properties that discovery would have to report, in the text forms of a CSV file.</summary>
public static class WitnessText
{
    private static readonly (string Name, Func<Resource, string?> Text)[] _all =
    [
        (nameof(Resource.ResourceType), static m => m.ResourceType?.ToString()),
        (nameof(Resource.Name), static m => m.Name),
        (nameof(Resource.NetBiosName), static m => m.NetBiosName),
        (nameof(Resource.ResourceNames), static m => List(m.ResourceNames)),
        (nameof(Resource.IPAddresses), static m => List(m.IPAddresses)),
        (nameof(Resource.IPSubnets), static m => List(m.IPSubnets)),
        (nameof(Resource.IPv6Addresses), static m => List(m.IPv6Addresses)),
        (nameof(Resource.ADSiteName), static m => m.ADSiteName),
        (nameof(Resource.ResourceDomainOrWorkgroup), static m => m.ResourceDomainOrWorkgroup),
        (nameof(Resource.SystemOUName), static m => List(m.SystemOUName)),
        (nameof(Resource.SystemGroupName), static m => List(m.SystemGroupName)),
        (nameof(Resource.OperatingSystemNameAndVersion), static m => m.OperatingSystemNameAndVersion),
        (nameof(Resource.SystemRoles), static m => List(m.SystemRoles)),
        (nameof(Resource.Client), static m => Flag(m.Client)),
        (nameof(Resource.Obsolete), static m => Flag(m.Obsolete)),
        (nameof(Resource.Decommissioned), static m => Flag(m.Decommissioned)),
        (nameof(Resource.AgentName), static m => List(m.AgentName)),
        (nameof(Resource.AgentSite), static m => List(m.AgentSite)),
        (nameof(Resource.AgentTime), static m => List(m.AgentTime?.Select(Time).ToList())),
    ];

    private static readonly Dictionary<string, Func<Resource, string?>> _byName = _all.ToDictionary(static p => p.Name, static p => p.Text);

    /// <summary>The properties that are known, in the order of their names in <see cref="Resource"/>; lists as <see cref="ListText"/>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Properties(Resource resource)
    {
        if (resource is null)
            throw new ArgumentNullException(nameof(resource));
        var known = _all.Select(p => (p.Name, Text: p.Text(resource)));
        var custom = (resource.CustomProperties ?? new Dictionary<string, object>())
            .OrderBy(static p => p.Key, StringComparer.OrdinalIgnoreCase)
            .Select(static p => (Name: p.Key, Text: (string?)Value(p.Value)));
        return known.Concat(custom).Where(static p => p.Text is not null).Select(static p => new KeyValuePair<string, string>(p.Name, p.Text!));
    }

    /// <summary>The properties in one line: <c>Name = AKR-1, IPAddresses = 10.1.0.1</c>.</summary>
    public static string Of(Resource resource) =>
        Properties(resource).Select(static p => $"{p.Key} = {p.Value}").ToList() is { Count: > 0 } known ? string.Join(", ", known) : "a machine of which nothing is known";

    /// <summary>What a machine says of a property of <see cref="Resource"/>; null where nothing.</summary>
    internal static string? Of(Resource machine, string property) => _byName[property](machine);

    /// <summary>What a machine says of a custom property, whatever its type; null where nothing.</summary>
    internal static string? Of(Resource machine, PropertyDefinition property) => machine.CustomProperties?
        .Where(p => string.Equals(p.Key, property.Name, StringComparison.OrdinalIgnoreCase)).Select(static p => Value(p.Value)).FirstOrDefault();

    private static string? List<T>(IReadOnlyList<T>? values) => values is null ? null : ListText.Write([.. values.Select(static v => $"{v}")]);

    private static string? Flag(bool? flag) => flag switch { true => "yes", false => "no", null => null };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string Value(object value) => value switch
    {
        bool flag => Flag(flag)!,
        DateTimeOffset time => Time(time),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
