namespace RulesPush.Model;

/// <summary>The lists of addresses that meet the demands on them, for a machine at one place.</summary>
internal sealed class AddressDemands
{
    private static readonly (bool Any, bool V6, bool Parts)[] _seen =
        [(false, false, false), (true, false, false), (true, true, false), (true, true, true), (false, true, false)];

    private static readonly AddressSet _v6 = AddressSet.Of([IpNetwork.Parse("::/0").Range]);

    private readonly List<(IpSubnetTest Test, TruthSet Allowed)> _demands;
    private readonly Place _place;
    private readonly AddressSet _wanted;
    private readonly AddressSet _allowed;
    private readonly bool _needsAddress;

    public AddressDemands(IReadOnlyList<(ConditionTest Test, TruthSet Allowed)> demands, Place place)
    {
        _place = place;
        _demands = [.. demands.Where(static d => d.Test is IpSubnetTest).Select(static d => ((IpSubnetTest)d.Test, d.Allowed))];
        _needsAddress = demands.Any(static d => d.Test is HasAddressTest);
        var unwanted = AddressSet.Of(_demands.Where(static d => !d.Allowed.Holds(Truth.True)).SelectMany(static d => d.Test.Networks).Select(static n => n.Range));
        _wanted = AddressSet.All.Subtract(unwanted);
        _allowed = _wanted.Subtract(place.Avoided);
    }

    /// <summary>Machines with such addresses, the plainest first: which of the two lists discovery has seen makes the difference.</summary>
    public IEnumerable<Resource> Solutions =>
        from seen in _seen
        let machine = Solve(seen.Any, seen.V6, seen.Parts)
        where machine is not null
        select machine;

    /// <param name="seesAny">Whether the list of all addresses was seen.</param>
    /// <param name="seesV6">Whether the list of IPv6 addresses was seen.</param>
    /// <param name="parts">Whether IPv6 addresses that assign to no site are in the second list.</param>
    private Resource? Solve(bool seesAny, bool seesV6, bool parts)
    {
        var addresses = new List<IpAddress>();
        foreach (var first in _place.First)
        {
            // One address that says where the machine is and what it is reads better than two.
            if (!Add(_demands.Where(static d => d.Allowed == TruthSet.True).Aggregate(first, Narrowed), _wanted) && !Add(first, _wanted))
                return null;
        }

        foreach (var (test, allowed) in _demands)
        {
            if (allowed.Holds(Truth.True) && addresses.Exists(a => test.Networks.Any(n => n.Contains(a))))
                continue;
            var isUnknown = !seesAny || (test.ReadsIPv6Addresses && !seesV6);
            if (allowed.Holds(isUnknown ? Truth.Unknown : Truth.False))
                continue;
            if (!allowed.Holds(Truth.True) || !Add(AddressSet.Of(test.Networks.Select(static n => n.Range)), _allowed))
                return null;
        }

        if (_needsAddress && addresses.Count == 0 && !Add(AddressSet.All, _allowed))
            return null;
        var second = parts ? addresses.Skip(_place.First.Count).Where(static a => a.IsV6).ToList() : seesAny ? [] : addresses;
        return new Resource
        {
            IPAddresses = seesAny ? [.. addresses.Except(second)] : null,
            IPv6Addresses = seesV6 ? [.. second.Distinct()] : null,
        };

        AddressSet Narrowed(AddressSet to, (IpSubnetTest Test, TruthSet Allowed) demand)
        {
            var both = to.Intersect(_wanted).Intersect(AddressSet.Of(demand.Test.Networks.Select(static n => n.Range)));
            return both.IsEmpty ? to : both;
        }

        // An address goes into the first list that was seen; the second takes IPv6 alone.
        bool Add(AddressSet wanted, AddressSet allowed)
        {
            var left = wanted.Intersect(allowed);
            if (!seesAny)
                left = seesV6 ? left.Intersect(_v6) : AddressSet.Empty;
            if (left.IsEmpty)
                return false;
            addresses.Add(Pick(left));
            return true;
        }
    }

    /// <summary>An address that looks like a machine's: not the first of its network, if there is another.</summary>
    public static IpAddress Pick(AddressSet set)
    {
        var first = set.First;
        var next = first.IsV6 ? IpAddress.V6(first.High, unchecked(first.Low + 1)) : IpAddress.V4(unchecked((uint)first.Low + 1));
        return set.Contains(next) ? next : first;
    }
}
