using System.Collections.Frozen;
using RulesPush.Model;

namespace RulesPush.Matching;

/// <summary>Which site holds a machine: the boundaries of all sites, by address, subnet ID and AD site.</summary>
internal sealed class BoundaryTable
{
    private const int NotFound = AddressTable.NotFound;

    private readonly AddressTable _addresses;
    private readonly FrozenDictionary<IpAddress, int> _subnetIds;
    private readonly NameTable _adSites;

    /// <summary>Takes the boundaries of each site, in the order of the site codes: the lower code wins what is equal.</summary>
    public BoundaryTable(IEnumerable<(int Site, BoundaryDefinition Boundary)> boundaries)
        : this([.. boundaries], null)
    {
    }

    /// <summary>Takes what holds addresses flattened, and the other boundaries of each site.</summary>
    public BoundaryTable(FlatBoundaries flat, IEnumerable<(int Site, BoundaryDefinition Boundary)> others)
        : this([.. others], flat.ReadAddresses())
    {
    }

    private BoundaryTable(List<(int Site, BoundaryDefinition Boundary)> all, AddressTable? addresses)
    {
        _addresses = addresses ?? new AddressTable(Of<AddressBoundary>().Select(static b => (b.Boundary.Range, b.Site)));
        _subnetIds = Of<SubnetIdBoundary>()
            .DistinctBy(static b => b.Boundary.SubnetId)
            .ToFrozenDictionary(static b => b.Boundary.SubnetId, static b => b.Site);
        _adSites = new NameTable(Of<AdSiteBoundary>().Select(static b => (b.Boundary.SiteName, b.Site)));

        IEnumerable<(int Site, T Boundary)> Of<T>()
            where T : BoundaryDefinition =>
            from b in all
            where b.Boundary is T
            select (b.Site, Boundary: (T)b.Boundary);
    }

    /// <summary>The site of <paramref name="resource"/>, or a negative number: its addresses, then its subnet IDs, then its AD site.</summary>
    public int Find(Resource resource)
    {
        var site = FindAddress(resource.IPAddresses);
        if (site == NotFound)
            site = FindAddress(resource.IPv6Addresses);
        if (site == NotFound)
            site = FindSubnetId(resource.IPSubnets);
        if (site == NotFound && resource.ADSiteName is { } name)
            site = _adSites.Find(name);
        return site;
    }

    private int FindAddress(IReadOnlyList<IpAddress>? addresses)
    {
        if (addresses is null)
            return NotFound;
        foreach (var address in addresses as IpAddress[] ?? [.. addresses])
        {
            if (_addresses.Find(address) is var site and not NotFound)
                return site;
        }

        return NotFound;
    }

    private int FindSubnetId(IReadOnlyList<IpAddress>? subnetIds)
    {
        for (var i = 0; i < (subnetIds?.Count ?? 0); i++)
        {
            if (_subnetIds.TryGetValue(subnetIds![i], out var site))
                return site;
        }

        return NotFound;
    }
}
