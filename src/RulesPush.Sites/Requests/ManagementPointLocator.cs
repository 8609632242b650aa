namespace RulesPush.Sites;

/// <summary>Management point locator: where client files come from, and what the client reports through.</summary>
/// <param name="rules">The rules, which name the management points.</param>
/// <param name="probe">Whether one answers; null in a dry run, which asks nobody.</param>
internal sealed class ManagementPointLocator(RulesInForce rules, IManagementPointProbe? probe)
{
    /// <summary>
    /// The proxy management point of the request's site if it has one that answers, else the default one of the primary
    /// site. Null where the rules name none.
    /// </summary>
    public async Task<string?> FindSourceAsync(HierarchySite site, CancellationToken cancellationToken)
    {
        if (site.IsSecondary && site.Definition.ManagementPoint is { } proxy
            && (probe is null || await probe.AnswersAsync(proxy, cancellationToken)))
        {
            return proxy;
        }

        return site.Primary.Definition.ManagementPoint;
    }

    /// <summary>
    /// The proxy management point of the secondary site that holds the resource, where it belongs to the request's primary
    /// site; else the one of that primary site. Null where the rules name none.
    /// </summary>
    public string? FindReporting(HierarchySite site, Resource resource)
    {
        var holder = rules.Hierarchy.Find(rules.Pack.Assign(resource).AssignedSite?.Code);
        return holder is { IsSecondary: true, Definition.ManagementPoint: { } proxy } && holder.Parent == site.Primary
            ? proxy
            : site.Primary.Definition.ManagementPoint;
    }
}
