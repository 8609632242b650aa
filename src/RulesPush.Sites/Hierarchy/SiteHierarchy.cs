using RulesPush.Model;

namespace RulesPush.Sites;

/// <summary>The sites of a rule pack as a forest of primary and secondary sites.</summary>
public sealed class SiteHierarchy
{
    private readonly Dictionary<string, HierarchySite> _byCode = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Puts the sites of <paramref name="rules"/> in order.</summary>
    public SiteHierarchy(RulePackDefinition rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var byRule = rules.Sites.ToDictionary(static s => s.RuleName, static s => new HierarchySite(s));
        foreach (var site in byRule.Values.OrderBy(static s => s.Code, StringComparer.Ordinal))
        {
            _byCode.Add(site.Code, site);
            if (site.Definition.Parent is { } parent)
                byRule[parent].Adopt(site);
        }

        Sites = [.. _byCode.Values.Where(static s => s.Parent is null).SelectMany(static s => s.SelfAndBelow)];
    }

    /// <summary>All sites, each before those below it, otherwise by code.</summary>
    public IReadOnlyList<HierarchySite> Sites { get; }

    /// <summary>The site of this code, ignoring case; null where there is none.</summary>
    public HierarchySite? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);
}

/// <summary>A site with its place in the hierarchy.</summary>
public sealed class HierarchySite
{
    private readonly List<HierarchySite> _children = [];
    private Dictionary<string, HierarchySite>? _towards;

    internal HierarchySite(SiteDefinition definition) => Definition = definition;

    /// <summary>What its rule class says.</summary>
    public SiteDefinition Definition { get; }

    /// <summary>The site code.</summary>
    public string Code => Definition.Code;

    /// <summary>Whether it is a secondary site, which has no site database of its own.</summary>
    public bool IsSecondary => Definition.IsSecondary;

    /// <summary>The primary site that it reports to; null where it reports to none.</summary>
    public HierarchySite? Parent { get; private set; }

    /// <summary>The sites that report to it, by code.</summary>
    public IReadOnlyList<HierarchySite> Children => _children;

    /// <summary>Itself, or the primary site of a secondary one: the site that its clients are assigned to.</summary>
    public HierarchySite Primary => IsSecondary ? Parent! : this;

    /// <summary>Itself and all sites below it, each before those below.</summary>
    public IEnumerable<HierarchySite> SelfAndBelow => _children.SelectMany(static c => c.SelfAndBelow).Prepend(this);

    /// <summary>Whether the site of this code is this one, or below it.</summary>
    public bool Spans(string code) => code == Code || ChildTowards(code) is not null;

    /// <summary>The child that is the site of this code, or above it; null where it is not below this site.</summary>
    public HierarchySite? ChildTowards(string code)
    {
        // Asked for every machine, and only when all sites are in their places.
        _towards ??= _children.SelectMany(static child => child.SelfAndBelow.Select(site => (site.Code, child)))
            .ToDictionary(static below => below.Code, static below => below.child, StringComparer.Ordinal);
        return _towards.GetValueOrDefault(code);
    }

    /// <inheritdoc/>
    public override string ToString() => Code;

    internal void Adopt(HierarchySite child)
    {
        child.Parent = this;
        _children.Add(child);
    }
}
