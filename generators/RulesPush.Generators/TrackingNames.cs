namespace RulesPush.Generators;

/// <summary>The names of the generator's steps, by which tests assert that they are cached.</summary>
public static class TrackingNames
{
    public const string Project = nameof(Project);
    public const string Properties = nameof(Properties);
    public const string CompleteNetworks = nameof(CompleteNetworks);
    public const string BoundaryFiles = nameof(BoundaryFiles);
    public const string ParsedSites = nameof(ParsedSites);
    public const string ParsedCriteria = nameof(ParsedCriteria);
    public const string NamesDifferingByCase = nameof(NamesDifferingByCase);
    public const string Sites = nameof(Sites);
    public const string Criteria = nameof(Criteria);
    public const string SiteRows = nameof(SiteRows);
    public const string BoundaryTexts = nameof(BoundaryTexts);
    public const string BoundaryMaps = nameof(BoundaryMaps);
    public const string Pack = nameof(Pack);
}
