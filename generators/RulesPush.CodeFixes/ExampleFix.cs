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

/// <summary>Lets an example promise the opposite, where the rules are right and it is not. The rules stay as they are.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ExampleFix : CodeFixProvider
{
    private const string Accepts = "Accepts", Rejects = "Rejects", Suffix = "Attribute";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FindingCatalogue.Of(FindingKind.ExampleFails).Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute
                || Opposite(Name(attribute)) is not { } opposite)
            {
                continue;
            }

            var title = $"The rules are right: promise that they {(opposite.StartsWith(Accepts, StringComparison.Ordinal) ? "accept" : "reject")} the machine";
            context.RegisterCodeFix(
                CodeAction.Create(title, token => Rename(context.Document, Name(attribute), opposite, token), diagnostic.Id),
                diagnostic);
        }
    }

    private static async Task<Document> Rename(Document document, SimpleNameSyntax name, string opposite, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(new TextChange(name.Span, opposite)));
    }

    /// <summary>The last part of the name: it may stand behind a namespace.</summary>
    private static SimpleNameSyntax Name(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        var name => (SimpleNameSyntax)name,
    };

    /// <summary>Null for a name that an alias gives.</summary>
    private static string? Opposite(SimpleNameSyntax name) => name.Identifier.ValueText switch
    {
        Accepts => Rejects,
        Rejects => Accepts,
        Accepts + Suffix => Rejects + Suffix,
        Rejects + Suffix => Accepts + Suffix,
        _ => null,
    };
}
