namespace RulesPush.Model;

/// <summary>Where a machine has to be, so that the boundaries of one or two packs assign it as is demanded.</summary>
/// <param name="First">Its first addresses, one out of each set, in this order.</param>
/// <param name="Avoided">None of its further addresses is one of these.</param>
/// <param name="SubnetId">The subnet ID that it reports; null for none.</param>
/// <param name="AdSite">The AD site that it is in; null where it may be in any that is not avoided, or in none.</param>
/// <param name="AvoidedAdSites">The AD sites that would assign it otherwise.</param>
internal sealed record Place(IReadOnlyList<AddressSet> First, AddressSet Avoided, IpAddress? SubnetId, string? AdSite, IReadOnlyList<string> AvoidedAdSites)
{
    private static readonly Place _anywhere = new([], AddressSet.Empty, null, null, []);

    /// <summary>Every way in which the demands on the assignment can be met. An address decides before a subnet ID, and that before an AD site.</summary>
    public static IEnumerable<Place> All(IReadOnlyList<RulePackDefinition> packs, IReadOnlyList<(AssignedTest Test, bool IsTrue)> demands)
    {
        var wishes = demands.GroupBy(static d => d.Test.Pack).Select(g => new Wish(packs[g.Key], [.. g])).ToList();
        return wishes switch
        {
            [] => [_anywhere],
            [var one] => new[] { one.ByAddress(AddressSet.Empty) }.OfType<AddressSet>().Select(static a => _anywhere with { First = [a] }).Concat(Otherwise([], wishes, AddressSet.Empty)),
            [var one, var other] => Both(one, other),
            _ => throw new InvalidOperationException("no more than two packs are compared"),
        };
    }

    private static IEnumerable<Place> Both(Wish one, Wish other)
    {
        if (one.ByAddress(AddressSet.Empty) is { } first && other.ByAddress(AddressSet.Empty) is { } second && first.Intersect(second) is { IsEmpty: false } both)
            yield return _anywhere with { First = [both] };
        foreach (var (decided, open) in new[] { (one, other), (other, one) })
        {
            // The address that decides for one pack is no concern of the other, for which a later one decides, or none.
            if (decided.ByAddress(open.Map.All) is not { } address)
                continue;
            if (open.ByAddress(AddressSet.Empty) is { } later)
                yield return _anywhere with { First = [address, later] };
            foreach (var place in Otherwise([address], [open], open.Map.All))
                yield return place;
        }

        foreach (var place in Otherwise([], [one, other], AddressSet.Empty))
            yield return place;
    }

    /// <summary>The packs for which no address decides: a subnet ID does, or an AD site, or nothing.</summary>
    private static IEnumerable<Place> Otherwise(IReadOnlyList<AddressSet> first, IReadOnlyList<Wish> wishes, AddressSet avoidedBefore)
    {
        var avoided = wishes.Aggregate(avoidedBefore, static (all, wish) => all.Union(wish.Map.All));
        var adSites = wishes.SelectMany(static w => w.AdSites).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var subnetId in wishes.SelectMany(static w => w.SubnetIds).Distinct().Select(static id => (IpAddress?)id).Append(null))
        {
            foreach (var adSite in adSites.Select(static s => (string?)s).Append(null))
            {
                if (wishes.All(w => w.IsMetBy(subnetId, adSite)))
                    yield return new Place(first, avoided, subnetId, adSite, adSites);
            }
        }
    }

    /// <summary>What is demanded of the assignment by one pack.</summary>
    private sealed class Wish(RulePackDefinition pack, IReadOnlyList<(AssignedTest Test, bool IsTrue)> demands)
    {
        public BoundaryMap Map { get; } = BoundaryMap.Of(pack);

        public IEnumerable<IpAddress> SubnetIds => Boundaries<SubnetIdBoundary>().Select(static b => b.Boundary.SubnetId);

        public IEnumerable<string> AdSites => Boundaries<AdSiteBoundary>().Select(static b => b.Boundary.SiteName);

        /// <summary>The addresses that assign it so, but for some; null where there are none.</summary>
        public AddressSet? ByAddress(AddressSet but)
        {
            var left = demands.Aggregate(Map.All, (all, d) => d.IsTrue ? all.Intersect(Map.RegionOf(d.Test.Site)) : all.Subtract(Map.RegionOf(d.Test.Site))).Subtract(but);
            return left.IsEmpty ? null : left;
        }

        /// <summary>Whether a machine without an address in any boundary is assigned so.</summary>
        public bool IsMetBy(IpAddress? subnetId, string? adSite)
        {
            var site = Lowest(Boundaries<SubnetIdBoundary>().Where(b => b.Boundary.SubnetId == subnetId).Select(static b => b.Site))
                ?? Lowest(Boundaries<AdSiteBoundary>().Where(b => adSite is not null && b.Boundary.Matches(adSite)).Select(static b => b.Site));
            return demands.All(d => d.IsTrue == (d.Test.Site == site));
        }

        private static string? Lowest(IEnumerable<string> codes) => codes.OrderBy(static c => c, StringComparer.Ordinal).FirstOrDefault();

        private IEnumerable<(string Site, T Boundary)> Boundaries<T>()
            where T : BoundaryDefinition =>
            from site in pack.Sites
            from boundary in site.Boundaries.OfType<T>()
            select (site.Code, boundary);
    }
}
