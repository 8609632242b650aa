using System.Globalization;
using RulesPush.Model;

namespace RulesPush.Sites;

/// <summary>Between the typed resource that the rules read, and the texts that a record keeps.</summary>
internal static class RecordProperties
{
    private static readonly Dictionary<string, ResourceProperty> _byName =
        DiscoveryProperties.All.ToDictionary(static p => p.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a property has many values.</summary>
    public static bool IsList(string name) => _byName.TryGetValue(name, out var property) && property.IsList;

    /// <summary>The values that were seen, but for the three agent lists, which are sightings.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<string> Texts)> TextsOf(Resource seen)
    {
        (string Name, IReadOnlyList<string>? Texts)[] all =
        [
            (nameof(Resource.ResourceType), One(seen.ResourceType?.ToString())),
            (nameof(Resource.Name), One(seen.Name)),
            (nameof(Resource.NetBiosName), One(seen.NetBiosName)),
            (nameof(Resource.ResourceNames), seen.ResourceNames),
            (nameof(Resource.IPAddresses), Many(seen.IPAddresses)),
            (nameof(Resource.IPSubnets), Many(seen.IPSubnets)),
            (nameof(Resource.IPv6Addresses), Many(seen.IPv6Addresses)),
            (nameof(Resource.IPv6Prefixes), Many(seen.IPv6Prefixes)),
            (nameof(Resource.MacAddresses), seen.MacAddresses),
            (nameof(Resource.ADSiteName), One(seen.ADSiteName)),
            (nameof(Resource.ResourceDomainOrWorkgroup), One(seen.ResourceDomainOrWorkgroup)),
            (nameof(Resource.SystemOUName), seen.SystemOUName),
            (nameof(Resource.SystemGroupName), seen.SystemGroupName),
            (nameof(Resource.OperatingSystemNameAndVersion), One(seen.OperatingSystemNameAndVersion)),
            (nameof(Resource.SystemRoles), seen.SystemRoles),
            (nameof(Resource.Client), Flag(seen.Client)),
            (nameof(Resource.ClientVersion), One(seen.ClientVersion)),
            (nameof(Resource.Active), Flag(seen.Active)),
            (nameof(Resource.Obsolete), Flag(seen.Obsolete)),
            (nameof(Resource.Decommissioned), Flag(seen.Decommissioned)),
            (nameof(Resource.Unknown), Flag(seen.Unknown)),
            (nameof(Resource.SMSUniqueIdentifier), One(seen.SMSUniqueIdentifier)),
            (nameof(Resource.HardwareId), One(seen.HardwareId)),
            (nameof(Resource.LastLogon), One(Text(seen.LastLogon))),
            (nameof(Resource.CreationDate), One(Text(seen.CreationDate))),
        ];
        foreach (var (name, texts) in all)
        {
            if (texts is not null)
                yield return (name, texts);
        }

        foreach (var (name, value) in seen.CustomProperties ?? new Dictionary<string, object>())
            yield return (name, One(Text(value))!);
    }

    /// <summary>The resource that the texts of a record describe.</summary>
    public static Resource ToResource(ResourceRecord record, RulePackDefinition rules)
    {
        var draft = new ResourceDraft();
        foreach (var (name, values) in record.Values)
        {
            if (_byName.TryGetValue(name, out var property))
                _ = property.IsList ? property.ReadElements(draft, [.. values.Select(static v => v.Text)]) : property.Read(draft, values[0].Text);
            else if (rules.Properties.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)) is { } custom)
                ReadCustom(draft, custom, values);
        }

        if (record.Sightings.Count > 0)
        {
            draft.AgentName = Known(record.Sightings.Select(static s => s.Agent).OfType<string>());
            draft.AgentSite = Known(record.Sightings.Select(static s => s.Site).OfType<string>());
            draft.AgentTime = Known(record.Sightings.Where(static s => s.Time is not null).Select(static s => s.Time!.Value));
        }

        return draft.ToResource();
    }

    private static T[]? Known<T>(IEnumerable<T> values) => values.ToArray() is { Length: > 0 } known ? known : null;

    private static void ReadCustom(ResourceDraft draft, PropertyDefinition definition, IReadOnlyList<SeenValue> values)
    {
        if (values.Count > 0 && PropertyText.TryParse(values[0].Text, definition.Type, out var value))
            draft.CustomProperties[definition.Name] = value.Value;
    }

    private static string[]? One(string? text) => text is null ? null : [text];

    private static string[]? Many<T>(IReadOnlyList<T>? values)
        where T : struct => values is null ? null : [.. values.Select(static v => v.ToString()!)];

    private static string[]? Flag(bool? flag) => flag is { } known ? [known ? "yes" : "no"] : null;

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "yes" : "no",
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
