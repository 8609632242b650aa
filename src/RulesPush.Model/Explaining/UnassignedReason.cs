using System.Runtime.CompilerServices;

namespace RulesPush.Model;

/// <summary>Why no site boundary holds a machine: what lies in none, and what discovery has not seen.</summary>
internal static class UnassignedReason
{
    /// <summary>Which kinds of boundary a pack has: counted once, for there may be thousands, and unassigned machines by the million.</summary>
    private static readonly ConditionalWeakTable<RulePackDefinition, BoundaryKinds> _kinds = new();

    public static string Of(RulePackDefinition pack, Resource resource)
    {
        var kinds = _kinds.GetValue(pack, static p => new BoundaryKinds(p));
        var outside = new List<string>();
        var missing = new List<string>();
        Add(kinds.HasAddresses, nameof(Resource.IPAddresses), ObservedValue.Show(resource.IPAddresses));
        Add(kinds.HasV6Addresses, nameof(Resource.IPv6Addresses), ObservedValue.Show(resource.IPv6Addresses));
        Add(kinds.HasSubnetIds, nameof(Resource.IPSubnets), ObservedValue.Show(resource.IPSubnets));
        Add(kinds.HasAdSites, nameof(Resource.ADSiteName), resource.ADSiteName);

        var reasons = new List<string>();
        if (outside.Count == 0 && missing.Count == 0)
            reasons.Add("the rules have no boundary");
        if (outside.Count > 0)
            reasons.Add($"no boundary holds {string.Join(", ", outside)}");
        if (missing.Count > 0)
            reasons.Add($"missing: {string.Join(", ", missing)}");
        return string.Join("; ", reasons);

        void Add(bool isRead, string name, string? value)
        {
            // What no boundary reads could not have assigned the machine.
            if (isRead && value is null)
                missing.Add(name);
            else if (isRead)
                outside.Add($"{name} {value}");
        }
    }

    public static string OfRoaming(SiteDefinition site, Resource resource)
    {
        var claim = ReferenceAssignment.FindClaims(
            new RulePackDefinition { Name = "", Sites = new EquatableArray<SiteDefinition>(site with { Boundaries = default }) }, resource)[0];
        return $"{claim.By} lies in {claim.Boundary}, a roaming boundary of {site.Code}, and in no site boundary";
    }

    private sealed class BoundaryKinds
    {
        public BoundaryKinds(RulePackDefinition pack)
        {
            var boundaries = pack.Sites.SelectMany(static s => s.Boundaries.Concat(s.RoamingBoundaries)).ToList();
            HasAddresses = boundaries.OfType<AddressBoundary>().Any();
            HasV6Addresses = boundaries.OfType<AddressBoundary>().Any(static b => b.Range.First.IsV6);
            HasSubnetIds = boundaries.OfType<SubnetIdBoundary>().Any();
            HasAdSites = boundaries.OfType<AdSiteBoundary>().Any();
        }

        public bool HasAddresses { get; }

        public bool HasV6Addresses { get; }

        public bool HasSubnetIds { get; }

        public bool HasAdSites { get; }
    }
}
