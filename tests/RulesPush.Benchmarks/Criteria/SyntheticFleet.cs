namespace RulesPush.Benchmarks.Criteria;

/// <summary>
/// Machines that the synthetic rules could be about: few operating systems, domains, AD sites and groups, of which a few
/// have most machines; names, addresses and times of their own; now and then something that discovery has not seen. No
/// two machines share an instance of a text, as none do that come from a database.
/// </summary>
internal static class SyntheticFleet
{
    private static readonly string[] _domains = ["CORP", "EMEA", "APAC", "LATAM", "DMZ", "LAB", "PLANT", "RETAIL", "CORPX", "WORKGROUP"];
    private static readonly string[] _groups = ["Domain Computers", "Pilot", "Ring1", "Ring2", "Kiosk", "Finance", "Design", "Support", "Devices"];
    private static readonly string[] _cities = ["BERLIN", "PARIS", "LYON", "OSLO", "MADRID", "ROME"];

    private static readonly string[] _systems =
    [
        "Microsoft Windows NT Workstation 10.0.22631", "Microsoft Windows NT Workstation 10.0.19045", "Microsoft Windows NT Workstation 10.0.26100",
        "Microsoft Windows NT Server 10.0.20348", "Microsoft Windows NT Server 10.0.17763", "Microsoft Windows NT Workstation 10.0.22621",
        "Ubuntu Linux 24.04", "Microsoft Windows NT Server 10.0.26100", "Microsoft Windows NT Advanced Server 10.0.20348", "Microsoft Windows NT Workstation 6.1",
    ];

    /// <summary>The time at which decisions are taken.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static Resource[] Machines(int count, int seed = 5)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Machine(random, i))];
    }

    /// <summary>The same, where each machine is in further groups too, of many that no rule names, as in a directory that has grown for long.</summary>
    public static Resource[] WithGroups(Resource[] machines, int groups, int each, int seed = 7)
    {
        var random = new Random(seed);
        return [.. machines.Select(m => m with { SystemGroupName = m.SystemGroupName is { } own ? [.. own, .. Enumerable.Range(0, each).Select(_ => $"CORP\\APP-{random.Next(groups):00000}-USERS")] : null })];
    }

    private static Resource Machine(Random random, int number)
    {
        var domain = Skewed(random, _domains);
        return new Resource
        {
            Name = Seen(random, $"{(char)('A' + random.Next(26))}{_cities[random.Next(6)][..3]}-{(random.Next(12) == 0 ? "LAB" : "")}{random.Next(100):00}{number:0000}"),
            NetBiosName = $"PC{number}",
            OperatingSystemNameAndVersion = Seen(random, new string(Skewed(random, _systems))),
            ResourceDomainOrWorkgroup = Seen(random, new string(domain)),
            ADSiteName = Seen(random, random.Next(5) == 0 ? $"Branch-{random.Next(7)}{random.Next(10)}" : $"Site-{(int)(50 * Math.Pow(random.NextDouble(), 2))}"),
            SystemOUName = Seen<IReadOnlyList<string>>(random, Units(random, domain)),
            SystemGroupName = Seen<IReadOnlyList<string>>(random, [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => $"{domain}\\{(i == 0 ? _groups[0] : Skewed(random, _groups))}")]),
            SystemRoles = Seen<IReadOnlyList<string>>(random, random.Next(10) == 0 ? [random.Next(3) == 0 ? "Failover Cluster Node" : "File Server"] : []),
            IPAddresses = Seen<IReadOnlyList<IpAddress>>(random, [.. Enumerable.Range(0, random.Next(8) == 0 ? 2 : 1).Select(_ => IpAddress.V4(0x0A000000u + ((uint)random.Next(18) << 16) + (uint)random.Next(1 << 16)))]),
            AgentName = ["Heartbeat Discovery"],
            AgentTime = Seen<IReadOnlyList<DateTimeOffset>>(random, [Now.AddMinutes(-random.Next(90 * 24 * 60) * random.NextDouble())]),
            CustomProperties = random.Next(20) == 0 ? null : new Dictionary<string, object> { ["CostCenter"] = random.Next(10_000), ["Owner"] = $"U{number}" },
        };
    }

    /// <summary>A machine is in its unit and in those around it.</summary>
    private static string[] Units(Random random, string domain)
    {
        var city = $"{domain}.EXAMPLE/{_cities[random.Next(6)]}";
        return [city, $"{city}/DESKTOPS", $"{city}/DESKTOPS/{(int)(40 * Math.Pow(random.NextDouble(), 2))}"];
    }

    private static T? Seen<T>(Random random, T value)
        where T : class =>
        random.Next(33) == 0 ? null : value;

    private static string Skewed(Random random, string[] values) => values[(int)(values.Length * Math.Pow(random.NextDouble(), 2.5))];
}
