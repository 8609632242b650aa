namespace RulesPush.Sites;

/// <summary>A machine while its row is being read; one draft serves all rows.</summary>
internal sealed class ResourceDraft
{
    public ResourceType? ResourceType { get; set; }

    public string? Name { get; set; }

    public string? NetBiosName { get; set; }

    public IReadOnlyList<string>? ResourceNames { get; set; }

    public IReadOnlyList<IpAddress>? IPAddresses { get; set; }

    public IReadOnlyList<IpAddress>? IPSubnets { get; set; }

    public IReadOnlyList<IpAddress>? IPv6Addresses { get; set; }

    public IReadOnlyList<IpNetwork>? IPv6Prefixes { get; set; }

    public IReadOnlyList<string>? MacAddresses { get; set; }

    public string? ADSiteName { get; set; }

    public string? ResourceDomainOrWorkgroup { get; set; }

    public IReadOnlyList<string>? SystemOUName { get; set; }

    public IReadOnlyList<string>? SystemGroupName { get; set; }

    public string? OperatingSystemNameAndVersion { get; set; }

    public IReadOnlyList<string>? SystemRoles { get; set; }

    public bool? Client { get; set; }

    public string? ClientVersion { get; set; }

    public bool? Active { get; set; }

    public bool? Obsolete { get; set; }

    public bool? Decommissioned { get; set; }

    public bool? Unknown { get; set; }

    public IReadOnlyList<string>? AgentName { get; set; }

    public IReadOnlyList<string>? AgentSite { get; set; }

    public IReadOnlyList<DateTimeOffset>? AgentTime { get; set; }

    public string? SMSUniqueIdentifier { get; set; }

    public string? HardwareId { get; set; }

    public DateTimeOffset? LastLogon { get; set; }

    public DateTimeOffset? CreationDate { get; set; }

    /// <summary>The custom properties that the row has a value for.</summary>
    public Dictionary<string, object> CustomProperties { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Forgets the row before.</summary>
    public void Clear()
    {
        (ResourceType, Name, NetBiosName, ResourceNames) = (null, null, null, null);
        (IPAddresses, IPSubnets, IPv6Addresses, IPv6Prefixes, MacAddresses) = (null, null, null, null, null);
        (ADSiteName, ResourceDomainOrWorkgroup, SystemOUName, SystemGroupName) = (null, null, null, null);
        (OperatingSystemNameAndVersion, SystemRoles) = (null, null);
        (Client, ClientVersion, Active, Obsolete, Decommissioned, Unknown) = (null, null, null, null, null, null);
        (AgentName, AgentSite, AgentTime) = (null, null, null);
        (SMSUniqueIdentifier, HardwareId, LastLogon, CreationDate) = (null, null, null, null);
        CustomProperties.Clear();
    }

    public Resource ToResource() => new()
    {
        ResourceType = ResourceType,
        Name = Name,
        NetBiosName = NetBiosName,
        ResourceNames = ResourceNames,
        IPAddresses = IPAddresses,
        IPSubnets = IPSubnets,
        IPv6Addresses = IPv6Addresses,
        IPv6Prefixes = IPv6Prefixes,
        MacAddresses = MacAddresses,
        ADSiteName = ADSiteName,
        ResourceDomainOrWorkgroup = ResourceDomainOrWorkgroup,
        SystemOUName = SystemOUName,
        SystemGroupName = SystemGroupName,
        OperatingSystemNameAndVersion = OperatingSystemNameAndVersion,
        SystemRoles = SystemRoles,
        Client = Client,
        ClientVersion = ClientVersion,
        Active = Active,
        Obsolete = Obsolete,
        Decommissioned = Decommissioned,
        Unknown = Unknown,
        AgentName = AgentName,
        AgentSite = AgentSite,
        AgentTime = AgentTime,
        SMSUniqueIdentifier = SMSUniqueIdentifier,
        HardwareId = HardwareId,
        LastLogon = LastLogon,
        CreationDate = CreationDate,
        CustomProperties = CustomProperties.Count == 0 ? null : CustomProperties,
    };
}
