namespace RulesPush.Model;

/// <summary>A boundary that holds a resource.</summary>
/// <param name="Site">The site of the boundary.</param>
/// <param name="Boundary">The boundary.</param>
/// <param name="IsRoaming">Whether it is a roaming boundary.</param>
/// <param name="By">What of the resource lies in it: <c>10.112.129.7</c>, <c>subnet ID 10.1.0.0</c>, <c>AD site Berlin</c>.</param>
public sealed record Claim(SiteDefinition Site, BoundaryDefinition Boundary, bool IsRoaming, string By);

/// <summary>Boundaries, interpreted: every boundary is asked, and the claims are put in order.</summary>
/// <remarks>
/// The order is the rule: site boundaries before roaming ones; the addresses in the order given (IPAddresses, then
/// IPv6Addresses), then the subnet IDs, then the AD site; the smaller boundary; the lower site code.
/// </remarks>
public static class ReferenceAssignment
{
    /// <summary>The site that the first claim names.</summary>
    public static Assignment Assign(RulePackDefinition pack, Resource resource)
    {
        var claims = FindClaims(pack, resource);
        return claims.Count == 0 ? default : new Assignment(claims[0].Site, claims[0].IsRoaming);
    }

    /// <summary>The best claim of every site that claims the resource, first the one that decides.</summary>
    public static EquatableArray<Claim> FindClaims(RulePackDefinition pack, Resource resource)
    {
        var claims =
            from key in Keys(resource).Select(static (key, index) => (key.Name, key.IsIn, Index: index))
            from site in pack.Sites
            from boundary in site.Boundaries.Select(static b => (Value: b, IsRoaming: false))
                .Concat(site.RoamingBoundaries.Select(static b => (Value: b, IsRoaming: true)))
            where key.IsIn(boundary.Value)
            select (Key: key.Index, Claim: new Claim(site, boundary.Value, boundary.IsRoaming, key.Name));
        var inOrder = claims
            .OrderBy(static c => c.Claim.IsRoaming)
            .ThenBy(static c => c.Key)
            .ThenBy(static c => c.Claim.Boundary, Comparer<BoundaryDefinition>.Create(CompareSize))
            .ThenBy(static c => c.Claim.Site.Code, StringComparer.Ordinal);
        var bestOfEachSite = inOrder
            .GroupBy(static c => (c.Claim.Site.RuleName, c.Claim.IsRoaming))
            .Select(static c => c.First().Claim);
        return new EquatableArray<Claim>(bestOfEachSite);
    }

    /// <summary>Subnet IDs and AD sites have no size: among themselves the site code decides.</summary>
    private static int CompareSize(BoundaryDefinition left, BoundaryDefinition right) =>
        left is AddressBoundary a && right is AddressBoundary b ? a.Range.CompareSize(b.Range) : 0;

    private static IEnumerable<(string Name, Func<BoundaryDefinition, bool> IsIn)> Keys(Resource resource)
    {
        foreach (var address in (resource.IPAddresses ?? []).Concat(resource.IPv6Addresses ?? []))
            yield return (address.ToString(), boundary => boundary is AddressBoundary b && b.Range.Contains(address));
        foreach (var subnetId in resource.IPSubnets ?? [])
            yield return ($"subnet ID {subnetId}", boundary => boundary is SubnetIdBoundary b && b.SubnetId == subnetId);
        if (resource.ADSiteName is { } name)
            yield return ($"AD site {name}", boundary => boundary is AdSiteBoundary b && b.Matches(name));
    }
}
