using System.Diagnostics;

namespace RulesPush;

/// <summary>
/// Says what becomes of one machine, so that the build holds the rules against it. The machine is given by the
/// properties of its DDR; what is not given is unknown.
/// </summary>
/// <remarks>Addresses, networks and times are written as in a file of machines: <c>10.1.0.5</c>, <c>2026-11-20T12:00:00Z</c>.</remarks>
public abstract class ExampleAttribute : Attribute
{
    private protected ExampleAttribute(string why) => Why = why;

    /// <summary>What the machine is an example of.</summary>
    public string Why { get; }

    /// <summary>
    /// The UTC day on which the machine is looked at, such as <c>2026-11-20</c>; without it: today. For rules that depend
    /// on time, such as <c>LastSeenWithin</c>, so that the example does not fail by age alone.
    /// </summary>
    public string? On { get; set; }

    /// <summary>The custom properties, each as name=value: <c>Custom = ["CostCenter=4711"]</c>.</summary>
    public string[]? Custom { get; set; }

    /// <inheritdoc cref="Resource.ResourceType"/>
    public ResourceType ResourceType { get; set; }

    /// <inheritdoc cref="Resource.Name"/>
    public string? Name { get; set; }

    /// <inheritdoc cref="Resource.NetBiosName"/>
    public string? NetBiosName { get; set; }

    /// <inheritdoc cref="Resource.ResourceNames"/>
    public string[]? ResourceNames { get; set; }

    /// <inheritdoc cref="Resource.IPAddresses"/>
    public string[]? IPAddresses { get; set; }

    /// <inheritdoc cref="Resource.IPSubnets"/>
    public string[]? IPSubnets { get; set; }

    /// <inheritdoc cref="Resource.IPv6Addresses"/>
    public string[]? IPv6Addresses { get; set; }

    /// <inheritdoc cref="Resource.IPv6Prefixes"/>
    public string[]? IPv6Prefixes { get; set; }

    /// <inheritdoc cref="Resource.MacAddresses"/>
    public string[]? MacAddresses { get; set; }

    /// <inheritdoc cref="Resource.ADSiteName"/>
    public string? ADSiteName { get; set; }

    /// <inheritdoc cref="Resource.ResourceDomainOrWorkgroup"/>
    public string? ResourceDomainOrWorkgroup { get; set; }

    /// <inheritdoc cref="Resource.SystemOUName"/>
    public string[]? SystemOUName { get; set; }

    /// <inheritdoc cref="Resource.SystemGroupName"/>
    public string[]? SystemGroupName { get; set; }

    /// <inheritdoc cref="Resource.OperatingSystemNameAndVersion"/>
    public string? OperatingSystemNameAndVersion { get; set; }

    /// <inheritdoc cref="Resource.SystemRoles"/>
    public string[]? SystemRoles { get; set; }

    /// <inheritdoc cref="Resource.Client"/>
    public bool Client { get; set; }

    /// <inheritdoc cref="Resource.ClientVersion"/>
    public string? ClientVersion { get; set; }

    /// <inheritdoc cref="Resource.Active"/>
    public bool Active { get; set; }

    /// <inheritdoc cref="Resource.Obsolete"/>
    public bool Obsolete { get; set; }

    /// <inheritdoc cref="Resource.Decommissioned"/>
    public bool Decommissioned { get; set; }

    /// <inheritdoc cref="Resource.Unknown"/>
    public bool Unknown { get; set; }

    /// <inheritdoc cref="Resource.AgentName"/>
    public string[]? AgentName { get; set; }

    /// <inheritdoc cref="Resource.AgentSite"/>
    public string[]? AgentSite { get; set; }

    /// <inheritdoc cref="Resource.AgentTime"/>
    public string[]? AgentTime { get; set; }

    /// <inheritdoc cref="Resource.SMSUniqueIdentifier"/>
    public string? SMSUniqueIdentifier { get; set; }

    /// <inheritdoc cref="Resource.HardwareId"/>
    public string? HardwareId { get; set; }

    /// <inheritdoc cref="Resource.LastLogon"/>
    public string? LastLogon { get; set; }

    /// <inheritdoc cref="Resource.CreationDate"/>
    public string? CreationDate { get; set; }
}

/// <summary>
/// A machine that the rules take: on push criteria one that certainly matches, on a site one that the whole pack pushes
/// to at this site. The build fails where it is otherwise, and shows why.
/// </summary>
/// <param name="why">What the machine is an example of.</param>
/// <example><code>
/// [Accepts("a current desktop", Name = "AKR-PC-017", OperatingSystemNameAndVersion = "Microsoft Windows NT Workstation 10.0.22631")]
/// </code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
public sealed class AcceptsAttribute(string why) : ExampleAttribute(why);

/// <summary>
/// A machine that the rules leave: on push criteria one that does not match, or of which too little is known to match
/// certainly; on a site one that this site does not push to. The build fails where it is otherwise, and shows why.
/// </summary>
/// <param name="why">What the machine is an example of.</param>
/// <example><code>
/// [Rejects("a lab machine", Name = "AKR-LAB-003", OperatingSystemNameAndVersion = "Microsoft Windows NT Workstation 10.0.22631")]
/// </code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false), Conditional(RuleAttributes.KeptWhen)]
public sealed class RejectsAttribute(string why) : ExampleAttribute(why);
