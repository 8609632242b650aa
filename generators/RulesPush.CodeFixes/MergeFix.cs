using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RulesPush.Analyzers;
using RulesPush.Model;

namespace RulesPush.CodeFixes;

/// <summary>Writes one boundary in place of several, which holds the same and wins the same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MergeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FindingCatalogue.Of(FindingKind.MergeableBoundaries).Id];

    /// <summary>Of its own: two merges may be written in one list of attributes.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        diagnostics.IsEmpty ? null : await Merge(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Replacement(diagnostic) is { } one)
                context.RegisterCodeFix(CodeAction.Create($"Merge into {one}", token => Merge(context.Document, [diagnostic], token), diagnostic.Id), diagnostic);
        }

        return Task.CompletedTask;
    }

    /// <summary>Null for rows of a boundary file, and where the parts of a class stand in several files.</summary>
    private static string? Replacement(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FindingCatalogue.Replacement, out var one) && diagnostic.AdditionalLocations.All(l => l.SourceTree == diagnostic.Location.SourceTree)
            ? one
            : null;

    private static async Task<Document> Merge(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var mergeable = diagnostics.Where(static d => Replacement(d) is not null).ToList();
        var written = mergeable.Select(d => new TextChange(Find(root!, d.Location).Span, Write(Find(root!, d.Location), Replacement(d)!)));
        var removed = SyntaxRemoval.Changes(text, [.. mergeable.SelectMany(static d => d.AdditionalLocations).Select(l => Find(root!, l))]);
        return document.WithText(text.WithChanges(written.Concat(removed).OrderBy(static change => change.Span.Start)));
    }

    /// <summary>With whatever stands before the form of the boundary: it may be a roaming one.</summary>
    private static string Write(AttributeSyntax attribute, string one) =>
        attribute.Name is QualifiedNameSyntax qualified ? $"{qualified.Left}.{one}" : one;

    private static AttributeSyntax Find(SyntaxNode root, Location location) =>
        root.FindNode(location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>()!;
}
