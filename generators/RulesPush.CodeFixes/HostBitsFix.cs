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

/// <summary>Replaces a network that has host bits set by the network without them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class HostBitsFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticCatalogue.Of(Mistake.HostBitsSet).Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            // A constant that stands elsewhere may have other uses, and the place of the mistake does not hold its text.
            if (diagnostic.Properties.TryGetValue(DiagnosticCatalogue.Network, out var network) && network is not null
                && root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Use the network {network}", token => Replace(context.Document, literal, network, token), nameof(HostBitsFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> Replace(Document document, LiteralExpressionSyntax literal, string network, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(new TextChange(literal.Span, SymbolDisplay.FormatLiteral(network, quote: true))));
    }
}
