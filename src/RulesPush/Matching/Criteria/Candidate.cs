namespace RulesPush.Matching.Criteria;

/// <summary>A criterion that a table has found.</summary>
/// <param name="Place">Its place in the site's order; -1 for none.</param>
/// <param name="Match">What its compiled matcher answered; null where nobody has asked it yet.</param>
internal readonly record struct Candidate(int Place, CriteriaMatch? Match)
{
    public static Candidate None => new(-1, null);
}

/// <summary>The compiled matchers of a site's criteria, by their places in its order.</summary>
internal interface ICompiledMatcher
{
    CriteriaMatch Match(int place, Resource resource, DateTimeOffset now);
}
