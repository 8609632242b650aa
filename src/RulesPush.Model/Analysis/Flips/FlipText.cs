namespace RulesPush.Model;

/// <summary>A change of a property in words.</summary>
internal static class FlipText
{
    /// <summary>What to do, and for the sake of which condition.</summary>
    public static string Of(
        string property,
        string? before,
        string? after,
        Resource changed,
        RulePackDefinition pack,
        IReadOnlyList<FlipStep> steps,
        Func<Resource, Resource, Resource> copy)
    {
        var plain = property switch
        {
            nameof(Resource.ResourceType) => $"report it as a {after}",
            nameof(Resource.Client) => after == "yes" ? "install the client" : "remove its client",
            nameof(Resource.Obsolete) or nameof(Resource.Decommissioned) => after == "yes" ? $"report it as {property}" : $"report it no more as {property}",
            nameof(Resource.IPAddresses) or nameof(Resource.IPv6Addresses) or nameof(Resource.IPSubnets) or nameof(Resource.ADSiteName)
                when ReferenceAssignment.FindClaims(pack, changed) is { Count: > 0 } claims && !claims[0].IsRoaming && after is not null
                    && steps.Any(s => s.Why.StartsWith("is assigned to", StringComparison.Ordinal)) =>
                $"put it into {claims[0].Boundary} of {claims[0].Site.Code}",
            _ when after is null => $"do not report its {property}",
            _ when before is null => $"report its {property}, such as {after}",
            nameof(Resource.Name) or nameof(Resource.NetBiosName) => $"rename it, its {property} to such as {after}",
            _ => $"change its {property} to such as {after}",
        };
        // The condition that the property is changed for is the one of its dimension.
        var why = steps.Where(s => !Same(copy(s.Solution, new Resource()), new Resource())).Select(static s => s.Why)
            .FirstOrDefault(static w => !w.StartsWith("is assigned to", StringComparison.Ordinal));
        return why is null ? plain : $"{plain} ({why})";
    }

    private static bool Same(Resource one, Resource other) => WitnessText.Of(one) == WitnessText.Of(other);
}
