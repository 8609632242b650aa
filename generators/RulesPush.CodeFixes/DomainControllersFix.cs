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

/// <summary>Lets domain controllers in no more, where nobody has said that they are meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DomainControllersFix : CodeFixProvider
{
    private const string Title = "Push to no domain controllers, nor to machines of unknown kind, which might be some";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FindingCatalogue.Of(FindingKind.DomainControllersLetIn).Id];

    /// <summary>Of its own: a site has one switch, however many of its criteria are reported.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        diagnostics.IsEmpty ? null : await Close(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics.Where(d => root is not null && Switch(root, d) is not null))
            context.RegisterCodeFix(CodeAction.Create(Title, token => Close(context.Document, [diagnostic], token), diagnostic.Id), diagnostic);
    }

    private static async Task<Document> Close(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var changes = diagnostics
            .Select(d => Switch(root!, d))
            .OfType<AttributeArgumentSyntax>()
            .Distinct()
            .OrderBy(static argument => argument.SpanStart)
            .Select(static argument => new TextChange(WithComma(argument), ""));
        return document.WithText(text.WithChanges(changes));
    }

    /// <summary>The argument that lets them in.</summary>
    private static AttributeArgumentSyntax? Switch(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>()
            ?.ArgumentList?.Arguments.FirstOrDefault(static a => a.NameEquals?.Name.Identifier.ValueText == nameof(ClientPushDefinition.DomainControllers));

    /// <summary>The comma before it, or the one behind it where it comes first.</summary>
    private static TextSpan WithComma(AttributeArgumentSyntax argument)
    {
        var all = ((AttributeArgumentListSyntax)argument.Parent!).Arguments;
        var place = all.IndexOf(argument);
        return place > 0 ? TextSpan.FromBounds(all[place - 1].Span.End, argument.Span.End)
            : all.Count > 1 ? TextSpan.FromBounds(argument.SpanStart, all[1].SpanStart)
            : argument.Span;
    }
}
