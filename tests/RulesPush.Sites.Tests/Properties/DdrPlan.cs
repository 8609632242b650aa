using CsCheck;

namespace RulesPush.Sites.Tests.Properties;

/// <summary>A DDR of a random sequence, before it is known where and when it is seen.</summary>
internal sealed record DdrPlan(Resource Seen, bool? FullReplace, bool LowConfidence, int HoursAgo)
{
    /// <summary>The pools are small, so that machines share names and adapters, return, and move.</summary>
    public static Gen<DdrPlan> Any { get; } = Gen.Select(Identity(), Location(), System(), Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 60])
        .Select(static (identity, location, system, replace, low, hours) => new DdrPlan(
            system with
            {
                Name = identity.Name,
                NetBiosName = identity.NetBiosName,
                ResourceNames = identity.ResourceNames,
                MacAddresses = identity.MacAddresses,
                SMSUniqueIdentifier = identity.SMSUniqueIdentifier,
                IPAddresses = location.IPAddresses,
                ResourceDomainOrWorkgroup = location.ResourceDomainOrWorkgroup,
                ADSiteName = location.ADSiteName,
            },
            replace switch { 0 => true, 1 => false, _ => null },
            low == 0,
            // Most are seen now; some files come late.
            Math.Max(0, hours - 40)));

    public Ddr ToDdr(string site, DateTimeOffset now) => new()
    {
        Seen = Seen,
        Site = site,
        Time = now.AddHours(-HoursAgo),
        FullReplace = FullReplace,
        LowConfidence = LowConfidence,
    };

    public override string ToString() =>
        string.Join(' ', Shown().Where(static t => t.Length > 0)) + (FullReplace is { } f ? $" replace={f}" : "") + (LowConfidence ? " low" : "")
        + (HoursAgo > 0 ? $" {HoursAgo}h ago" : "");

    private static Gen<Resource> Identity() => Gen.Select(
        Pick("A", "B", "C", "D", null), Pick("A", "B", "C", null), Lists("a.example", "b.example", "c.example"), Lists("00:01", "0001", "00-02", "00:03"),
        Pick("GUID:1", "guid:1", "GUID:2", "GUID:3", null, null, null, null, null, null),
        static (name, netBiosName, hosts, macs, unique) => new Resource
        {
            Name = name,
            NetBiosName = netBiosName,
            ResourceNames = hosts,
            MacAddresses = macs,
            SMSUniqueIdentifier = unique,
        });

    private static Gen<Resource> Location() => Gen.Select(
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 1]).Select(static (net, host) => IpAddress.Parse(net == 11 ? "192.168.0.1" : $"10.{(net < 5 ? net : net % 3)}.{host}.7")).Array[0, 2],
        Gen.Int[0, 5],
        Pick("CORP", "HOME", null),
        Pick(SitePlan.AdSite, null, null),
        static (addresses, seen, domain, adSite) => new Resource
        {
            IPAddresses = seen > 1 || addresses.Length > 0 ? [.. addresses.Distinct()] : null,
            ResourceDomainOrWorkgroup = domain,
            ADSiteName = adSite,
        });

    private static Gen<Resource> System() => Gen.Select(
        Pick("Microsoft Windows NT Workstation 10.0", "Microsoft Windows NT Workstation 10.0", "Microsoft Windows NT Workstation 10.0",
            "Microsoft Windows NT Workstation 10.0", "Microsoft Windows NT Server 10.0", "Microsoft Windows NT Advanced Server 10.0", "Linux 6.1", null),
        Pick("Network", "AD System", "Heartbeat", null), Gen.Int[0, 15], Gen.Int[0, 40],
        static (system, agent, client, rare) => new Resource
        {
            OperatingSystemNameAndVersion = system,
            AgentName = agent is null ? null : [agent],
            Client = client switch { 0 => true, 1 when agent == "Heartbeat" => true, 2 => false, _ => null },
            Obsolete = rare == 0 ? true : rare == 1 ? false : null,
            ResourceType = rare == 2 ? ResourceType.Printer : rare == 3 ? ResourceType.System : null,
        });

    private static Gen<string?> Pick(params string?[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>Unseen, known to be empty, or some.</summary>
    private static Gen<string[]?> Lists(params string[] values) => Gen.Select(Gen.Int[0, 9], Gen.Int[0, values.Length - 1].Array[0, 2])
        .Select(string[]? (seen, indexes) => seen < 6 ? null : [.. indexes.Distinct().Select(i => values[i])]);

    private IEnumerable<string> Shown() =>
        RecordProperties.ValuesOf(Seen, new ValueSource("", "", default))
            .Select(static p => $"{p.Key}={string.Join('+', p.Value.Select(static v => v.Text))}").Append(Seen.AgentName is [var agent] ? $"by {agent}" : "");
}
