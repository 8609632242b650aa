namespace RulesPush.Model;

/// <summary>The names of the properties that every DDR has; a custom property has another name.</summary>
public static class DdrProperties
{
    private static readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase)
    {
        nameof(Resource.ResourceType), nameof(Resource.Name), nameof(Resource.NetBiosName), nameof(Resource.ResourceNames),
        nameof(Resource.IPAddresses), nameof(Resource.IPSubnets), nameof(Resource.IPv6Addresses), nameof(Resource.IPv6Prefixes),
        nameof(Resource.MacAddresses), nameof(Resource.ADSiteName), nameof(Resource.ResourceDomainOrWorkgroup),
        nameof(Resource.SystemOUName), nameof(Resource.SystemGroupName), nameof(Resource.OperatingSystemNameAndVersion),
        nameof(Resource.SystemRoles), nameof(Resource.Client), nameof(Resource.ClientVersion), nameof(Resource.Active),
        nameof(Resource.Obsolete), nameof(Resource.Decommissioned), nameof(Resource.Unknown), nameof(Resource.AgentName),
        nameof(Resource.AgentSite), nameof(Resource.AgentTime), nameof(Resource.SMSUniqueIdentifier),
        nameof(Resource.HardwareId), nameof(Resource.LastLogon), nameof(Resource.CreationDate),
    };

    /// <summary>The names.</summary>
    public static IReadOnlyCollection<string> Names => _names;

    /// <summary>Whether every DDR has a property of this name, ignoring case.</summary>
    public static bool Contains(string name) => _names.Contains(name);
}
