namespace RulesPush.Model;

/// <summary>The properties of machines, one by one: which differ between two, and a machine with some of another's.</summary>
internal static class MachineProperties
{
    private static readonly (string Name, Func<Resource, Resource, Resource> Copy)[] _all =
    [
        (nameof(Resource.ResourceType), static (from, to) => to with { ResourceType = from.ResourceType }),
        (nameof(Resource.IPAddresses), static (from, to) => to with { IPAddresses = from.IPAddresses }),
        (nameof(Resource.IPv6Addresses), static (from, to) => to with { IPv6Addresses = from.IPv6Addresses }),
        (nameof(Resource.IPSubnets), static (from, to) => to with { IPSubnets = from.IPSubnets }),
        (nameof(Resource.ADSiteName), static (from, to) => to with { ADSiteName = from.ADSiteName }),
        (nameof(Resource.Client), static (from, to) => to with { Client = from.Client }),
        (nameof(Resource.Obsolete), static (from, to) => to with { Obsolete = from.Obsolete }),
        (nameof(Resource.Decommissioned), static (from, to) => to with { Decommissioned = from.Decommissioned }),
        (nameof(Resource.NetBiosName), static (from, to) => to with { NetBiosName = from.NetBiosName }),
        (nameof(Resource.ResourceNames), static (from, to) => to with { ResourceNames = from.ResourceNames }),
        (nameof(Resource.Name), static (from, to) => to with { Name = from.Name }),
        (nameof(Resource.OperatingSystemNameAndVersion), static (from, to) => to with { OperatingSystemNameAndVersion = from.OperatingSystemNameAndVersion }),
        (nameof(Resource.SystemRoles), static (from, to) => to with { SystemRoles = from.SystemRoles }),
        (nameof(Resource.ResourceDomainOrWorkgroup), static (from, to) => to with { ResourceDomainOrWorkgroup = from.ResourceDomainOrWorkgroup }),
        (nameof(Resource.SystemOUName), static (from, to) => to with { SystemOUName = from.SystemOUName }),
        (nameof(Resource.SystemGroupName), static (from, to) => to with { SystemGroupName = from.SystemGroupName }),
        (nameof(Resource.AgentName), static (from, to) => to with { AgentName = from.AgentName }),
        (nameof(Resource.AgentTime), static (from, to) => to with { AgentTime = from.AgentTime }),
    ];

    /// <summary>The properties in which two machines differ, with a way to copy each, in the order of the checks.</summary>
    public static IReadOnlyList<(string Name, string? Before, string? After, Func<Resource, Resource, Resource> Copy)> Differing(
        RulePackDefinition pack, Resource before, Resource after)
    {
        var texts = WitnessText.Properties(before).ToDictionary(static p => p.Key, static p => p.Value, StringComparer.OrdinalIgnoreCase);
        var newTexts = WitnessText.Properties(after).ToDictionary(static p => p.Key, static p => p.Value, StringComparer.OrdinalIgnoreCase);
        var custom = pack.Properties.Select(static p => (p.Name, Copy: (Func<Resource, Resource, Resource>)((from, to) => FiniteDimensions.Copy(p, from, to))));
        return
        [
            .. _all.Concat(custom)
                .Select(p => (p.Name, Before: texts.TryGetValue(p.Name, out var b) ? b : null, After: newTexts.TryGetValue(p.Name, out var a) ? a : null, p.Copy))
                .Where(static p => p.Before != p.After),
        ];
    }
}
