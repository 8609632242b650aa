namespace RulesPush.Model;

/// <summary>The addresses, the subnet IDs and the AD site of a machine: what conditions read of them, and which site they assign it to.</summary>
internal sealed class LocationDimension(RulePackDefinition pack, Lazy<BoundaryMap> boundaries, AnalysisBudget budget) : SolvedDimension(budget)
{
    public override Resource Copy(Resource from, Resource to) => to with
    {
        IPAddresses = from.IPAddresses,
        IPv6Addresses = from.IPv6Addresses,
        IPSubnets = from.IPSubnets,
        ADSiteName = from.ADSiteName,
    };

    protected override Truth Evaluate(ConditionTest test, Resource machine) => test switch
    {
        // Never asked whether it holds by chance: that would take all boundaries.
        AssignedTest => Truth.Unknown,
        HasAddressTest => HasAddress(machine).ToTruth(),
        _ => base.Evaluate(test, machine),
    };

    protected override Resource? Solve(IReadOnlyList<(ConditionTest Test, TruthSet Allowed)> demands, AnalysisBudget budget) =>
        SolveInEachWay(demands, budget).FirstOrDefault();

    protected override IEnumerable<Resource> SolveInEachWay(IReadOnlyList<(ConditionTest Test, TruthSet Allowed)> demands, AnalysisBudget budget)
    {
        var names = demands.Where(static d => d.Test is TextTest).Select(static d => (TextDemands.ReaderOf(d.Test), d.Allowed)).ToList();
        var site = demands.Select(static d => d.Test).OfType<AssignedTest>().FirstOrDefault()?.Site;
        foreach (var place in site is null ? [Place.Anywhere] : Places(site))
        {
            budget.Take();
            if (AdSite(place, names, budget) is not { } adSite)
                continue;
            foreach (var addresses in new AddressDemands(demands, place).Solutions)
                yield return addresses with { IPSubnets = place.SubnetId is { } id ? [id] : null, ADSiteName = adSite.Name };
        }
    }

    private static bool HasAddress(Resource machine) => machine.IPAddresses is { Count: > 0 } || machine.IPv6Addresses is { Count: > 0 };

    /// <summary>The name is null where it may be unknown; the whole is null where there is none.</summary>
    private static AdSiteChoice? AdSite(Place place, List<(PatternReader Reader, TruthSet Allowed)> demands, AnalysisBudget budget)
    {
        if (place.AdSite is null && demands.All(static d => d.Allowed.Holds(Truth.Unknown)))
            return new AdSiteChoice(null);
        var wanted = place.AdSite is null ? demands : [.. demands, (PatternReader.OfValues([place.AdSite]), TruthSet.True)];
        return TextDemands.Find(wanted, budget) is { } name ? new AdSiteChoice(place.AdSite ?? name) : null;
    }

    /// <summary>The ways in which a machine may be assigned to a site: by an address, else by a subnet ID, else by its AD site.</summary>
    private IEnumerable<Place> Places(string code)
    {
        var site = pack.Sites.First(s => s.Code == code);
        if (site.Boundaries.Any(static b => b is AddressBoundary))
            yield return new Place(boundaries.Value.RegionOf(code), null, null, null);
        foreach (var subnetId in site.Boundaries.OfType<SubnetIdBoundary>().Where(b => IsFirst(site, other => other is SubnetIdBoundary o && o.SubnetId == b.SubnetId)))
            yield return new Place(null, boundaries.Value.All, subnetId.SubnetId, null);
        foreach (var adSite in site.Boundaries.OfType<AdSiteBoundary>().Where(b => IsFirst(site, other => other is AdSiteBoundary o && o.Matches(b.SiteName))))
            yield return new Place(null, boundaries.Value.All, null, adSite.SiteName);
    }

    /// <summary>Whether no site of a lower code has such a boundary too.</summary>
    private bool IsFirst(SiteDefinition site, Func<BoundaryDefinition, bool> isSuch) =>
        !pack.Sites.Any(other => string.CompareOrdinal(other.Code, site.Code) < 0 && other.Boundaries.Any(isSuch));

    private sealed record AdSiteChoice(string? Name);

    /// <summary>Where a machine has to be.</summary>
    /// <param name="First">Its first address within any boundary is one of these; null where it is assigned otherwise, or need not be.</param>
    /// <param name="Avoided">None of its addresses is one of these; null where they may be any.</param>
    /// <param name="SubnetId">The subnet ID that it reports.</param>
    /// <param name="AdSite">The AD site that it is in.</param>
    internal sealed record Place(AddressSet? First, AddressSet? Avoided, IpAddress? SubnetId, string? AdSite)
    {
        public static Place Anywhere { get; } = new(null, null, null, null);
    }
}
