namespace RulesPush.Model;

/// <summary>What the analysis can find in rules that parse. Each has a diagnostic of its own: see <see cref="FindingForm"/>.</summary>
public enum FindingKind
{
    /// <summary>Criteria that no machine can match.</summary>
    NothingMatches,

    /// <summary>A required condition without which the criteria would match the same machines.</summary>
    ConditionChangesNothing,

    /// <summary>A value of a condition without which the criteria would match the same machines.</summary>
    ValueChangesNothing,

    /// <summary>An exclude without which the criteria would match the same machines.</summary>
    ExcludeRemovesNothing,

    /// <summary>Criteria without which the site would push to the same machines.</summary>
    CoveredByOthers,

    /// <summary>Boundaries of two sites that hold the same addresses, or the same AD site or subnet ID.</summary>
    EqualBoundaries,

    /// <summary>Boundaries of two sites that share addresses, and neither lies within the other.</summary>
    CrossingBoundaries,

    /// <summary>A boundary that lies within one of another site: the inner one wins.</summary>
    NestedBoundary,

    /// <summary>A boundary whose addresses other boundaries of the same site hold already.</summary>
    RedundantBoundary,

    /// <summary>Boundaries of one site that fewer could stand for.</summary>
    MergeableBoundaries,

    /// <summary>A roaming boundary that holds nothing that is not in the site boundaries of the same site.</summary>
    RoamingRepeatsBoundary,

    /// <summary>A site with client push on that can never push.</summary>
    SiteNeverPushes,

    /// <summary>Criteria of a site that no machine within its boundaries can match.</summary>
    CriteriaOutsideBoundaries,

    /// <summary>An exclude, or an entry of an exclusion list, after its last day.</summary>
    Expired,

    /// <summary>An exclude, or an entry of an exclusion list, whose last day is near.</summary>
    ExpiresSoon,

    /// <summary>Criteria that let domain controllers in, at a site that does, without naming them.</summary>
    DomainControllersLetIn,

    /// <summary>A network of which every address should belong to a site, and one does not.</summary>
    Gap,

    /// <summary>An example of the rules that does not hold.</summary>
    ExampleFails,

    /// <summary>A class that could not be analysed within the budget.</summary>
    NotProved,
}
