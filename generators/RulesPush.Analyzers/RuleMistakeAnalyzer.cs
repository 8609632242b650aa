using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RulesPush.Generators;

namespace RulesPush.Analyzers;

/// <summary>Reports the mistakes for which the generator leaves a rule class out, with the generator's own parser.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RuleMistakeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. DiagnosticCatalogue.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // Rules that a script has written, in a file that counts as generated, are rules too: they would be left out
        // of the pack without a word.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypesByMetadataName(RuleAttributeNames.Full(RuleAttributeNames.PushCriteria)).IsEmpty)
                return;
            var project = ParsedProject.Of(start.Compilation, start.Options);

            start.RegisterSymbolAction(
                symbol => ReportAll(project.Rules.MistakesOf(symbol.Symbol), symbol.ReportDiagnostic, symbol.CancellationToken),
                SymbolKind.NamedType);
            start.RegisterSemanticModelAction(tree => ReportOfAssembly(tree, project));
            start.RegisterAdditionalFileAction(file => ReportBadRows(file, project));
        });
    }

    private static void ReportAll(IEnumerable<Finding> findings, Action<Diagnostic> report, CancellationToken cancellation)
    {
        foreach (var finding in findings)
            report(DiagnosticCatalogue.Diagnose(finding, PlaceLocations.Of(finding.Place, cancellation)));
    }

    /// <summary>The attributes of an assembly belong to no class: they are reported with the file that they stand in.</summary>
    private static void ReportOfAssembly(SemanticModelAnalysisContext context, ParsedProject project)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (tree.GetRoot(context.CancellationToken) is not CompilationUnitSyntax { AttributeLists.Count: > 0 })
            return;
        var findings = project.Rules.MistakesOf(context.SemanticModel.Compilation.Assembly);
        ReportAll(
            findings.Where(f => f.Place.Attribute?.ApplicationSyntaxReference?.SyntaxTree == tree),
            context.ReportDiagnostic,
            context.CancellationToken);
    }

    /// <summary>The bad rows of a file are its own, and reported once however many sites name it.</summary>
    private static void ReportBadRows(AdditionalFileAnalysisContext context, ParsedProject project)
    {
        var file = context.AdditionalFile;
        if (!project.Files.Represents(file)
            || !project.Rules.NamesBoundaryFile(file.Path)
            || file.GetText(context.CancellationToken) is not { } text
            || BoundaryFileParser.Parse(file, context.CancellationToken) is not { IsReadable: true } parsed)
        {
            return;
        }

        foreach (var row in parsed.BadRows)
        {
            var span = new TextSpan(text.Lines[row.Line].Start + row.Column, row.Length);
            var location = Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticCatalogue.Of(Mistake.BoundaryFileBadRow), location, row.Reason));
        }
    }
}
