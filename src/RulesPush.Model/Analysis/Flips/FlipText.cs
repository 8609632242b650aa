namespace RulesPush.Model;

/// <summary>A change of a property in words.</summary>
internal static class FlipText
{
    /// <summary>A machine of which nothing is known.</summary>
    private static readonly Resource _nothing = new();

    /// <summary>What to do, and for the sake of which condition.</summary>
    public static string Of(
        string property,
        string? before,
        string? after,
        Resource changed,
        Decision decision,
        string? assignedBefore,
        IReadOnlyList<FlipStep> steps,
        Func<Resource, Resource, Resource> copy)
    {
        var plain = property switch
        {
            nameof(Resource.ResourceType) => $"report it as a {after}",
            nameof(Resource.Client) => after == "yes" ? "install the client" : "remove its client",
            nameof(Resource.Obsolete) or nameof(Resource.Decommissioned) => after == "yes" ? $"report it as {property}" : $"report it no more as {property}",
            nameof(Resource.IPAddresses) or nameof(Resource.IPv6Addresses) or nameof(Resource.IPSubnets) or nameof(Resource.ADSiteName)
                when after is not null && decision.Outcome is not (Outcome.NotAssigned or Outcome.RoamingOnly)
                && (steps.Any(static s => s.IsMove) || decision.Site?.Code != assignedBefore) && BoundaryOf(property, changed, decision.Site) is { } boundary =>
                $"put it into {boundary} of {decision.Site!.Code}{(property == nameof(Resource.IPv6Addresses) ? " by its IPv6Addresses" : "")}{(IsAnyPlaceAsGood(steps) ? "" : $", such as {after}")}",
            nameof(Resource.IPAddresses) when after is not null && decision.Outcome is Outcome.NotAssigned or Outcome.RoamingOnly =>
                $"put it into no site's boundaries, its address to such as {after}",
            _ when after is null => $"stop reporting its {property}",
            _ when before is null => $"report its {property}, such as {after}",
            nameof(Resource.Name) or nameof(Resource.NetBiosName) => $"rename it, its {property} to such as {after}",
            _ => $"change its {property} to such as {after}",
        };
        // The condition that the property is changed for is the one of its dimension.
        var why = steps.Where(s => copy(s.Solution, _nothing) != _nothing).Select(static s => s.Why)
            .FirstOrDefault(static w => w.Length > 0);
        return why is null ? plain : $"{plain} ({why})";
    }

    /// <summary>Whether the boundary alone says where: no condition asks for more.</summary>
    private static bool IsAnyPlaceAsGood(IReadOnlyList<FlipStep> steps) => steps.Any(static s => s.IsMove) && steps.All(static s => !s.IsMove || s.Why.Length == 0);

    /// <summary>The smallest boundary of the site that holds the machine by a property; null where another property puts it there.</summary>
    private static BoundaryDefinition? BoundaryOf(string property, Resource machine, SiteDefinition? site) => site?.Boundaries
        .Where(boundary => (property, boundary) switch
        {
            (nameof(Resource.IPAddresses), AddressBoundary range) => machine.IPAddresses?.Any(range.Range.Contains) == true,
            (nameof(Resource.IPv6Addresses), AddressBoundary range) => machine.IPv6Addresses?.Any(range.Range.Contains) == true,
            (nameof(Resource.IPSubnets), SubnetIdBoundary subnetId) => machine.IPSubnets?.Contains(subnetId.SubnetId) == true,
            (nameof(Resource.ADSiteName), AdSiteBoundary adSite) => machine.ADSiteName is { } name && adSite.Matches(name),
            _ => false,
        })
        .OrderBy(static b => b, Comparer<BoundaryDefinition>.Create(static (a, b) => a is AddressBoundary x && b is AddressBoundary y ? x.Range.CompareSize(y.Range) : 0))
        .FirstOrDefault();
}
