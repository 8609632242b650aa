using System.Runtime.CompilerServices;

namespace RulesPush.Model;

/// <summary>Which site has which addresses: the site boundaries of all sites, flattened. The smaller boundary wins, then the lower site code.</summary>
internal sealed class BoundaryMap
{
    /// <summary>A pack never changes: it is gone over once.</summary>
    private static readonly ConditionalWeakTable<RulePackDefinition, BoundaryMap> _maps = new();
    private static readonly LatestBoundaries<BoundaryMap> _latest = new();

    private readonly Dictionary<string, AddressSet> _regions = new(StringComparer.Ordinal);

    private BoundaryMap(SiteBoundaries boundaries)
    {
        var ranges = boundaries.Sweep.Segments.ToLookup(s => boundaries.InOrder[s.Winner].Site, static s => s.Range);
        for (var site = 0; site < boundaries.Sites.Count; site++)
            _regions[boundaries.Sites[site].Code] = AddressSet.Of(ranges[site]);
        All = AddressSet.Of(boundaries.Sweep.Segments.Select(static s => s.Range));
    }

    /// <summary>All addresses that belong to a site.</summary>
    public AddressSet All { get; }

    /// <summary>The map of the site boundaries of a pack.</summary>
    public static BoundaryMap Of(RulePackDefinition pack) => _maps.GetValue(pack, static p => _latest.Of(p, static p => Of(SiteBoundaries.Of(p, isRoaming: false))));

    /// <summary>The map of boundaries that have been gone over already.</summary>
    public static BoundaryMap Of(SiteBoundaries boundaries) => new(boundaries);

    /// <summary>The addresses that belong to the site with this code; none where there is no such site.</summary>
    public AddressSet RegionOf(string siteCode) => _regions.TryGetValue(siteCode, out var region) ? region : AddressSet.Empty;
}
