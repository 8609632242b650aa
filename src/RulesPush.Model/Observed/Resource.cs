using System.Runtime.CompilerServices;
using RulesPush.Model;

namespace RulesPush;

/// <summary>A discovered machine: what its Discovery Data Records say of it.</summary>
/// <remarks>
/// Null means that discovery has not seen the value: it is <em>unknown</em>, which is not the same as false. An empty
/// text counts as unknown. An empty list is known to be empty. The names are those of the DDR. An array that is given here
/// must not be changed afterwards; any other list is copied. So all lists are arrays, and <see cref="CustomProperties"/> is a
/// <see cref="Dictionary{TKey, TValue}"/>, on which matchers rely for speed alone.
/// </remarks>
public sealed record Resource
{
    private OperatingSystemText? _operatingSystem;
    private bool _hasDomainControllerRole;

    /// <summary>What was discovered; unknown counts as <see cref="ResourceType.System"/>.</summary>
    public ResourceType? ResourceType { get; init; }

    /// <summary>The name that discovery lists the machine under. It does not address it: see <see cref="NetBiosName"/>.</summary>
    public string? Name { get; init => field = KnownText(value); }

    /// <summary>The NetBIOS name, the first choice for addressing the machine.</summary>
    public string? NetBiosName { get; init => field = KnownText(value); }

    /// <summary>The host names (DNS), the second choice for addressing the machine.</summary>
    public IReadOnlyList<string>? ResourceNames { get; init => field = Kept(value); }

    /// <summary>The IP addresses of both families, in the order in which boundaries are looked up.</summary>
    public IReadOnlyList<IpAddress>? IPAddresses { get; init => field = Kept(value); }

    /// <summary>The subnet IDs: each an address AND the machine's own mask, as the machine computed it.</summary>
    public IReadOnlyList<IpAddress>? IPSubnets { get; init => field = Kept(value); }

    /// <summary>Further addresses, IPv6 only, looked up after <see cref="IPAddresses"/>.</summary>
    public IReadOnlyList<IpAddress>? IPv6Addresses { get; init => field = Kept(value); }

    /// <summary>The IPv6 prefixes that the machine reports.</summary>
    public IReadOnlyList<IpNetwork>? IPv6Prefixes { get; init => field = Kept(value); }

    /// <summary>The hardware addresses of the network adapters.</summary>
    public IReadOnlyList<string>? MacAddresses { get; init => field = Kept(value); }

    /// <summary>The Active Directory site.</summary>
    public string? ADSiteName { get; init => field = KnownText(value); }

    /// <summary>The domain, or the workgroup of a machine that is in none.</summary>
    public string? ResourceDomainOrWorkgroup { get; init => field = KnownText(value); }

    /// <summary>The organizational units, such as <c>CONTOSO.EXAMPLE/BERLIN/DESKTOPS</c>.</summary>
    public IReadOnlyList<string>? SystemOUName { get; init => field = Kept(value); }

    /// <summary>The groups that the machine is in, such as <c>CONTOSO\Pilot</c>.</summary>
    public IReadOnlyList<string>? SystemGroupName { get; init => field = Kept(value); }

    /// <summary>Such as "Microsoft Windows NT Workstation 10.0.22631"; Advanced Server is a domain controller.</summary>
    public string? OperatingSystemNameAndVersion
    {
        get => _operatingSystem?.Text;
        init => _operatingSystem = KnownText(value) is { } text ? OperatingSystemText.Of(text) : null;
    }

    /// <summary>The roles of the machine, such as "Domain Controller".</summary>
    public IReadOnlyList<string>? SystemRoles
    {
        get;
        init => (field, _hasDomainControllerRole) = (Kept(value), HasDomainController(value));
    }

    /// <summary>Whether the client is installed.</summary>
    public bool? Client { get; init; }

    /// <summary>The version of the client.</summary>
    public string? ClientVersion { get; init => field = KnownText(value); }

    /// <summary>Whether the client is active.</summary>
    public bool? Active { get; init; }

    /// <summary>Whether a newer record has taken the place of this one.</summary>
    public bool? Obsolete { get; init; }

    /// <summary>Whether the machine has been taken out of service.</summary>
    public bool? Decommissioned { get; init; }

    /// <summary>Whether the machine is an unknown computer, one that started an operating system deployment unseen.</summary>
    public bool? Unknown { get; init; }

    /// <summary>The discovery methods that saw the machine, side by side with <see cref="AgentSite"/> and <see cref="AgentTime"/>.</summary>
    public IReadOnlyList<string>? AgentName { get; init => field = Kept(value); }

    /// <summary>The sites at which it was seen.</summary>
    public IReadOnlyList<string>? AgentSite { get; init => field = Kept(value); }

    /// <summary>The times at which it was seen.</summary>
    public IReadOnlyList<DateTimeOffset>? AgentTime { get; init => field = Kept(value); }

    /// <summary>The unique identifier of the client.</summary>
    public string? SMSUniqueIdentifier { get; init => field = KnownText(value); }

    /// <summary>The identifier of the hardware.</summary>
    public string? HardwareId { get; init => field = KnownText(value); }

    /// <summary>The last time that somebody logged on.</summary>
    public DateTimeOffset? LastLogon { get; init; }

    /// <summary>The time at which the record was made.</summary>
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>
    /// The custom properties, by name without regard to case; null where there is none. A value is of the type that
    /// <c>[assembly: DiscoveryProperty]</c> declares; one of another type counts as unknown, and so does a number that is none (NaN).
    /// </summary>
    public IReadOnlyDictionary<string, object>? CustomProperties
    {
        get;
        init => field = value?
            .Where(static p => p.Value is not double.NaN)
            .ToDictionary(static p => p.Key, static p => p.Value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The kind of system; null where there is no operating system text, and no role that says so.</summary>
    public SystemKind? SystemKind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _hasDomainControllerRole ? RulesPush.SystemKind.DomainController : _operatingSystem?.Kind;
    }

    /// <summary>The version at the end of <see cref="OperatingSystemNameAndVersion"/>; null where there is none.</summary>
    public OperatingSystemVersion? OperatingSystemVersion => _operatingSystem?.Version;

    private static string? KnownText(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static bool HasDomainController(IReadOnlyList<string>? roles)
    {
        for (var i = 0; i < (roles?.Count ?? 0); i++)
        {
            if (string.Equals(roles![i], "Domain Controller", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>As an array, which costs least to walk, and which readers make; what else there is may be changed by others, and is copied.</summary>
    private static IReadOnlyList<T>? Kept<T>(IReadOnlyList<T>? values) => values as T[] ?? values?.ToArray();
}
