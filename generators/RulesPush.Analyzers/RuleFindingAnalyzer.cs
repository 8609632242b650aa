using System.CodeDom.Compiler;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RulesPush.Generators;

namespace RulesPush.Analyzers;

/// <summary>Reports what the analysis proves of rules that parse: conflicts, and what says nothing. Rules with mistakes are left out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RuleFindingAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. FindingCatalogue.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // Rules that a script has written count, but nobody corrects them by hand.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypesByMetadataName(RuleAttributeNames.Full(RuleAttributeNames.PushCriteria)).IsEmpty)
                return;
            var (compilation, options) = (start.Compilation, start.Options);
            var project = ParsedProject.Of(compilation, options);
            var proven = new Retried<ProvenProject>(cancellation => ProvenProject.Of(compilation, options, project, cancellation));

            start.RegisterSymbolAction(symbol => ReportOfClass(symbol, proven), SymbolKind.NamedType);
            start.RegisterSemanticModelAction(tree => ReportOfAssembly(tree, proven));
            start.RegisterAdditionalFileAction(file => ReportRows(file, project.Files, proven));
        });
    }

    private static void ReportOfClass(SymbolAnalysisContext context, Retried<ProvenProject> proven)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!RuleClassParser.HasRole(type) || IsGenerated(type))
            return;
        var project = proven.Get(context.CancellationToken);
        foreach (var (finding, place) in project.ByClass[RuleClassParser.FullName(type)])
            context.ReportDiagnostic(project.Diagnose(finding, PlaceLocations.Of(place, context.CancellationToken), context.CancellationToken));
    }

    /// <summary>Whether the class says that a tool wrote it: the compiler knows generated files by their names and first lines alone.</summary>
    private static bool IsGenerated(INamedTypeSymbol? type) =>
        type is not null
        && (type.GetAttributes().Any(static a => a.AttributeClass is { Name: nameof(GeneratedCodeAttribute), ContainingNamespace.Name: "Compiler" }) || IsGenerated(type.ContainingType));

    /// <summary>The attributes of an assembly belong to no class: they are reported with the file that they stand in.</summary>
    private static void ReportOfAssembly(SemanticModelAnalysisContext context, Retried<ProvenProject> proven)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (tree.GetRoot(context.CancellationToken) is not CompilationUnitSyntax { AttributeLists.Count: > 0 })
            return;
        var project = proven.Get(context.CancellationToken);
        foreach (var (finding, place) in project.OfAssembly.Where(f => f.Place.Attribute?.ApplicationSyntaxReference?.SyntaxTree == tree))
            context.ReportDiagnostic(project.Diagnose(finding, PlaceLocations.Of(place, context.CancellationToken), context.CancellationToken));
    }

    /// <summary>What a row of a boundary file is guilty of is reported there, as an attribute would stand for thousands.</summary>
    private static void ReportRows(AdditionalFileAnalysisContext context, BoundaryFiles files, Retried<ProvenProject> proven)
    {
        var file = context.AdditionalFile;
        if (!files.Represents(file) || file.GetText(context.CancellationToken) is not { } text)
            return;
        var project = proven.Get(context.CancellationToken);
        foreach (var (finding, row) in project.OfRows[BoundaryFilePath.Normalise(file.Path)])
        {
            var span = new TextSpan(text.Lines[row.Line].Start + row.Column, row.Length);
            var location = Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
            context.ReportDiagnostic(project.Diagnose(finding, location, context.CancellationToken));
        }
    }
}
