using Microsoft.CodeAnalysis;
using RulesPush.Generators;
using RulesPush.Model;

namespace RulesPush.Analyzers;

/// <summary>The pack that the healthy rules of a project make, as the generator puts it together, and where its parts stand.</summary>
internal sealed class ProjectPack
{
    private readonly Dictionary<string, (INamedTypeSymbol Type, IReadOnlyList<SiteRowsInFile> Files)> _classes;
    private readonly ProjectRules _rules;

    private ProjectPack(RulePackDefinition definition, Dictionary<string, (INamedTypeSymbol Type, IReadOnlyList<SiteRowsInFile> Files)> classes, ProjectRules rules) =>
        (Definition, _classes, _rules) = (definition, classes, rules);

    /// <summary>The pack, with the rows of boundary files.</summary>
    public RulePackDefinition Definition { get; }

    /// <summary>Puts the pack together.</summary>
    public static ProjectPack Of(IAssemblySymbol assembly, ProjectRules rules, BoundaryFiles files, CancellationToken cancellation)
    {
        var wrong = WrongTogether(rules);
        var classes = new Dictionary<string, (INamedTypeSymbol Type, IReadOnlyList<SiteRowsInFile> Files)>(StringComparer.Ordinal);
        var sites = new List<SiteDefinition>();
        foreach (var site in rules.Sites)
        {
            var (type, definition) = (site.Key, site.Value.Definition);
            if (wrong.Contains(definition.RuleName) || SiteRowsInFiles.Of(type, site.Value, files, cancellation) is not { } rows)
                continue;
            classes.Add(definition.RuleName, (type, rows));
            sites.Add(definition with
            {
                Boundaries = WithRows(definition.Boundaries, rows.Where(static r => !r.Use.IsRoaming)),
                RoamingBoundaries = WithRows(definition.RoamingBoundaries, rows.Where(static r => r.Use.IsRoaming)),
            });
        }

        var criteria = new List<CriteriaDefinition>();
        foreach (var healthy in rules.Criteria.Where(c => !wrong.Contains(c.Value.Definition.RuleName)))
        {
            classes.Add(healthy.Value.Definition.RuleName, (healthy.Key, []));
            criteria.Add(healthy.Value.Definition);
        }

        var pack = new RulePackDefinition
        {
            Name = assembly.Name,
            Sites = new EquatableArray<SiteDefinition>(sites.OrderBy(static s => s.RuleName, StringComparer.Ordinal)),
            Criteria = new EquatableArray<CriteriaDefinition>(criteria.OrderBy(static c => c.RuleName, StringComparer.Ordinal)),
            Properties = rules.Properties,
            CompleteNetworks = new EquatableArray<IpNetwork>(rules.CompleteNetworks.Select(static n => n.Network)),
        };
        return new ProjectPack(pack, classes, rules);
    }

    /// <summary>The class with this full name; null where the pack has none.</summary>
    public INamedTypeSymbol? ClassOf(string ruleName) => _classes.TryGetValue(ruleName, out var found) ? found.Type : null;

    /// <summary>The place of the guilty part; null where it is a row of a boundary file.</summary>
    public Place? PlaceOf(RuleFinding finding)
    {
        if (finding.Part.Section == RuleSection.CompleteNetwork)
            return _rules.CompleteNetworks[finding.Part.Index].Attribute.At("network");
        var (type, _) = _classes[finding.Rule];
        if (RowOf(finding) is not { } row)
            return RulePlaces.Of(type, finding.Part, Definition);
        // Of a file as a whole, the attribute that names it.
        return finding.Kind is FindingKind.MergeableBoundaries or FindingKind.RoamingRepeatsBoundary ? new Place(type, row.File.Attribute) : null;
    }

    /// <summary>The row of a boundary file that the guilty part is; null where it stands in an attribute.</summary>
    public (SiteRowsInFile File, BoundaryRow Row)? RowOf(RuleFinding finding)
    {
        if (finding.File is null)
            return null;
        var isRoaming = finding.Part.Section == RuleSection.RoamingBoundary;
        var (_, files) = _classes[finding.Rule];
        var site = Definition.FindSite(finding.Rule)!;
        var uses = files.Where(f => f.Use.IsRoaming == isRoaming).ToList();
        // The rows follow the attributes.
        var index = finding.Part.Index - ((isRoaming ? site.RoamingBoundaries : site.Boundaries).Count - uses.Sum(static u => u.Rows.Count));
        foreach (var use in uses)
        {
            if (index < use.Rows.Count)
                return (use, use.Rows[index]);
            index -= use.Rows.Count;
        }

        return null;
    }

    private static HashSet<string> WrongTogether(ProjectRules rules)
    {
        var sites = rules.Sites.Values.Select(static s => s.Definition).ToList();
        var names = sites.Select(static s => s.RuleName).Concat(rules.Criteria.Values.Select(static c => c.Definition.RuleName)).ToList();
        // While it is being typed, a project may have two classes of one name.
        var wrong = new HashSet<string>(names.GroupBy(static n => n, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() > 1).SelectMany(static g => g), StringComparer.Ordinal);
        var unambiguous = sites.FindAll(s => !wrong.Contains(s.RuleName));
        wrong.UnionWith(RuleNames.WithDuplicateCode(unambiguous).Keys);
        wrong.UnionWith(RuleNames.InParentCycle(unambiguous).Select(static s => s.RuleName));
        return wrong;
    }

    private static EquatableArray<BoundaryDefinition> WithRows(EquatableArray<BoundaryDefinition> ofAttributes, IEnumerable<SiteRowsInFile> files) =>
        new(ofAttributes.Concat(files.SelectMany(static f => f.Boundaries)));
}
