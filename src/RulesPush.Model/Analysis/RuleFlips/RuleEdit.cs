namespace RulesPush.Model;

/// <summary>A change of an attribute that can be tried: what it makes of a pack.</summary>
internal sealed record RuleEdit(RuleChange Change, Func<RulePackDefinition, RulePackDefinition> Apply)
{
    /// <summary>Takes a condition off a criteria class.</summary>
    public static RuleEdit Without(RulePackDefinition pack, CriteriaDefinition criteria, Condition condition)
    {
        var attribute = condition.Test is MethodTest ? condition.ToString() : $"[{condition}]";
        return new RuleEdit(
            new RuleChange(criteria.RuleName, $"take {attribute} off {pack.ShortName(criteria.RuleName)}"),
            before => before with { Criteria = new(before.Criteria.Select(c => c.RuleName == criteria.RuleName ? Without(c, condition) : c)) });
    }

    /// <summary>Takes an entry off the exclusion list of a site.</summary>
    public static RuleEdit Without(SiteDefinition site, PushExclusion exclusion) => OfSite(
        site,
        $"take [{exclusion}] off {site.Code}",
        before => before with { Exclusions = new(before.Exclusions.Where(e => !ReferenceEquals(e, exclusion))) });

    /// <summary>Puts a name on the exclusion list of a site.</summary>
    public static RuleEdit Excluding(SiteDefinition site, string name) => OfSite(
        site,
        $"put [ExcludeFromPush({StringLiteral.List([name])})] on {site.Code}",
        before => before with { Exclusions = new([.. before.Exclusions, new PushExclusion { Names = Pattern.ParseAll([name]) }]) });

    /// <summary>Gives a site one more boundary.</summary>
    public static RuleEdit Adding(SiteDefinition site, BoundaryDefinition boundary) => OfSite(
        site,
        $"put {Attribute(boundary)} on {site.Code}",
        before => before with { Boundaries = new([.. before.Boundaries, boundary]) });

    /// <summary>Takes a boundary off a site, or its row out of the file that it stands in.</summary>
    public static RuleEdit Removing(SiteDefinition site, BoundaryDefinition boundary) => OfSite(
        site,
        boundary.File is { } file ? $"take {boundary} of {site.Code} out of {file}" : $"take {Attribute(boundary)} off {site.Code}",
        before => before with { Boundaries = new(before.Boundaries.Where(b => b != boundary)) });

    /// <summary>Switches client push on at a site, for some criteria, with domain controllers where they have to be let in.</summary>
    public static RuleEdit Pushing(RulePackDefinition pack, SiteDefinition site, CriteriaDefinition criteria, bool controllers) => OfSite(
        site,
        $"put [ClientPush(typeof({pack.ShortName(criteria.RuleName)}){(controllers ? ", DomainControllers = true" : "")})] on {site.Code}",
        before => before with { ClientPush = new ClientPushDefinition { Criteria = new(criteria.RuleName), DomainControllers = controllers } });

    /// <summary>Switches client push off at a site.</summary>
    public static RuleEdit SwitchingOff(SiteDefinition site) => OfSite(site, $"take [ClientPush] off {site.Code}", static before => before with { ClientPush = null });

    /// <summary>Takes criteria out of what a site pushes by.</summary>
    public static RuleEdit Without(RulePackDefinition pack, SiteDefinition site, string criteria) => OfSite(
        site,
        $"take typeof({pack.ShortName(criteria)}) out of [ClientPush] of {site.Code}",
        before => before with { ClientPush = before.ClientPush! with { Criteria = new(before.ClientPush.Criteria.Where(c => c != criteria)) } });

    /// <summary>Lets domain controllers in, or out.</summary>
    public static RuleEdit LettingDomainControllersIn(SiteDefinition site, bool areIn) => OfSite(
        site,
        $"set DomainControllers = {(areIn ? "true" : "false")} in [ClientPush] of {site.Code}",
        before => before with { ClientPush = before.ClientPush! with { DomainControllers = areIn } });

    private static RuleEdit OfSite(SiteDefinition site, string text, Func<SiteDefinition, SiteDefinition> change) => new(
        new RuleChange(site.RuleName, text),
        before => before with { Sites = new(before.Sites.Select(s => s.RuleName == site.RuleName ? change(s) : s)) });

    /// <summary>One and the same condition may stand there twice, and is taken off as one.</summary>
    private static CriteriaDefinition Without(CriteriaDefinition criteria, Condition condition) =>
        criteria with { Conditions = new(criteria.Conditions.Where(c => c != condition)) };

    /// <summary>As an administrator writes it.</summary>
    private static string Attribute(BoundaryDefinition boundary) => boundary switch
    {
        AdSiteBoundary ad => $"[Boundary.AdSite({StringLiteral.Of(ad.SiteName)})]",
        RangeBoundary range => $"[Boundary.IpRange({StringLiteral.List([range.Range.First.ToString(), range.Range.Last.ToString()])})]",
        NetworkBoundary network => $"[Boundary.IpSubnet({StringLiteral.Of(network.ToString())})]",
        _ => $"the boundary {boundary}",
    };
}
