using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RulesPush.Analyzers;
using RulesPush.Generators;

namespace RulesPush.CodeFixes;

/// <summary>Makes a rule class partial, or the classes that it stands in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PartialClassFix : CodeFixProvider
{
    private static readonly string _notPartial = DiagnosticCatalogue.Of(Mistake.NotPartial).Id;
    private static readonly string _nestedInNonPartial = DiagnosticCatalogue.Of(Mistake.NestedInNonPartial).Id;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [_notPartial, _nestedInNonPartial];

    /// <summary>Of its own: two rule classes in one class ask for the same edit, which must be made once.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        diagnostics.IsEmpty ? null : await MakePartial(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var title = diagnostic.Id == _notPartial ? "Make the rule class partial" : "Make the containing classes partial";
            context.RegisterCodeFix(
                CodeAction.Create(title, token => MakePartial(context.Document, [diagnostic], token), diagnostic.Id),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> MakePartial(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        // The language wants it right before the keyword; so inserted, all trivia stay where they are.
        var changes = diagnostics
            .SelectMany(diagnostic => Declarations(root!, diagnostic))
            .Where(static declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Select(static declaration => declaration.Keyword.SpanStart)
            .Distinct()
            .OrderBy(static position => position)
            .Select(static position => new TextChange(new TextSpan(position, 0), "partial "));
        return document.WithText(text.WithChanges(changes));
    }

    private static IEnumerable<TypeDeclarationSyntax> Declarations(SyntaxNode root, Diagnostic diagnostic)
    {
        var declaration = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (declaration is null)
            return [];
        return diagnostic.Id == _notPartial ? [declaration] : declaration.Ancestors().OfType<TypeDeclarationSyntax>();
    }
}
