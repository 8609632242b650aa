namespace RulesPush.Model;

/// <summary>
/// Where else a machine could be: its location with one property changed or two, to one value of each kind that the rules tell
/// apart. A search for the smallest change needs them beside what is solved: that a machine stays where it is in all other
/// properties is no demand that could be solved.
/// </summary>
internal sealed class OtherPlaces
{
    /// <summary>More kinds of addresses than this are not told apart any further.</summary>
    private const int MostKinds = 256;

    /// <summary>Pairs of addresses are tried of no more kinds than this.</summary>
    private const int MostPaired = 12;

    /// <summary>What documentation is to use (RFC 5737, RFC 3849): better to read than the lowest address that there is.</summary>
    private static readonly IpAddress[] _examples = [IpAddress.Parse("192.0.2.1"), IpAddress.Parse("198.51.100.1"), IpAddress.Parse("2001:db8::1")];

    private readonly List<IpAddress> _addresses;
    private readonly List<IpAddress> _nowhere;
    private readonly List<IpAddress> _subnetIds;
    private readonly List<string> _adSites;

    public OtherPlaces(MachineSpace space)
    {
        var pack = space.Pack;
        var tests = pack.Criteria.SelectMany(static c => c.Conditions).Select(static c => c.Test).Distinct().ToList();
        _addresses = [.. Kinds(pack, tests.OfType<IpSubnetTest>()).SelectMany(static kind => ByFamily(kind)).OrderBy(static a => a.IsV6)];
        _nowhere = [.. _addresses.Where(a => !BoundaryMap.Of(pack).All.Contains(a)).Take(MostPaired)];
        var keys = AssignmentKeys.Of(pack);
        _subnetIds = [.. keys.SubnetIds.GroupBy(keys.OfSubnetId).Select(static ids => ids.First())];
        var named = tests.OfType<TextTest>().Where(static t => t.Subject == TextSubject.AdSite).ToList();
        _adSites =
        [
            .. named.SelectMany(test => new[] { space.Demand(test, TruthSet.False), space.Demand(test, TruthSet.True) })
                .Select(static demand => MachineSet.All.With(demand)?.Example.ADSiteName).OfType<string>()
                // Of the AD sites of a site one of each kind that the conditions tell apart.
                .Concat(keys.AdSites.GroupBy(name => (keys.OfAdSite(name), string.Concat(named.Select(t => t.Patterns.Any(p => p.IsMatch(name)) ? '1' : '0')))).Select(static same => same.First()))
                .Take(MostKinds),
        ];
    }

    /// <summary>The machine at each other place: one property after the other, the plainest change first, and then those of which two have to change.</summary>
    public IEnumerable<Resource> Of(Resource machine)
    {
        foreach (var address in _addresses)
            yield return machine with { IPAddresses = [address] };
        yield return machine with { IPAddresses = null };
        yield return machine with { IPAddresses = [] };
        foreach (var address in _addresses.Where(static a => a.IsV6))
        {
            yield return machine with { IPv6Addresses = [address] };
            if (machine.IPv6Addresses is { Count: > 0 } known)
                yield return machine with { IPv6Addresses = [.. known, address] };
        }

        yield return machine with { IPv6Addresses = null };
        yield return machine with { IPv6Addresses = [] };
        foreach (var id in _subnetIds)
            yield return machine with { IPSubnets = [id] };
        yield return machine with { IPSubnets = null };
        foreach (var name in _adSites)
            yield return machine with { ADSiteName = name };
        yield return machine with { ADSiteName = null };
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
