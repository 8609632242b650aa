using RulesPush.Model;

namespace RulesPush.Cli.Drawing;

/// <summary>What a picture of rules shows, in the order in which it shows it: the same for every format, and for every run.</summary>
internal sealed record RuleGraph
{
    private RuleGraph(RulePackDefinition pack)
    {
        Title = VisibleText.Of(pack.Name);
        var criteria = pack.Criteria.OrderBy(static c => c.RuleName, StringComparer.Ordinal).ToList();
        Criteria = [.. criteria.Select(c => new CriteriaNode(pack, c))];
        var sites = pack.Sites.OrderBy(static s => s.Code, StringComparer.Ordinal).ToList();
        // A parent that the pack does not have would hide the sites below it.
        Roots = [.. sites.Where(s => s.Parent is null || pack.FindSite(s.Parent) is null).Select(ToNode)];
        Summary = $"{Several(sites.Count, "site", "sites")}, {criteria.Count} push criteria";

        SiteNode ToNode(SiteDefinition site) => new(
            site,
            [.. (site.ClientPush?.Criteria ?? default).Select(name => criteria.FindIndex(c => c.RuleName == name))],
            [.. sites.Where(s => s.Parent == site.RuleName).Select(ToNode)]);
    }

    public string Title { get; }

    public string Summary { get; }

    /// <summary>The sites without a parent, by code.</summary>
    public IReadOnlyList<SiteNode> Roots { get; }

    /// <summary>The criteria, by full name.</summary>
    public IReadOnlyList<CriteriaNode> Criteria { get; }

    public static RuleGraph Of(RulePackDefinition pack) => new(pack);

    /// <summary>Such as "1 site" and "2 sites".</summary>
    internal static string Several(int count, string one, string several) => $"{Output.Answer.Number(count)} {(count == 1 ? one : several)}";

    /// <summary>The name of a rule class without its namespace.</summary>
    internal static string LastSegment(string ruleName) => ruleName[(ruleName.LastIndexOf('.') + 1)..];
}

/// <summary>A site, with those that report to it.</summary>
/// <param name="Site">The site.</param>
/// <param name="Criteria">The criteria that it pushes by, as places in the picture's list.</param>
/// <param name="Children">The sites that report to it, by code.</param>
internal sealed record SiteNode(SiteDefinition Site, IReadOnlyList<int> Criteria, IReadOnlyList<SiteNode> Children)
{
    /// <summary>The first few; a file may have thousands.</summary>
    private const int ShownBoundaries = 3;

    public string Name => RuleGraph.LastSegment(Site.RuleName);

    public bool IsPushOn => Site.ClientPush is not null;

    /// <summary>Whether the site pushes without criteria.</summary>
    public bool PushesAll => Site.ClientPush is { Criteria.Count: 0 };

    /// <summary>What is said of the site, a line each.</summary>
    public IEnumerable<string> Facts
    {
        get
        {
            var kind = Site.IsSecondary ? "secondary site" : "primary site";
            yield return Site.ManagementPoint is { } point ? $"{kind}, {VisibleText.Of(point)}" : kind;
            yield return Boundaries(Site.Boundaries, "boundary", "boundaries");
            if (Site.RoamingBoundaries.Count > 0)
                yield return Boundaries(Site.RoamingBoundaries, "roaming boundary", "roaming boundaries");
            if (Site.Exclusions.Count > 0)
                yield return RuleGraph.Several(Site.Exclusions.Count, "entry", "entries") + " on the exclusion list";
            if (Site.ClientPush?.DomainControllers == true)
                yield return "lets domain controllers in";
        }
    }

    private static string Boundaries(EquatableArray<BoundaryDefinition> boundaries, string one, string several)
    {
        if (boundaries.Count == 0)
            return $"no {one}";
        var shown = string.Join(", ", boundaries.Take(ShownBoundaries).Select(static b => VisibleText.Of(b.ToString())));
        return $"{RuleGraph.Several(boundaries.Count, one, several)}: {shown}{(boundaries.Count > ShownBoundaries ? ", ..." : "")}";
    }
}

/// <summary>Push criteria.</summary>
internal sealed record CriteriaNode
{
    public CriteriaNode(RulePackDefinition pack, CriteriaDefinition criteria)
    {
        Name = pack.ShortName(criteria.RuleName);
        Conditions = [.. criteria.Conditions.Select(static c => new ConditionLine(c))];
        var users = pack.Sites.Where(s => s.ClientPush?.Criteria.Contains(criteria.RuleName) == true).Select(static s => s.Code);
        UsedBy = string.Join(", ", users.Order(StringComparer.Ordinal)) is { Length: > 0 } codes ? $"used by {codes}" : "used by no site";
    }

    public string Name { get; }

    /// <summary>The conditions, all of which must hold; without any every machine matches.</summary>
    public IReadOnlyList<ConditionLine> Conditions { get; }

    public string UsedBy { get; }
}

/// <summary>A condition as an administrator would write it.</summary>
internal sealed record ConditionLine(Condition Condition)
{
    public string Text => VisibleText.Of(Condition.ToString());

    /// <summary>Why, and until when; null where the rule says neither.</summary>
    public string? Reason => (Condition.Because, Condition.Until) switch
    {
        ({ } because, { } until) => $"{VisibleText.Of(because)}, until {until}",
        ({ } because, null) => VisibleText.Of(because),
        (null, { } until) => $"until {until}",
        _ => null,
    };
}
