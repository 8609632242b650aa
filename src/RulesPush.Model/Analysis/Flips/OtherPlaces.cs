namespace RulesPush.Model;

/// <summary>
/// Where else a machine could be: its location with one property changed or two, to one value of each kind that the rules tell
/// apart.
/// </summary>
internal sealed class OtherPlaces
{
    /// <summary>More kinds of addresses than this are not told apart any further.</summary>
    private const int MostKinds = 256;

    /// <summary>Pairs of addresses are tried of no more kinds than this.</summary>
    private const int MostPaired = 12;

    /// <summary>What documentation is to use (RFC 5737, RFC 3849): better to read than the lowest address that there is.</summary>
    private static readonly IpAddress[] _examples = [IpAddress.Parse("192.0.2.1"), IpAddress.Parse("198.51.100.1"), IpAddress.Parse("2001:db8::1")];

    private readonly Func<Resource, string?> _assignedTo;
    private readonly List<IpAddress> _addresses;
    private readonly List<IpAddress> _nowhere;
    private readonly Dictionary<PlaceProperties, IReadOnlyList<PlacedMachine>> _values;

    /// <param name="space">The rules.</param>
    /// <param name="assignedTo">The code of the site that a machine is assigned to; null for none.</param>
    public OtherPlaces(MachineSpace space, Func<Resource, string?> assignedTo)
    {
        _assignedTo = assignedTo;
        var pack = space.Pack;
        var tests = pack.Criteria.SelectMany(static c => c.Conditions).Select(static c => c.Test).Distinct().ToList();
        _addresses = [.. Kinds(pack, tests.OfType<IpSubnetTest>()).SelectMany(static kind => ByFamily(kind)).OrderBy(static a => a.IsV6)];
        _nowhere = [.. _addresses.Where(a => !BoundaryMap.Of(pack).All.Contains(a)).Take(MostPaired)];
        var keys = AssignmentKeys.Of(pack);
        var named = tests.OfType<TextTest>().Where(static t => t.Subject == TextSubject.AdSite).ToList();
        var adSites = named.SelectMany(test => new[] { space.Demand(test, TruthSet.False), space.Demand(test, TruthSet.True) })
            .Select(static demand => MachineSet.All.With(demand)?.Example.ADSiteName).OfType<string>()
            // Of the AD sites of a site one of each kind that the conditions tell apart.
            .Concat(keys.AdSites.GroupBy(name => (keys.OfAdSite(name), string.Concat(named.Select(t => t.Patterns.Any(p => p.IsMatch(name)) ? '1' : '0')))).Select(static same => same.First()))
            .Take(MostKinds);
        // What is unknown comes last: to report something is kinder than to stop reporting it.
        _values = new()
        {
            [PlaceProperties.IPAddresses] = All([.. _addresses.Select(static a => new Resource { IPAddresses = [a] }), new(), new() { IPAddresses = [] }]),
            [PlaceProperties.IPv6Addresses] = All([.. _addresses.Where(static a => a.IsV6).Select(static a => new Resource { IPv6Addresses = [a] }), new(), new() { IPv6Addresses = [] }]),
            [PlaceProperties.IPSubnets] = All([.. keys.SubnetIds.GroupBy(keys.OfSubnetId).Select(static ids => new Resource { IPSubnets = [ids.First()] }), new()]),
            [PlaceProperties.ADSiteName] = All([.. adSites.Select(static name => new Resource { ADSiteName = name }), new()]),
        };

        IReadOnlyList<PlacedMachine> All(IEnumerable<Resource> values) => [.. values.Select(Placed)];
    }

    /// <summary>The properties that say where a machine is, in the order in which they are asked.</summary>
    public static IReadOnlyList<PlaceProperties> Properties { get; } =
        [PlaceProperties.IPAddresses, PlaceProperties.IPv6Addresses, PlaceProperties.IPSubnets, PlaceProperties.ADSiteName];

    /// <summary>Machines with a value of one property and nothing else, one of each kind that the rules tell apart, and the site that it assigns them to.</summary>
    public IReadOnlyList<PlacedMachine> Values(PlaceProperties property) => _values[property];

    /// <summary>Machines with addresses of one family that no site has, of each kind that the rules tell apart.</summary>
    public IEnumerable<Resource> Nowhere(PlaceProperties property) =>
        Values(property).Where(static value => value.AssignedTo is null && ReferenceDecision.IsAddressable(value.Machine)).Select(static value => value.Machine);

    /// <summary>A machine with one property of another's, and nothing else.</summary>
    public PlacedMachine Alone(PlaceProperties property, Resource from) => Placed(Copy(property, from, new Resource()));

    /// <summary>A machine with one property of another's.</summary>
    public static Resource Copy(PlaceProperties property, Resource from, Resource to) => property switch
    {
        PlaceProperties.IPAddresses => to with { IPAddresses = from.IPAddresses },
        PlaceProperties.IPv6Addresses => to with { IPv6Addresses = from.IPv6Addresses },
        PlaceProperties.IPSubnets => to with { IPSubnets = from.IPSubnets },
        PlaceProperties.ADSiteName => to with { ADSiteName = from.ADSiteName },
        _ => throw new ArgumentOutOfRangeException(nameof(property), property, "one property at a time"),
    };

    /// <summary>A machine with a property changed to each of some values: in place of what it has, and then, for addresses, beside it.</summary>
    public static IEnumerable<Resource> With(PlaceProperties property, IReadOnlyList<Resource> values, Resource machine)
    {
        foreach (var value in values)
            yield return Copy(property, value, machine);
        foreach (var value in values)
        {
            // The first address that lies in a boundary says where a machine is; what it is, any of them may say.
            if (property == PlaceProperties.IPAddresses && machine.IPAddresses is { Count: > 0 } known && value.IPAddresses is { Count: > 0 } more)
            {
                yield return machine with { IPAddresses = [.. more, .. known.Except(more)] };
                yield return machine with { IPAddresses = [.. known, .. more.Except(known)] };
            }

            if (property == PlaceProperties.IPv6Addresses && machine.IPv6Addresses is { Count: > 0 } knownV6 && value.IPv6Addresses is { Count: > 0 } moreV6)
            {
                yield return machine with { IPv6Addresses = [.. moreV6, .. knownV6.Except(moreV6)] };
                yield return machine with { IPv6Addresses = [.. knownV6, .. moreV6.Except(knownV6)] };
            }
        }
    }

    private PlacedMachine Placed(Resource machine) => new(machine, _assignedTo(machine));

    /// <summary>The machine at each other place: one property after the other, the plainest change first, and then those of which two have to change.</summary>
    public IEnumerable<Resource> Of(Resource machine)
    {
        foreach (var property in Properties)
        {
            foreach (var changed in With(property, [.. Values(property).Select(static value => value.Machine)], machine))
                yield return changed;
        }

        // An address that says what a machine is, and one in the second list that says where.
        foreach (var first in _nowhere)
        {
            foreach (var second in _addresses.Where(static a => a.IsV6))
                yield return machine with { IPAddresses = [first], IPv6Addresses = [second] };
        }

        yield return machine with { IPAddresses = null, IPv6Addresses = null, IPSubnets = null, ADSiteName = null };
    }

    /// <summary>The machine with two addresses, of which the first may say where it is, and the second what it is.</summary>
    public IEnumerable<Resource> WithTwo(Resource machine) => _addresses.Count > MostPaired ? [] :
        from first in _addresses
        from second in _addresses
        where first != second
        select machine with { IPAddresses = [first, second] };

    /// <summary>The addresses that the rules tell apart: by the site that has them, and by the conditions that hold them. Those of no site come first.</summary>
    private static List<AddressSet> Kinds(RulePackDefinition pack, IEnumerable<IpSubnetTest> tests)
    {
        var map = BoundaryMap.Of(pack);
        List<AddressSet> kinds = [AddressSet.All.Subtract(map.All), .. pack.Sites.Select(s => map.RegionOf(s.Code)).Where(static r => !r.IsEmpty)];
        foreach (var networks in tests.Select(static t => AddressSet.Of(t.Networks.Select(static n => n.Range))))
        {
            if (kinds.Count > MostKinds)
                break;
            kinds = [.. kinds.SelectMany(kind => new[] { kind.Subtract(networks), kind.Intersect(networks) }).Where(static kind => !kind.IsEmpty)];
        }

        return kinds;
    }

    private static IEnumerable<IpAddress> ByFamily(AddressSet kind) =>
        new[] { AddressOrder.AllV4, AddressOrder.AllV6 }.Select(family => kind.Intersect(AddressSet.Of(family))).Where(static part => !part.IsEmpty)
            .Select(static part => _examples.Where(part.Contains).Select(static a => (IpAddress?)a).FirstOrDefault() ?? AddressDemands.Pick(part));
}

/// <summary>The properties that say where a machine is.</summary>
[Flags]
internal enum PlaceProperties
{
    IPAddresses = 1,
    IPv6Addresses = 2,
    IPSubnets = 4,
    ADSiteName = 8,
    All = IPAddresses | IPv6Addresses | IPSubnets | ADSiteName,
}

/// <summary>A machine, and the code of the site that it is assigned to; null for none.</summary>
internal readonly record struct PlacedMachine(Resource Machine, string? AssignedTo);
