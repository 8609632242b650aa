using RulesPush.Model;

namespace RulesPush;

/// <summary>What a rule pack says of one resource at one time. Its text is rendered by <see cref="Reason"/> alone.</summary>
/// <param name="Outcome">The first check that failed, or <see cref="Outcome.Push"/>.</param>
/// <param name="Site">
/// The site that the resource is assigned to, or for <see cref="Outcome.RoamingOnly"/> the one that it roams in; null
/// for <see cref="Outcome.NotASystem"/> and <see cref="Outcome.NotAssigned"/>.
/// </param>
/// <param name="Criteria">
/// The first criteria of the site that certainly match. Where none does: the first that are unknown (for
/// <see cref="Outcome.MissingData"/>), or the first at all. Null where criteria were not reached, or the site names none.
/// </param>
/// <param name="Condition">Where the criteria do not match: their first condition that is false, or else unknown.</param>
/// <param name="Exclusion">The entry of the exclusion list, for <see cref="Outcome.ExcludedByName"/>.</param>
public readonly record struct Decision(
    Outcome Outcome,
    SiteDefinition? Site = null,
    CriteriaDefinition? Criteria = null,
    Condition? Condition = null,
    PushExclusion? Exclusion = null)
{
    /// <summary>Whether the site creates a CCR.</summary>
    public bool IsPush => Outcome == Outcome.Push;

    /// <summary>The criteria that certainly match; null where none does, or the site pushes without criteria.</summary>
    public CriteriaDefinition? MatchedCriteria => Condition is null ? Criteria : null;
}

/// <summary>Which site a resource belongs to.</summary>
/// <param name="Site">The site; null where no boundary holds the resource.</param>
/// <param name="IsRoaming">Whether only a roaming boundary holds it, which never assigns.</param>
public readonly record struct Assignment(SiteDefinition? Site, bool IsRoaming)
{
    /// <summary>The site that the resource is assigned to; null where it is in none, or roams.</summary>
    public SiteDefinition? AssignedSite => IsRoaming ? null : Site;
}
