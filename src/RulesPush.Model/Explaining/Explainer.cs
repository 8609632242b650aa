namespace RulesPush.Model;

/// <summary>Explains the decision for a resource by interpreting the rule model.</summary>
public static class Explainer
{
    /// <summary>Every check, with what it found.</summary>
    public static Explanation Explain(RulePackDefinition pack, Resource resource, DateTimeOffset now)
    {
        var decision = ReferenceDecision.Decide(pack, resource, now);
        var claims = ReferenceAssignment.FindClaims(pack, resource);
        return new Explanation
        {
            Resource = resource,
            Decision = decision,
            Reason = Reason.Of(pack, decision, resource, now),
            Claims = claims,
            Checks = new EquatableArray<CheckExplanation>(Checks(pack, claims, resource, now)),
            Flips = new EquatableArray<Flip>(Flips(pack, resource, now)),
            RuleFlips = new EquatableArray<RuleFlip>(RuleFlipSearch.Find(pack, resource, now)),
        };
    }

    private static IReadOnlyList<Flip> Flips(RulePackDefinition pack, Resource resource, DateTimeOffset now)
    {
        try
        {
            return new FlipSearch(pack, now, budget: new AnalysisBudget()).Find(resource);
        }
        catch (BudgetExceededException)
        {
            return [];
        }
    }

    private static IEnumerable<CheckExplanation> Checks(
        RulePackDefinition pack, EquatableArray<Claim> claims, Resource resource, DateTimeOffset now)
    {
        var isSystem = resource.ResourceType is null or ResourceType.System;
        yield return new(Outcome.NotASystem, $"is a System <- {resource.ResourceType?.ToString() ?? "not seen, counts as System"}", isSystem.ToTruth());

        var isAssigned = claims.Count > 0 && !claims[0].IsRoaming;
        yield return new(
            claims.Count == 0 ? Outcome.NotAssigned : Outcome.RoamingOnly,
            isAssigned ? $"is assigned to {claims[0].Site.Code}" : "is assigned to a site",
            isAssigned.ToTruth(),
            new EquatableArray<string>(claims.Count == 0
                ? [UnassignedReason.Of(pack, resource)]
                : [.. claims.Select((claim, index) => OfClaim(claim, index == 0))]));
        if (!isAssigned)
            yield break;

        var site = claims[0].Site;
        yield return new(Outcome.PushDisabled, $"client push is on at {site.Code}", (site.ClientPush is not null).ToTruth());
        yield return new(Outcome.AlreadyClient, $"is not a client yet <- Client {Flag(resource.Client)}", (resource.Client != true).ToTruth());
        yield return new(
            Outcome.Decommissioned,
            $"is in service <- Obsolete {Flag(resource.Obsolete)}, Decommissioned {Flag(resource.Decommissioned)}",
            (resource.Obsolete != true && resource.Decommissioned != true).ToTruth());
        yield return new(Outcome.Unaddressable, "can be addressed <- " + Addressing(resource), ReferenceDecision.IsAddressable(resource).ToTruth());

        var exclusion = ReferenceDecision.FindExclusion(site, resource, now);
        yield return new(
            Outcome.ExcludedByName,
            exclusion is null
                ? $"is not on the exclusion list of {site.Code}"
                : $"is not on the exclusion list of {site.Code} <- {exclusion.Names}{Reason.Annotation(exclusion.Because, exclusion.Until)}",
            (exclusion is null).ToTruth());
        if (site.ClientPush is not { } push)
            yield break;

        yield return new(
            Outcome.DomainController,
            push.DomainControllers
                ? $"{site.Code} lets domain controllers in"
                : $"is not a domain controller <- {resource.SystemKind?.ToString() ?? "kind not seen; missing: " + nameof(Resource.OperatingSystemNameAndVersion)}",
            push.DomainControllers ? Truth.True
                : resource.SystemKind is { } kind ? (kind != SystemKind.DomainController).ToTruth()
                : Truth.Unknown);
        var criteria = push.Criteria.Select(name => CriteriaExplanation.Of(pack.FindCriteria(name)!, resource, now)).ToArray();
        yield return new(
            Outcome.NoCriterionMatched,
            criteria.Length == 0 ? $"{site.Code} pushes without criteria" : "matches at least one of the criteria",
            criteria.Length == 0 ? Truth.True : criteria.Aggregate(Truth.False, static (truth, c) => truth.Or(c.Truth)),
            Criteria: new EquatableArray<CriteriaExplanation>(criteria));
    }

    private static string OfClaim(Claim claim, bool decides)
    {
        var file = claim.Boundary.File is { } name ? $" ({name})" : "";
        var kind = claim.IsRoaming ? "roaming boundary" : "boundary";
        var text = $"{claim.By} lies in {claim.Boundary}{file}, a {kind} of {claim.Site.Code}";
        return decides ? text : $"also claimed: {text}";
    }

    private static string Flag(bool? flag) => flag switch { true => "yes", false => "no", null => "not seen, counts as no" };

    private static string Addressing(Resource resource) =>
        resource.NetBiosName is { } name ? $"NetBiosName {name}"
        : ObservedValue.Show(resource.ResourceNames?.Where(static n => n.Length > 0).ToList()) is { } names and not "(empty)" ? $"ResourceNames {names}"
        : ObservedValue.Show([.. resource.IPAddresses ?? [], .. resource.IPv6Addresses ?? []]) is var addresses and not "(empty)" ? $"addresses {addresses}"
        : "no NetBIOS name, host name or IP address";
}
