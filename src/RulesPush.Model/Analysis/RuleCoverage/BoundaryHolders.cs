namespace RulesPush.Model;

/// <summary>A boundary of a pack, by its place.</summary>
/// <param name="Site">The place of its site in the pack.</param>
/// <param name="Index">Its place among those of the site.</param>
/// <param name="Code">The code of the site: of equal boundaries the lower one wins.</param>
/// <param name="Boundary">The boundary.</param>
internal sealed record BoundaryPlace(int Site, int Index, string Code, BoundaryDefinition Boundary)
{
    /// <summary>The order in which boundaries win: the smaller one, the lower site code, and of one site the first.</summary>
    public static int Compare(BoundaryPlace left, BoundaryPlace right)
    {
        var bySize = left.Boundary is AddressBoundary a && right.Boundary is AddressBoundary b ? a.Range.CompareSize(b.Range) : 0;
        return bySize != 0 ? bySize
            : left.Site != right.Site ? string.CompareOrdinal(left.Code, right.Code)
            : left.Index.CompareTo(right.Index);
    }
}

/// <summary>Which boundaries hold an address, a subnet ID or an AD site, however many there are.</summary>
internal sealed class BoundaryHolders
{
    /// <summary>By their first addresses: a tree whose root is the middle, with the subtrees to its left and right.</summary>
    private readonly (IpRange Range, BoundaryPlace Place)[] _ranges;

    /// <summary>The last address of each subtree, at its root.</summary>
    private readonly IpAddress[] _lasts;

    private readonly ILookup<IpAddress, BoundaryPlace> _subnetIds;
    private readonly ILookup<string, BoundaryPlace> _adSites;

    public BoundaryHolders(RulePackDefinition pack, Func<SiteDefinition, EquatableArray<BoundaryDefinition>> of)
    {
        Places = [.. pack.Sites.SelectMany((site, s) => of(site).Select((b, index) => new BoundaryPlace(s, index, site.Code, b)))];
        _ranges = [.. Places.Where(static p => p.Boundary is AddressBoundary).Select(static p => (((AddressBoundary)p.Boundary).Range, p)).OrderBy(static r => r.Range.First)];
        _lasts = new IpAddress[_ranges.Length];
        FillLasts(0, _ranges.Length);
        _subnetIds = Places.Where(static p => p.Boundary is SubnetIdBoundary).ToLookup(static p => ((SubnetIdBoundary)p.Boundary).SubnetId);
        _adSites = Places.Where(static p => p.Boundary is AdSiteBoundary)
            .ToLookup(static p => ((AdSiteBoundary)p.Boundary).SiteName, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All boundaries.</summary>
    public IReadOnlyList<BoundaryPlace> Places { get; }

    /// <summary>For each key of a machine, in the order in which they are tried, the boundaries that hold it.</summary>
    public IEnumerable<IReadOnlyList<BoundaryPlace>> Find(Resource machine)
    {
        foreach (var address in (machine.IPAddresses ?? []).Concat(machine.IPv6Addresses ?? []))
        {
            var found = new List<BoundaryPlace>();
            Find(address, 0, _ranges.Length, found);
            yield return found;
        }

        foreach (var subnetId in machine.IPSubnets ?? [])
            yield return [.. _subnetIds[subnetId]];
        if (machine.ADSiteName is { } name)
            yield return [.. _adSites[name]];
    }

    private IpAddress FillLasts(int from, int to)
    {
        var root = (from + to) / 2;
        if (from >= to)
            return default;
        var last = _ranges[root].Range.Last;
        if (from < root)
            last = AddressOrder.Max(last, FillLasts(from, root));
        if (root + 1 < to)
            last = AddressOrder.Max(last, FillLasts(root + 1, to));
        _lasts[root] = last;
        return last;
    }

    private void Find(IpAddress address, int from, int to, List<BoundaryPlace> found)
    {
        var root = (from + to) / 2;
        if (from >= to || _lasts[root] < address)
            return;
        Find(address, from, root, found);
        if (_ranges[root].Range.First > address)
            return;
        if (_ranges[root].Range.Contains(address))
            found.Add(_ranges[root].Place);
        Find(address, root + 1, to, found);
    }
}
