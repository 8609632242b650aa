namespace RulesPush.Model;

/// <summary>What discovery saw of a resource, as the conditions read it: null where it saw nothing.</summary>
public static class ObservedTexts
{
    /// <summary>The texts that a pattern is held against; of a single property at most one.</summary>
    public static IReadOnlyList<string>? Of(Resource resource, TextSubject subject) => subject switch
    {
        TextSubject.Name => Single(resource.Name),
        TextSubject.Domain => Single(resource.ResourceDomainOrWorkgroup),
        TextSubject.AdSite => Single(resource.ADSiteName),
        TextSubject.OrganizationalUnit => resource.SystemOUName,
        TextSubject.Group => resource.SystemGroupName,
        TextSubject.Role => resource.SystemRoles,
        TextSubject.DiscoveredBy => resource.AgentName,
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    /// <summary>A custom property; null too where its value is not of the declared type.</summary>
    public static PropertyValue? Property(Resource resource, PropertyDefinition property) =>
        resource.CustomProperties is { } all
        && all.TryGetValue(property.Name, out var value)
        && property.Type == TypeOf(value)
            ? new PropertyValue(value)
            : null;

    /// <summary>The name of the DDR property that holds the texts.</summary>
    public static string PropertyName(TextSubject subject) => subject switch
    {
        TextSubject.Name => nameof(Resource.Name),
        TextSubject.Domain => nameof(Resource.ResourceDomainOrWorkgroup),
        TextSubject.AdSite => nameof(Resource.ADSiteName),
        TextSubject.OrganizationalUnit => nameof(Resource.SystemOUName),
        TextSubject.Group => nameof(Resource.SystemGroupName),
        TextSubject.Role => nameof(Resource.SystemRoles),
        TextSubject.DiscoveredBy => nameof(Resource.AgentName),
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    private static IReadOnlyList<string>? Single(string? value) => value is null ? null : [value];

    private static PropertyType? TypeOf(object value) => value switch
    {
        string => PropertyType.Text,
        int => PropertyType.Int32,
        long => PropertyType.Int64,
        double => PropertyType.Double,
        bool => PropertyType.Boolean,
        DateTimeOffset => PropertyType.Time,
        Version => PropertyType.Version,
        _ => null,
    };
}
