namespace RulesPush.Model;

/// <summary>The decision as one rule, interpreted: the checks in their order, the first that fails is the outcome.</summary>
public static class ReferenceDecision
{
    /// <summary>Decides for one resource at one time.</summary>
    public static Decision Decide(RulePackDefinition pack, Resource resource, DateTimeOffset now)
    {
        if (resource.ResourceType is not (null or ResourceType.System))
            return new Decision(Outcome.NotASystem);

        var assignment = ReferenceAssignment.Assign(pack, resource);
        if (assignment.Site is not { } site)
            return new Decision(Outcome.NotAssigned);
        if (assignment.IsRoaming)
            return new Decision(Outcome.RoamingOnly, site);

        if (site.ClientPush is not { } push)
            return new Decision(Outcome.PushDisabled, site);
        if (resource.Client == true)
            return new Decision(Outcome.AlreadyClient, site);
        if (resource.Obsolete == true || resource.Decommissioned == true)
            return new Decision(Outcome.Decommissioned, site);
        if (!IsAddressable(resource))
            return new Decision(Outcome.Unaddressable, site);
        if (FindExclusion(site, resource, now) is { } exclusion)
            return new Decision(Outcome.ExcludedByName, site, Exclusion: exclusion);
        if (resource.SystemKind == SystemKind.DomainController && !push.DomainControllers)
            return new Decision(Outcome.DomainController, site);
        return DecideByCriteria(pack, site, push, resource, now);
    }

    /// <summary>Whether an installer could find the machine: by NetBIOS name, host name or address. Name alone is none of them.</summary>
    public static bool IsAddressable(Resource resource) =>
        resource.NetBiosName is not null
        || (resource.ResourceNames ?? []).Any(static name => name.Length > 0)
        || (resource.IPAddresses ?? []).Any()
        || (resource.IPv6Addresses ?? []).Any();

    /// <summary>The first entry of the exclusion list that still holds and names the machine; null where none does.</summary>
    public static PushExclusion? FindExclusion(SiteDefinition site, Resource resource, DateTimeOffset now)
    {
        var names = new[] { resource.Name, resource.NetBiosName }.Concat(resource.ResourceNames ?? []).ToList();
        return site.Exclusions.FirstOrDefault(exclusion =>
            exclusion.Until?.IsOver(now) != true
            && exclusion.Names.Any(pattern => names.Any(name => name is not null && pattern.IsMatch(name))));
    }

    private static Decision DecideByCriteria(
        RulePackDefinition pack, SiteDefinition site, ClientPushDefinition push, Resource resource, DateTimeOffset now)
    {
        var all = push.Criteria.Select(name => pack.FindCriteria(name)!).ToList();
        var matched = all.FirstOrDefault(c => ReferenceCriteria.Evaluate(c, resource, now) == Truth.True);
        if (matched is not null || all.Count == 0)
        {
            var mightBeDomainController = resource.SystemKind is null && !push.DomainControllers;
            return new Decision(mightBeDomainController ? Outcome.MissingData : Outcome.Push, site, matched);
        }

        var unknown = all.FirstOrDefault(c => ReferenceCriteria.Evaluate(c, resource, now) == Truth.Unknown);
        var deciding = unknown ?? all[0];
        return new Decision(
            unknown is null ? Outcome.NoCriterionMatched : Outcome.MissingData,
            site,
            deciding,
            ReferenceCriteria.FindDecidingCondition(deciding, resource, now));
    }
}
