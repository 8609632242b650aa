namespace RulesPush.Model;

/// <summary>Which site has which addresses: the site boundaries of all sites, flattened. The smaller boundary wins, then the lower site code.</summary>
internal sealed class BoundaryMap
{
    private readonly Dictionary<string, AddressSet> _regions = new(StringComparer.Ordinal);

    /// <summary>The map of boundaries that have been gone over.</summary>
    public BoundaryMap(SiteBoundaries boundaries)
    {
        var ranges = boundaries.Sweep.Segments.ToLookup(s => boundaries.InOrder[s.Winner].Site, static s => s.Range);
        for (var site = 0; site < boundaries.Sites.Count; site++)
            _regions[boundaries.Sites[site].Code] = AddressSet.OfOrdered(ranges[site]);
        All = AddressSet.OfOrdered(boundaries.Sweep.Segments.Select(static s => s.Range));
    }

    /// <summary>All addresses that belong to a site.</summary>
    public AddressSet All { get; }

    /// <summary>The map of the site boundaries of a pack.</summary>
    public static BoundaryMap Of(RulePackDefinition pack) => SiteBoundaries.Of(pack).Map;

    /// <summary>The addresses that belong to the site with this code; none where there is no such site.</summary>
    public AddressSet RegionOf(string siteCode) => _regions.TryGetValue(siteCode, out var region) ? region : AddressSet.Empty;
}
