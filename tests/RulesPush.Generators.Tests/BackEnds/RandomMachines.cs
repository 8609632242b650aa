using CsCheck;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>Machines with every property seen, unseen or seen as empty.</summary>
internal static class RandomMachines
{
    private static readonly Gen<DateTimeOffset> _time = Gen.Int[-40 * 24, 24].Select(static hours => new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero).AddHours(hours));

    private static readonly Gen<Resource> _identity = Gen.Select(
        Unseen(RandomValues.Text), Unseen(RandomValues.Text), List(RandomValues.Text),
        Gen.Frequency((20, Pick.Of<ResourceType?>(null, ResourceType.System)), (1, Pick.Of<ResourceType?>(ResourceType.Printer))),
        static (name, netBiosName, names, type) =>
            new Resource { Name = name, NetBiosName = netBiosName, ResourceNames = names, ResourceType = type });

    private static readonly Gen<Resource> _network = Gen.Select(
        List(RandomValues.Address), List(RandomValues.V6), List(RandomValues.V4), Unseen(RandomValues.Text), Unseen(RandomValues.Text),
        static (addresses, v6, subnets, adSite, domain) => new Resource
        {
            IPAddresses = addresses,
            IPv6Addresses = v6,
            IPSubnets = subnets,
            ADSiteName = adSite,
            ResourceDomainOrWorkgroup = domain,
        });

    private static readonly Gen<IReadOnlyDictionary<string, object>?> _properties = Gen.Select(
        Pick.Of<object?>(null, 1, 2, -3, int.MaxValue, "1", 1L),
        Gen.OneOf(RandomValues.Text.Select(static t => (object?)t), Pick.Of<object?>(null, 1)),
        Pick.Of<object?>(null, 1L, 2L, long.MinValue, 1),
        Pick.Of<object?>(null, 1.5, -0.0, 0.0, double.NaN, double.MaxValue),
        Pick.Of<object?>(null, true, false),
        _time.Select(static t => (object?)t),
        Pick.Of<object?>(null, new Version(1, 2), new Version(1, 2, 0), new Version(1, 2, 3, 4), "1.2"),
        static (a, b, c, d, e, f, g) =>
            (IReadOnlyDictionary<string, object>?)RandomRules.Properties
                .Zip((object?[])[b, a, c, d, e, f, g], static (property, value) => (property.Name, Value: value))
                .Where(static p => p.Value is not null)
                .ToDictionary(static p => p.Name.ToLowerInvariant(), static p => p.Value!));

    private static readonly Gen<Resource> _system = Gen.Select(
        Unseen(RandomValues.System), List(Gen.OneOf(RandomValues.Text, Gen.Const("Domain controller"))), List(RandomValues.Text), List(RandomValues.Text),
        List(RandomValues.Text), List(_time), _properties,
        static (system, roles, units, groups, agents, times, properties) => new Resource
        {
            OperatingSystemNameAndVersion = system,
            SystemRoles = roles,
            SystemOUName = units,
            SystemGroupName = groups,
            AgentName = agents,
            AgentTime = times,
            CustomProperties = properties,
        });

    private static readonly Gen<bool?> _flag = Gen.Frequency((16, Pick.Of<bool?>(null, false)), (1, Pick.Of<bool?>(true)));

    public static Gen<Resource> Machine { get; } = Gen.Select(
        _identity, _network, _system, _flag, _flag, _flag,
        static (identity, network, system, client, obsolete, decommissioned) => system with
        {
            Name = identity.Name,
            NetBiosName = identity.NetBiosName,
            ResourceNames = identity.ResourceNames,
            ResourceType = identity.ResourceType,
            IPAddresses = network.IPAddresses,
            IPv6Addresses = network.IPv6Addresses,
            IPSubnets = network.IPSubnets,
            ADSiteName = network.ADSiteName,
            ResourceDomainOrWorkgroup = network.ResourceDomainOrWorkgroup,
            Client = client,
            Obsolete = obsolete,
            Decommissioned = decommissioned,
        });

    private static Gen<string?> Unseen(Gen<string> text) => Pick.OrNull(Gen.Frequency((4, text), (1, Gen.Const(""))), seen: 5, unseen: 1);

    private static Gen<IReadOnlyList<T>?> List<T>(Gen<T> element) =>
        Pick.OrNull(element.Array[0, 3].Select(static a => (IReadOnlyList<T>)a), seen: 4, unseen: 1);
}
