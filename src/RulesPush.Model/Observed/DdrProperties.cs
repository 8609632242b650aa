namespace RulesPush.Model;

/// <summary>The properties that every DDR has; a custom property has another name.</summary>
public static class DdrProperties
{
    private static readonly (string Name, Func<Resource, object?> Of)[] _all =
    [
        (nameof(Resource.ResourceType), static r => r.ResourceType),
        (nameof(Resource.Name), static r => r.Name),
        (nameof(Resource.NetBiosName), static r => r.NetBiosName),
        (nameof(Resource.ResourceNames), static r => r.ResourceNames),
        (nameof(Resource.IPAddresses), static r => r.IPAddresses),
        (nameof(Resource.IPSubnets), static r => r.IPSubnets),
        (nameof(Resource.IPv6Addresses), static r => r.IPv6Addresses),
        (nameof(Resource.IPv6Prefixes), static r => r.IPv6Prefixes),
        (nameof(Resource.MacAddresses), static r => r.MacAddresses),
        (nameof(Resource.ADSiteName), static r => r.ADSiteName),
        (nameof(Resource.ResourceDomainOrWorkgroup), static r => r.ResourceDomainOrWorkgroup),
        (nameof(Resource.SystemOUName), static r => r.SystemOUName),
        (nameof(Resource.SystemGroupName), static r => r.SystemGroupName),
        (nameof(Resource.OperatingSystemNameAndVersion), static r => r.OperatingSystemNameAndVersion),
        (nameof(Resource.SystemRoles), static r => r.SystemRoles),
        (nameof(Resource.Client), static r => r.Client),
        (nameof(Resource.ClientVersion), static r => r.ClientVersion),
        (nameof(Resource.Active), static r => r.Active),
        (nameof(Resource.Obsolete), static r => r.Obsolete),
        (nameof(Resource.Decommissioned), static r => r.Decommissioned),
        (nameof(Resource.Unknown), static r => r.Unknown),
        (nameof(Resource.AgentName), static r => r.AgentName),
        (nameof(Resource.AgentSite), static r => r.AgentSite),
        (nameof(Resource.AgentTime), static r => r.AgentTime),
        (nameof(Resource.SMSUniqueIdentifier), static r => r.SMSUniqueIdentifier),
        (nameof(Resource.HardwareId), static r => r.HardwareId),
        (nameof(Resource.LastLogon), static r => r.LastLogon),
        (nameof(Resource.CreationDate), static r => r.CreationDate),
    ];

    private static readonly HashSet<string> _names = new(_all.Select(static p => p.Name), StringComparer.OrdinalIgnoreCase);

    /// <summary>The names.</summary>
    public static IReadOnlyCollection<string> Names => _names;

    /// <summary>Whether every DDR has a property of this name, ignoring case.</summary>
    public static bool Contains(string name) => _names.Contains(name);

    /// <summary>What is known of a machine but for its custom properties: a value, or a list of values.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Known(Resource resource) =>
        from property in _all
        let value = property.Of(resource)
        where value is not null
        select new KeyValuePair<string, object>(property.Name, value!);

    /// <summary>The custom properties of a machine, by name.</summary>
    public static IEnumerable<KeyValuePair<string, object>> KnownCustom(Resource resource) =>
        (resource.CustomProperties ?? new Dictionary<string, object>()).OrderBy(static p => p.Key, StringComparer.OrdinalIgnoreCase);
}
