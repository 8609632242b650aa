namespace RulesPush.Model;

/// <summary>Why no site boundary holds a machine: what lies in none, and what discovery has not seen.</summary>
internal static class UnassignedReason
{
    public static string Of(RulePackDefinition pack, Resource resource)
    {
        var boundaries = pack.Sites.SelectMany(static s => s.Boundaries.Concat(s.RoamingBoundaries)).ToList();
        var outside = new List<string>();
        var missing = new List<string>();
        Add(nameof(Resource.IPAddresses), ObservedValue.Show(resource.IPAddresses), boundaries.OfType<AddressBoundary>());
        Add(nameof(Resource.IPv6Addresses), ObservedValue.Show(resource.IPv6Addresses),
            boundaries.OfType<AddressBoundary>().Where(static b => b.Range.First.IsV6));
        Add(nameof(Resource.IPSubnets), ObservedValue.Show(resource.IPSubnets), boundaries.OfType<SubnetIdBoundary>());
        Add(nameof(Resource.ADSiteName), resource.ADSiteName, boundaries.OfType<AdSiteBoundary>());

        var reasons = new List<string>();
        if (boundaries.Count == 0)
            reasons.Add("the rules have no boundary");
        if (outside.Count > 0)
            reasons.Add($"no boundary holds {string.Join(", ", outside)}");
        if (missing.Count > 0)
            reasons.Add($"missing: {string.Join(", ", missing)}");
        return string.Join("; ", reasons);

        void Add(string name, string? value, IEnumerable<BoundaryDefinition> readers)
        {
            // What no boundary reads could not have assigned the machine.
            if (!readers.Any())
                return;
            if (value is null)
                missing.Add(name);
            else
                outside.Add($"{name} {value}");
        }
    }

    public static string OfRoaming(SiteDefinition site, Resource resource)
    {
        var claim = ReferenceAssignment.FindClaims(
            new RulePackDefinition { Name = "", Sites = new EquatableArray<SiteDefinition>(site with { Boundaries = default }) }, resource)[0];
        return $"{claim.By} lies in {claim.Boundary}, a roaming boundary of {site.Code}, and in no site boundary";
    }
}
