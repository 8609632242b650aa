using Microsoft.CodeAnalysis;
using RulesPush.Generators;
using RulesPush.Model;

namespace RulesPush.Analyzers;

/// <summary>
/// All rule classes of a project, parsed as the generator parses them, with the mistakes of each. They are parsed
/// together, because a mistake such as a site code that is used twice takes two classes.
/// </summary>
internal sealed class ProjectRules
{
    private readonly Dictionary<ISymbol, KeptFindings> _findings = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _boundaryFiles = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<INamedTypeSymbol, SiteModel> _sites = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, CriteriaModel> _criteria = new(SymbolEqualityComparer.Default);

    private ProjectRules()
    {
    }

    /// <summary>The sites without a mistake of their own; a finding between classes may still concern them.</summary>
    public IReadOnlyDictionary<INamedTypeSymbol, SiteModel> Sites => _sites;

    /// <summary>The push criteria without a mistake of their own.</summary>
    public IReadOnlyDictionary<INamedTypeSymbol, CriteriaModel> Criteria => _criteria;

    /// <summary>The custom properties.</summary>
    public EquatableArray<PropertyDefinition> Properties { get; private set; }

    /// <summary>The networks that the project calls complete, with their attributes.</summary>
    public IReadOnlyList<(IpNetwork Network, AttributeReader Attribute)> CompleteNetworks { get; private set; } = [];

    /// <summary>Parses the rules of a project.</summary>
    public static ProjectRules Parse(Compilation compilation, BoundaryFiles files)
    {
        var rules = new ProjectRules();
        rules.Properties = PropertyDeclarationParser.Parse(compilation.Assembly, rules.FindingsOf(compilation.Assembly));
        rules.CompleteNetworks = CompleteNetworkParser.Parse(compilation.Assembly, rules.FindingsOf(compilation.Assembly));
        var classes = new List<INamedTypeSymbol>();
        foreach (var type in Types(compilation.Assembly.GlobalNamespace))
        {
            if (!RuleClassParser.HasRole(type))
            {
                RuleAttributesWithoutRole.Check(type, rules.FindingsOf(type));
                continue;
            }

            classes.Add(type);
            rules.ParseClass(type, files);
        }

        MistakesBetweenClasses.CheckNames(classes, rules.FindingsOf);
        MistakesBetweenClasses.CheckSites(rules._sites, rules.FindingsOf);
        return rules;
    }

    /// <summary>The mistakes of a class, or of the assembly.</summary>
    public IReadOnlyList<Finding> MistakesOf(ISymbol symbol) =>
        _findings.TryGetValue(symbol, out var findings) ? findings.All : [];

    /// <summary>Whether any rule names the boundary file.</summary>
    public bool NamesBoundaryFile(string path) => _boundaryFiles.Contains(BoundaryFilePath.Normalise(path));

    /// <summary>Parses a class with a role.</summary>
    private void ParseClass(INamedTypeSymbol type, BoundaryFiles files)
    {
        var findings = FindingsOf(type);
        if (!SiteParser.IsSite(type))
        {
            if (CriteriaParser.Parse(type, findings, CancellationToken.None).Model is { } criteria)
                _criteria.Add(type, criteria);
            return;
        }

        if (SiteParser.Parse(type, findings, CancellationToken.None).Model is { } site)
            _sites.Add(type, site);
        foreach (var attribute in type.GetAttributes().Where(BoundaryFiles.IsUse))
        {
            if (files.Check(new AttributeReader(type, attribute), findings) is { } path)
                _boundaryFiles.Add(path);
        }
    }

    private KeptFindings FindingsOf(ISymbol symbol)
    {
        if (!_findings.TryGetValue(symbol, out var findings))
            _findings.Add(symbol, findings = new KeptFindings());
        return findings;
    }

    /// <summary>All classes; the compiler itself reports a rule attribute on anything else.</summary>
    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Class } type)
                yield return type;
            foreach (var nested in Types(member))
                yield return nested;
        }
    }
}
