using RulesPush.Model;

namespace RulesPush.Sites;

/// <summary>Whether a request still stands: asked before every attempt.</summary>
internal sealed class RequestCheck(RulesInForce rules, ClientPush push, TimeProvider clock)
{
    /// <summary>Why the request no longer stands; null where it does.</summary>
    public string? WhyNot(ClientConfigurationRequest request, StoredResource? stored)
    {
        if (stored is null)
            return "the resource is no longer known here";
        if (request.Wizard is { } options)
            return WhyWizardRefuses(rules.Hierarchy.Find(request.Site)!, stored, options);
        var decision = DecideNow(request, stored);
        return decision.Outcome == Outcome.Push && decision.HeldBy == request.Site
            ? null
            : $"the rules no longer want it: {decision.Outcome}: {decision.Reason}";
    }

    /// <summary>Cancels a request that no longer stands, and keeps what the rules say now: only what differs from it is news.</summary>
    public void Cancel(ISiteTransaction transaction, ClientConfigurationRequest request, StoredResource? stored, string why)
    {
        if (stored is not null && request.Wizard is null)
            transaction.Inventory.SaveDecision(stored with { Decision = DecideNow(request, stored) });
        RequestLife.Close(transaction, request, RequestState.Cancelled, why, clock.GetUtcNow());
    }

    /// <summary>What the wizard checks; criteria are not among it.</summary>
    public string? WhyWizardRefuses(HierarchySite site, StoredResource stored, WizardOptions options)
    {
        var resource = stored.Record.ToResource(rules.Definition, stored.InstallFlag.IsSet);
        if (resource.ResourceType is not (null or ResourceType.System))
            return $"is a {resource.ResourceType}, not a System";
        if (options.OnlyAssigned && rules.Pack.Assign(resource).AssignedSite?.Code is var holder && holder != site.Code)
            return holder is null ? $"is in the boundaries of no site, and only machines assigned to {site} are included"
                : $"is assigned to {holder}, and only machines assigned to {site} are included";
        if (resource.Client == true && !options.AlwaysInstall)
            return "is already a client";
        if (!ReferenceDecision.IsAddressable(resource))
            return "has no NetBIOS name, host name or IP address to reach it by";
        if (ReferenceDecision.FindExclusion(site.Definition, resource, clock.GetUtcNow()) is { } exclusion)
            return $"is on the exclusion list of {site} as {exclusion.Names}" + (exclusion.Because is null ? "" : $", because \"{exclusion.Because}\"");
        return resource.SystemKind == SystemKind.DomainController && !options.IncludeDomainControllers
            ? "is a domain controller, and these are not included"
            : null;
    }

    /// <summary>A secondary site hears no more of a machine that moved away: what its old copy comes to now says nothing.</summary>
    private KeptDecision DecideNow(ClientConfigurationRequest request, StoredResource stored) =>
        stored.Decision is { } kept && kept.HeldBy != request.Site ? kept : push.Evaluate(stored);
}
