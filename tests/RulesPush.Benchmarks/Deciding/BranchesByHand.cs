using System.Net;

namespace RulesPush.Benchmarks.Deciding;

/// <summary>What the rules of the example Branches read of a machine; null where discovery saw nothing.</summary>
internal sealed record BranchMachine
{
    public required string? Name { get; init; }

    public required string? NetBiosName { get; init; }

    public required string? ResourceType { get; init; }

    public required string[]? HostNames { get; init; }

    public required IPAddress[]? Addresses { get; init; }

    public required string[]? SubnetIds { get; init; }

    public required string? AdSite { get; init; }

    public required string? Domain { get; init; }

    public required string[]? OrganizationalUnits { get; init; }

    public required string[]? Groups { get; init; }

    public required string? OperatingSystem { get; init; }

    public required string[]? Roles { get; init; }

    public required bool? Client { get; init; }

    public required bool? Obsolete { get; init; }

    public required bool? Decommissioned { get; init; }

    public required int? CostCenter { get; init; }
}

/// <summary>
/// The rules of the example Branches as a careful user would write them in C#: a table of sites, a method for each criterion,
/// and bool? for what may be unknown, of which &amp; and | are Kleene's. It says which site decides, what the outcome is and by
/// which criterion, and can't say why.
/// </summary>
internal sealed class BranchesByHand(DateTimeOffset now)
{
    private const StringComparison IgnoreCase = StringComparison.OrdinalIgnoreCase;

    private static readonly Version _oldestSupported = new(10, 0, 19045);
    private static readonly IPNetwork _vpn = IPNetwork.Parse("172.16.0.0/16");
    private static readonly Criterion _workstations = new("Workstations", static (r, m) => r.IsWorkstation(m));
    private static readonly Criterion _servers = new("Servers", static (_, m) => IsServer(m));
    private static readonly Criterion _laboratories = new("Laboratories", static (_, m) => IsLaboratory(m));

    private static readonly Site[] _sites =
    [
        new("AKR", IPNetwork.Parse("10.112.128.0/22"), "Akron", [_workstations, _servers]),
        new("ALB", IPNetwork.Parse("10.112.132.0/22"), "Albany", [_workstations]),
        new("BNG", IPNetwork.Parse("10.112.136.0/22"), "Binghamton", [_workstations]),
        new("BUF", IPNetwork.Parse("10.112.140.0/22"), "Buffalo", [_workstations, _servers]),
        new("CMD", IPNetwork.Parse("10.112.144.0/22"), "Camden", null),
        new("NSH", IPNetwork.Parse("10.112.148.0/22"), null, [_workstations]),
        new("PIT", IPNetwork.Parse("10.112.152.0/22"), "Pittsfield", null),
        new("ROC", IPNetwork.Parse("10.112.156.0/22"), "Rochester", [_laboratories, _workstations, _servers]),
        new("SCR", IPNetwork.Parse("10.112.160.0/22"), "Scranton", [_workstations]),
        new("STA", IPNetwork.Parse("10.112.164.0/22"), "Stamford", [_servers], PushesDomainControllers: true),
        new("SYR", IPNetwork.Parse("10.112.168.0/22"), "Syracuse", [_laboratories, _workstations]),
        new("UTI", IPNetwork.Parse("10.112.172.0/22"), null, null),
        new("YNK", IPNetwork.Parse("10.112.176.0/22"), "Yonkers", [_workstations, _servers]),
        new("NYC", IPNetwork.Parse("10.112.0.0/17"), "New-York", [_workstations, _servers, _laboratories]),
    ];

    private static readonly Site _newYork = _sites[^1];

    /// <summary>Whether the excludes that end on 31 March 2027 still hold.</summary>
    private readonly bool _isBeforeApril2027 = now < new DateTimeOffset(2027, 4, 1, 0, 0, 0, TimeSpan.Zero);

    public (string? Site, string Outcome, string? Criterion) Decide(BranchMachine machine)
    {
        if (machine.ResourceType is not (null or "System"))
            return (null, "NotASystem", null);
        if (FindSite(machine) is not { } site)
            return machine.Addresses?.Any(_vpn.Contains) == true ? (_newYork.Code, "RoamingOnly", null) : (null, "NotAssigned", null);
        if (site.Criteria is null)
            return (site.Code, "PushDisabled", null);
        if (machine.Client == true)
            return (site.Code, "AlreadyClient", null);
        if (machine.Obsolete == true || machine.Decommissioned == true)
            return (site.Code, "Decommissioned", null);
        if (machine.NetBiosName is null && machine.HostNames is null or [] && machine.Addresses is null or [])
            return (site.Code, "Unaddressable", null);
        if (IsExcluded(site, machine.Name) || IsExcluded(site, machine.NetBiosName) || machine.HostNames?.Any(n => IsExcluded(site, n)) == true)
            return (site.Code, "ExcludedByName", null);
        var kind = KindOf(machine);
        if (kind == SystemKind.DomainController && !site.PushesDomainControllers)
            return (site.Code, "DomainController", null);
        return DecideByCriteria(site, machine, kind);
    }

    private (string? Site, string Outcome, string? Criterion) DecideByCriteria(Site site, BranchMachine machine, SystemKind? kind)
    {
        var isOneUnknown = false;
        foreach (var criterion in site.Criteria!)
        {
            var matches = criterion.Matches(this, machine);
            if (matches == true)
                return (site.Code, kind is null && !site.PushesDomainControllers ? "MissingData" : "Push", criterion.Name);
            isOneUnknown |= matches is null;
        }

        return (site.Code, isOneUnknown ? "MissingData" : "NoCriterionMatched", null);
    }

    private static Site? FindSite(BranchMachine machine)
    {
        foreach (var address in machine.Addresses ?? [])
        {
            foreach (var site in _sites)
            {
                if (site.Network.Contains(address))
                    return site;
            }
        }

        if (machine.SubnetIds?.Contains("172.20.0.0") == true)
            return _newYork;
        return machine.AdSite is { } name ? Array.Find(_sites, s => string.Equals(s.AdSite, name, IgnoreCase)) : null;
    }

    private bool IsExcluded(Site site, string? name) => name is not null && site.Code switch
    {
        "NYC" => name.StartsWith("NYC-SQL-", IgnoreCase)
            || (_isBeforeApril2027 && (name.Equals("NYC-PC-0007", IgnoreCase) || name.Equals("NYC-PC-0011", IgnoreCase))),
        "STA" => name.Length == "STA-LEGACY-?".Length && name.StartsWith("STA-LEGACY-", IgnoreCase),
        _ => false,
    };

    private bool? IsWorkstation(BranchMachine machine) =>
        Is(KindOf(machine), SystemKind.Workstation)
        & machine.OperatingSystem?.StartsWith("Microsoft Windows NT Workstation", IgnoreCase)
        & (VersionOf(machine.OperatingSystem) is { } version ? version >= _oldestSupported : null)
        & (_isBeforeApril2027 ? !machine.Name?.Contains("-LAB", IgnoreCase) : true);

    private static bool? IsServer(BranchMachine machine) =>
        (Is(KindOf(machine), SystemKind.Server) | Is(KindOf(machine), SystemKind.DomainController))
        & (machine.Domain is { } domain ? domain.Equals("CORP", IgnoreCase) || domain.Equals("BRANCH", IgnoreCase) : null)
        & !machine.Groups?.Any(static g => g.StartsWith(@"CORP\Kiosk", IgnoreCase));

    private static bool? IsLaboratory(BranchMachine machine) =>
        machine.OrganizationalUnits?.Any(static o => o.Length >= "CORP.EXAMPLE//LABS".Length && o.StartsWith("CORP.EXAMPLE/", IgnoreCase) && o.EndsWith("/LABS", IgnoreCase))
        & (machine.CostCenter is { } cost ? cost is 4711 or 4712 : null)
        & !machine.Name?.EndsWith("-013", StringComparison.Ordinal);

    private static bool? Is(SystemKind? kind, SystemKind wanted) => kind is null ? null : kind == wanted;

    private static SystemKind? KindOf(BranchMachine machine)
    {
        if (machine.Roles?.Contains("Domain Controller", StringComparer.OrdinalIgnoreCase) == true)
            return SystemKind.DomainController;
        if (machine.OperatingSystem is not { } system)
            return null;
        return system.Contains("NT Advanced Server", IgnoreCase) ? SystemKind.DomainController
            : system.Contains("Server", IgnoreCase) ? SystemKind.Server
            : system.Contains("Workstation", IgnoreCase) || system.Contains("Windows", IgnoreCase) ? SystemKind.Workstation
            : SystemKind.Other;
    }

    /// <summary>The number at the end of the text; "10.0 (22631)" is 10.0.22631.</summary>
    private static Version? VersionOf(string? system)
    {
        var number = system?.TrimEnd(')').Replace(" (", ".", StringComparison.Ordinal);
        return number is not null && Version.TryParse(number.AsSpan(number.LastIndexOf(' ') + 1), out var version) ? version : null;
    }

    private sealed record Criterion(string Name, Func<BranchesByHand, BranchMachine, bool?> Matches);

    private sealed record Site(string Code, IPNetwork Network, string? AdSite, Criterion[]? Criteria, bool PushesDomainControllers = false);
}
