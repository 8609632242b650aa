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
        $"put [ExcludeFromPush({Quoted([name])})] on {site.Code}",
        before => before with { Exclusions = new([.. before.Exclusions, new PushExclusion { Names = Pattern.ParseAll([name]) }]) });

    /// <summary>Gives a site one more boundary.</summary>
    public static RuleEdit Adding(SiteDefinition site, BoundaryDefinition boundary) => OfSite(
        site,
        $"put {boundary switch { AdSiteBoundary ad => $"[Boundary.AdSite({Quoted([ad.SiteName])})]", _ => $"[Boundary.IpSubnet({Quoted([boundary.ToString()])})]" }} on {site.Code}",
        before => before with { Boundaries = new([.. before.Boundaries, boundary]) });

    /// <summary>Switches client push on at a site, for some criteria.</summary>
    public static RuleEdit Pushing(RulePackDefinition pack, SiteDefinition site, CriteriaDefinition criteria) => OfSite(
        site,
        $"put [ClientPush(typeof({pack.ShortName(criteria.RuleName)}))] on {site.Code}",
        before => before with { ClientPush = new ClientPushDefinition { Criteria = new(criteria.RuleName) } });

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

    private static string Quoted(IEnumerable<string> texts) => string.Join(", ", texts.Select(static t => $"\"{t}\""));
}
