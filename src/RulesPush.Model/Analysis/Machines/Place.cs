namespace RulesPush.Model;

/// <summary>Where a machine has to be, so that the boundaries of one or two packs assign it as is demanded.</summary>
/// <param name="First">Its first addresses, one out of each set, in this order.</param>
/// <param name="Avoided">None of its further addresses is one of these.</param>
/// <param name="SubnetIds">The subnet IDs that it reports, in this order.</param>
/// <param name="AdSite">The AD site that it is in; null where it may be in any that is not avoided, or in none.</param>
/// <param name="AvoidedAdSites">The AD sites that would assign it otherwise.</param>
internal sealed record Place(IReadOnlyList<AddressSet> First, AddressSet Avoided, IReadOnlyList<IpAddress> SubnetIds, string? AdSite, IReadOnlyList<string> AvoidedAdSites)
{
    private static readonly Place _anywhere = new([], AddressSet.Empty, [], null, []);

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
        return
            from bySubnetId in BySubnetIds(wishes)
            from byAdSite in ByAdSite(bySubnetId.Open)
            select new Place(first, avoided, bySubnetId.SubnetIds, byAdSite.Name, byAdSite.Avoided);
    }

    /// <summary>The subnet IDs that decide for some of the packs, the first that each knows, and the packs for which none does.</summary>
    private static IEnumerable<(IReadOnlyList<IpAddress> SubnetIds, IReadOnlyList<Wish> Open)> BySubnetIds(IReadOnlyList<Wish> wishes)
    {
        yield return ([], wishes);
        if (wishes is [var only])
        {
            if (only.FindSubnetId() is { } id)
                yield return ([id], []);
            yield break;
        }

        var (one, other) = (wishes[0], wishes[1]);
        if (one.FindSubnetId(id => other.IsMet(other.Keys.OfSubnetId(id)) && other.Keys.OfSubnetId(id) is not null) is { } both)
            yield return ([both], []);
        foreach (var (decided, open) in new[] { (one, other), (other, one) })
        {
            // What decides for one pack and means nothing to the other leaves that one to what follows.
            if (decided.FindSubnetId(id => open.Keys.OfSubnetId(id) is null) is not { } id)
                continue;
            if (open.FindSubnetId() is { } later)
                yield return ([id, later], []);
            yield return ([id], [open]);
        }
    }

    /// <summary>The AD sites that assign a machine as the packs wish, and none of them, where that is so too.</summary>
    private static IEnumerable<(string? Name, IReadOnlyList<string> Avoided)> ByAdSite(IReadOnlyList<Wish> wishes)
    {
        var names = wishes.SelectMany(static w => w.Keys.AdSites).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var name in names.Where(name => wishes.All(w => w.IsMet(w.Keys.OfAdSite(name)))))
            yield return (name, []);
        if (wishes.All(static w => w.IsMet(null)))
            yield return (null, names);
    }

    /// <summary>What is demanded of the assignment by one pack.</summary>
    private sealed class Wish(RulePackDefinition pack, IReadOnlyList<(AssignedTest Test, bool IsTrue)> demands)
    {
        public BoundaryMap Map { get; } = BoundaryMap.Of(pack);

        /// <summary>What assigns where no address does.</summary>
        public AssignmentKeys Keys { get; } = AssignmentKeys.Of(pack);

        /// <summary>The addresses that assign it so, but for some; null where there are none.</summary>
        public AddressSet? ByAddress(AddressSet but)
        {
            // The region of a site is a part of all, and mostly a small one.
            var wanted = demands.Where(static d => d.IsTrue).Select(d => Map.RegionOf(d.Test.Site)).ToList();
            var among = wanted.Count == 0 ? Map.All : wanted.Aggregate(static (one, other) => one.Intersect(other));
            var left = demands.Where(static d => !d.IsTrue).Aggregate(among, (all, d) => all.Subtract(Map.RegionOf(d.Test.Site))).Subtract(but);
            return left.IsEmpty ? null : left;
        }

        /// <summary>A subnet ID that assigns it so; null where there is none. No condition reads it: one is as good as any other.</summary>
        public IpAddress? FindSubnetId(Func<IpAddress, bool>? isChosen = null) => Keys.SubnetIds
            .Where(id => IsMet(Keys.OfSubnetId(id)) && isChosen?.Invoke(id) != false)
            .Select(static id => (IpAddress?)id)
            .FirstOrDefault();

        /// <summary>Whether a machine of this site, or of none, is assigned as is demanded.</summary>
        public bool IsMet(string? site) => demands.All(d => d.IsTrue == (d.Test.Site == site));
    }
}
