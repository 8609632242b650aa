using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesPush.Analyzers;
using RulesPush.Model;

namespace RulesPush.CodeFixes;

/// <summary>Removes what says nothing: an attribute, or one value of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemovalFix : CodeFixProvider
{
    /// <summary>
    /// Findings that say of all of them together that they could go: machines of an equal boundary are those of the other
    /// site already, and by a site or criteria that never push nobody is pushed.
    /// </summary>
    private static readonly ImmutableArray<string> _together =
    [
        .. new[]
        {
            FindingKind.EqualBoundaries,
            FindingKind.RedundantBoundary,
            FindingKind.RoamingRepeatsBoundary,
            FindingKind.SiteNeverPushes,
            FindingKind.CriteriaOutsideBoundaries,
            FindingKind.Expired,
        }.Select(static kind => FindingCatalogue.Of(kind).Id),
    ];

    private static readonly ImmutableArray<string> _ids =
    [
        .. _together,
        .. new[]
        {
            FindingKind.ConditionChangesNothing,
            FindingKind.ValueChangesNothing,
            FindingKind.ExcludeRemovesNothing,
            FindingKind.CoveredByOthers,
        }.Select(static kind => FindingCatalogue.Of(kind).Id),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => _ids;

    /// <summary>
    /// Of its own: several attributes of one list are removed with one edit. And of criteria one a class at a time: of
    /// two conditions of which each makes the other one say nothing, one has to stay.
    /// </summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        diagnostics.IsEmpty ? null : await RemoveAll(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is null || !IsRemovable(root, diagnostic))
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(Shortened(Title(Find(root, diagnostic))), token => Remove(context.Document, [diagnostic], token), diagnostic.Id),
                diagnostic);
        }
    }

    private static async Task<Document> RemoveAll(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var atOnce = diagnostics
            .GroupBy(d => _together.Contains(d.Id) ? d.Location.SourceSpan.Start : Find(root!, d).FirstAncestorOrSelf<TypeDeclarationSyntax>()?.SpanStart)
            .Select(static g => g.OrderBy(static d => d.Location.SourceSpan.Start).First());
        return await Remove(document, [.. atOnce], cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Not where the attribute names a boundary file of which only some rows say nothing. Nor the only value: a site without
    /// criteria pushes to all machines. Of a condition with bounds it may go, where it was found to change nothing.
    /// </summary>
    private static bool IsRemovable(SyntaxNode root, Diagnostic diagnostic) =>
        !diagnostic.Properties.ContainsKey(FindingCatalogue.InFile)
        && Find(root, diagnostic) is var node && SyntaxRemoval.CanRemove(node)
        && (diagnostic.Id == FindingCatalogue.Of(FindingKind.ValueChangesNothing).Id || !SyntaxRemoval.IsOnlyValue(node));

    private static async Task<Document> Remove(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var nodes = diagnostics.Where(d => IsRemovable(root!, d)).Select(d => Find(root!, d)).Distinct().ToList();
        return document.WithText(text.WithChanges(SyntaxRemoval.Changes(text, nodes)));
    }

    /// <summary>The attribute, or the value: in each form of an argument it is the expression that is reported.</summary>
    private static SyntaxNode Find(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>An attribute without arguments is found as its name.</summary>
    private static string Title(SyntaxNode node) =>
        (node as AttributeSyntax ?? node.Parent as AttributeSyntax) is { } attribute ? $"Remove [{attribute}]" : $"Remove {node}";

    private static string Shortened(string title) => title.Length > 60 ? title.Substring(0, 60) + "..." : title;
}
