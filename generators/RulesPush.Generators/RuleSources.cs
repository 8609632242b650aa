using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Where the generator's models come from. Every one is equal to the next when nothing has changed.</summary>
internal static class RuleSources
{
    public static IncrementalValueProvider<Project> Project(IncrementalGeneratorInitializationContext context) =>
        context.AnalyzerConfigOptionsProvider
            .Combine(context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName))
            .Select(static (input, _) =>
            {
                var options = input.Left.GlobalOptions;
                var assemblyName = input.Right ?? "Rules";
                return new Project(
                    Identifiers.Namespace(options.TryGetValue("build_property.RootNamespace", out var root) ? root : assemblyName),
                    assemblyName,
                    ProjectDirectory(options));
            });

    /// <summary>The folder of the project; null where the build does not say.</summary>
    public static string? ProjectDirectory(Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.ProjectDir", out var directory) && directory.Length > 0 ? directory : null;

    public static IncrementalValueProvider<DeclaredProperties> Properties(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                RuleAttributeNames.Full(RuleAttributeNames.DiscoveryProperty),
                static (node, _) => node is CompilationUnitSyntax,
                static (found, _) =>
                {
                    var findings = new Findings();
                    var properties = PropertyDeclarationParser.Parse(found.SemanticModel.Compilation.Assembly, findings);
                    return new DeclaredProperties(properties, findings.Count > 0);
                })
            .Collect()
            .Select(static (all, _) => all.FirstOrDefault() ?? new DeclaredProperties(default, HasMistake: false));

    public static IncrementalValueProvider<CompleteNetworks> CompleteNetworks(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                RuleAttributeNames.Full(RuleAttributeNames.EveryMachineOf),
                static (node, _) => node is CompilationUnitSyntax,
                static (found, _) =>
                {
                    var findings = new Findings();
                    var networks = CompleteNetworkParser.ParseNetworks(found.SemanticModel.Compilation.Assembly, findings);
                    return new CompleteNetworks(networks, findings.Count > 0);
                })
            .Collect()
            .Select(static (all, _) => all.FirstOrDefault() ?? new CompleteNetworks(default, HasMistake: false));

    public static IncrementalValuesProvider<BoundaryFile> BoundaryFiles(IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            .Select(BoundaryFileParser.Parse);

    public static IncrementalValuesProvider<Parsed<SiteModel>> Sites(IncrementalGeneratorInitializationContext context)
    {
        var primary = Find(context, RuleAttributeNames.PrimarySite, SiteParser.Parse);
        var secondary = Find(context, RuleAttributeNames.SecondarySite, SiteParser.Parse);
        return primary.Collect().Combine(secondary.Collect()).SelectMany(static (all, _) =>
            // A class with both roles is found twice, and has a mistake.
            all.Left.Concat(all.Right).GroupBy(static s => s.FullName, StringComparer.Ordinal).Select(static g => g.First()));
    }

    public static IncrementalValuesProvider<Parsed<CriteriaModel>> Criteria(IncrementalGeneratorInitializationContext context) =>
        Find(context, RuleAttributeNames.PushCriteria, CriteriaParser.Parse);

    public static IncrementalValueProvider<EquatableArray<string>> NamesDifferingByCase(
        IncrementalValuesProvider<Parsed<SiteModel>> sites, IncrementalValuesProvider<Parsed<CriteriaModel>> criteria) =>
        sites.Select(static (site, _) => site.FullName).Collect()
            .Combine(criteria.Select(static (c, _) => c.FullName).Collect())
            .Select(static (names, _) => RuleNames.DifferingByCase(names.Left.Concat(names.Right)));

    public static IncrementalValuesProvider<Parsed<T>> Unambiguous<T>(
        IncrementalValuesProvider<Parsed<T>> parsed, IncrementalValueProvider<EquatableArray<string>> ambiguous)
        where T : class, IEquatable<T> =>
        parsed.Combine(ambiguous).Select(static (input, _) =>
            input.Right.Contains(input.Left.FullName) ? input.Left with { Model = null } : input.Left);

    public static IncrementalValuesProvider<Parsed<SiteModel>> WithReadableFiles(
        IncrementalValuesProvider<Parsed<SiteModel>> sites,
        IncrementalValueProvider<Project> project,
        IncrementalValuesProvider<BoundaryFile> files) =>
        sites.Combine(project).Combine(files.Collect()).Select(static (input, _) =>
        {
            var ((site, project), files) = input;
            var isReadable = site.Model is not { Files.Count: > 0 } model || SiteRows.Select(model, project.Directory, files) is not null;
            return isReadable ? site : site with { Model = null };
        });

    public static IncrementalValuesProvider<SiteRows> Rows(
        IncrementalValuesProvider<Parsed<SiteModel>> sites,
        IncrementalValueProvider<Project> project,
        IncrementalValuesProvider<BoundaryFile> files) =>
        sites.Combine(project).Combine(files.Collect())
            .Select(static (input, _) => input.Left.Left.Model is { } model ? SiteRows.Select(model, input.Left.Right.Directory, input.Right) : null)
            .Where(static rows => rows is not null)
            .Select(static (rows, _) => rows!);

    /// <summary>In which form there is room for the boundaries in an assembly.</summary>
    public static IncrementalValueProvider<BoundaryTexts> Texts(IncrementalValuesProvider<SiteRows> rows, IncrementalValueProvider<BoundaryMaps> maps) =>
        rows.Select(static (site, _) => site.Characters).Collect().Combine(maps.Select(static (maps, _) => (maps.Codes.Count, maps.Characters)))
            .Select(static (input, _) => BoundaryTexts.For(input.Left.Sum(static c => (long)c), input.Right.Count, input.Right.Characters));

    public static IncrementalValueProvider<BoundaryMaps> BoundaryMaps(IncrementalValuesProvider<Parsed<SiteModel>> sites, IncrementalValuesProvider<SiteRows> rows) =>
        sites.Collect().Combine(rows.Collect()).Select(static (input, _) => Generators.BoundaryMaps.Of(input.Left, input.Right));

    public static IncrementalValueProvider<PackModel> Pack(
        IncrementalValueProvider<Project> project,
        IncrementalValueProvider<DeclaredProperties> properties,
        IncrementalValueProvider<CompleteNetworks> networks,
        IncrementalValuesProvider<Parsed<SiteModel>> sites,
        IncrementalValuesProvider<Parsed<CriteriaModel>> criteria) =>
        project.Combine(properties.Combine(networks)).Combine(sites.Collect()).Combine(criteria.Collect())
            .Select(static (input, _) =>
            {
                var (((project, (properties, networks)), sites), criteria) = input;
                return PackBuilder.Build(project, properties, networks, sites, criteria);
            });

    /// <summary>The classes with an attribute, each once however many of its parts have the attribute.</summary>
    private static IncrementalValuesProvider<Parsed<T>> Find<T>(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        Func<INamedTypeSymbol, Findings, CancellationToken, Parsed<T>> parse)
        where T : class, IEquatable<T> =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                RuleAttributeNames.Full(attribute),
                static (node, _) => node is TypeDeclarationSyntax,
                (found, cancellation) => found.TargetSymbol is INamedTypeSymbol type && IsFirstPart(found)
                    ? parse(type, new Findings(), cancellation)
                    : null)
            .Where(static parsed => parsed is not null)
            .Select(static (parsed, _) => parsed!);

    private static bool IsFirstPart(GeneratorAttributeSyntaxContext found)
    {
        var first = found.TargetSymbol.GetAttributes()
            .First(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, found.Attributes[0].AttributeClass));
        return first.ApplicationSyntaxReference is { } reference
            && reference.SyntaxTree == found.TargetNode.SyntaxTree
            && found.TargetNode.Span.Contains(reference.Span);
    }
}
