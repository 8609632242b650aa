using System.Globalization;

namespace RulesPush.Model;

/// <summary>A machine as the properties that discovery would have to report, in the text forms of a CSV file.</summary>
public static class WitnessText
{
    /// <summary>The properties that are known, in the order of their names in <see cref="Resource"/>; lists as <see cref="ListText"/>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Properties(Resource resource)
    {
        if (resource is null)
            throw new ArgumentNullException(nameof(resource));
        var all = new (string Name, string? Text)[]
        {
            (nameof(Resource.ResourceType), resource.ResourceType?.ToString()),
            (nameof(Resource.Name), resource.Name),
            (nameof(Resource.NetBiosName), resource.NetBiosName),
            (nameof(Resource.ResourceNames), List(resource.ResourceNames)),
            (nameof(Resource.IPAddresses), List(resource.IPAddresses)),
            (nameof(Resource.IPSubnets), List(resource.IPSubnets)),
            (nameof(Resource.IPv6Addresses), List(resource.IPv6Addresses)),
            (nameof(Resource.ADSiteName), resource.ADSiteName),
            (nameof(Resource.ResourceDomainOrWorkgroup), resource.ResourceDomainOrWorkgroup),
            (nameof(Resource.SystemOUName), List(resource.SystemOUName)),
            (nameof(Resource.SystemGroupName), List(resource.SystemGroupName)),
            (nameof(Resource.OperatingSystemNameAndVersion), resource.OperatingSystemNameAndVersion),
            (nameof(Resource.SystemRoles), List(resource.SystemRoles)),
            (nameof(Resource.Client), Flag(resource.Client)),
            (nameof(Resource.Obsolete), Flag(resource.Obsolete)),
            (nameof(Resource.Decommissioned), Flag(resource.Decommissioned)),
            (nameof(Resource.AgentName), List(resource.AgentName)),
            (nameof(Resource.AgentSite), List(resource.AgentSite)),
            (nameof(Resource.AgentTime), List(resource.AgentTime?.Select(Time).ToList())),
        };
        var custom = (resource.CustomProperties ?? new Dictionary<string, object>())
            .OrderBy(static p => p.Key, StringComparer.OrdinalIgnoreCase)
            .Select(static p => (Name: p.Key, Text: (string?)Value(p.Value)));
        return all.Concat(custom).Where(static p => p.Text is not null).Select(static p => new KeyValuePair<string, string>(p.Name, p.Text!));
    }

    /// <summary>The properties in one line: <c>Name = AKR-1, IPAddresses = 10.1.0.1</c>.</summary>
    public static string Of(Resource resource) =>
        Properties(resource).Select(static p => $"{p.Key} = {p.Value}").ToList() is { Count: > 0 } known ? string.Join(", ", known) : "a machine of which nothing is known";

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
