namespace RulesPush.Model;

/// <summary>The properties of machines, one by one: which differ between two, and a machine with some of another's.</summary>
internal static class MachineProperties
{
    private static readonly (string Name, Func<Resource, Resource, bool> IsSame, Func<Resource, Resource, Resource> Copy)[] _all =
    [
        (nameof(Resource.ResourceType), static (a, b) => a.ResourceType == b.ResourceType, static (from, to) => to with { ResourceType = from.ResourceType }),
        (nameof(Resource.IPAddresses), static (a, b) => ReferenceEquals(a.IPAddresses, b.IPAddresses), static (from, to) => to with { IPAddresses = from.IPAddresses }),
        (nameof(Resource.IPv6Addresses), static (a, b) => ReferenceEquals(a.IPv6Addresses, b.IPv6Addresses), static (from, to) => to with { IPv6Addresses = from.IPv6Addresses }),
        (nameof(Resource.IPSubnets), static (a, b) => ReferenceEquals(a.IPSubnets, b.IPSubnets), static (from, to) => to with { IPSubnets = from.IPSubnets }),
        (nameof(Resource.ADSiteName), static (a, b) => ReferenceEquals(a.ADSiteName, b.ADSiteName), static (from, to) => to with { ADSiteName = from.ADSiteName }),
        (nameof(Resource.Client), static (a, b) => a.Client == b.Client, static (from, to) => to with { Client = from.Client }),
        (nameof(Resource.Obsolete), static (a, b) => a.Obsolete == b.Obsolete, static (from, to) => to with { Obsolete = from.Obsolete }),
        (nameof(Resource.Decommissioned), static (a, b) => a.Decommissioned == b.Decommissioned, static (from, to) => to with { Decommissioned = from.Decommissioned }),
        (nameof(Resource.NetBiosName), static (a, b) => ReferenceEquals(a.NetBiosName, b.NetBiosName), static (from, to) => to with { NetBiosName = from.NetBiosName }),
        (nameof(Resource.ResourceNames), static (a, b) => ReferenceEquals(a.ResourceNames, b.ResourceNames), static (from, to) => to with { ResourceNames = from.ResourceNames }),
        (nameof(Resource.Name), static (a, b) => ReferenceEquals(a.Name, b.Name), static (from, to) => to with { Name = from.Name }),
        (nameof(Resource.OperatingSystemNameAndVersion), static (a, b) => ReferenceEquals(a.OperatingSystemNameAndVersion, b.OperatingSystemNameAndVersion), static (from, to) => to with { OperatingSystemNameAndVersion = from.OperatingSystemNameAndVersion }),
        (nameof(Resource.SystemRoles), static (a, b) => ReferenceEquals(a.SystemRoles, b.SystemRoles), static (from, to) => to with { SystemRoles = from.SystemRoles }),
        (nameof(Resource.ResourceDomainOrWorkgroup), static (a, b) => ReferenceEquals(a.ResourceDomainOrWorkgroup, b.ResourceDomainOrWorkgroup), static (from, to) => to with { ResourceDomainOrWorkgroup = from.ResourceDomainOrWorkgroup }),
        (nameof(Resource.SystemOUName), static (a, b) => ReferenceEquals(a.SystemOUName, b.SystemOUName), static (from, to) => to with { SystemOUName = from.SystemOUName }),
        (nameof(Resource.SystemGroupName), static (a, b) => ReferenceEquals(a.SystemGroupName, b.SystemGroupName), static (from, to) => to with { SystemGroupName = from.SystemGroupName }),
        (nameof(Resource.AgentName), static (a, b) => ReferenceEquals(a.AgentName, b.AgentName), static (from, to) => to with { AgentName = from.AgentName }),
        (nameof(Resource.AgentTime), static (a, b) => ReferenceEquals(a.AgentTime, b.AgentTime), static (from, to) => to with { AgentTime = from.AgentTime }),
    ];

    /// <summary>The properties in which two machines differ, with a way to copy each, in the order of the checks.</summary>
    public static IReadOnlyList<(string Name, string? Before, string? After, Func<Resource, Resource, Resource> Copy)> Differing(
        RulePackDefinition pack, Resource before, Resource after)
    {
        // Most are the very same, as one machine was made of the other: of the rest it is told what they say.
        var differing = new List<(string, string?, string?, Func<Resource, Resource, Resource>)>();
        foreach (var (name, isSame, copy) in _all)
        {
            if (!isSame(before, after))
                Add(name, WitnessText.Of(before, name), WitnessText.Of(after, name), copy);
        }

        if (ReferenceEquals(before.CustomProperties, after.CustomProperties))
            return differing;
        // Custom values are taken as they are: one may be of another type than is declared.
        foreach (var property in pack.Properties)
            Add(property.Name, WitnessText.Of(before, property), WitnessText.Of(after, property), (from, to) => FiniteDimensions.Copy(property, from, to));
        return differing;

        void Add(string name, string? was, string? isNow, Func<Resource, Resource, Resource> copy)
        {
            if (was != isNow)
                differing.Add((name, was, isNow, copy));
        }
    }
}
