using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RulesPush.CodeFixes;

/// <summary>Takes attributes and their values out of a text, with the comma or the brackets that go with them, and leaves everything else as it is.</summary>
internal static class SyntaxRemoval
{
    /// <summary>Whether the node is an attribute, or a value that can go without the rest of its attribute.</summary>
    public static bool CanRemove(SyntaxNode node) => Element(node) is AttributeSyntax || (Siblings(node) is { Count: > 1 } siblings && siblings.Contains(Element(node)));

    /// <summary>The edits that remove the nodes.</summary>
    public static IEnumerable<TextChange> Changes(SourceText text, IReadOnlyCollection<SyntaxNode> nodes)
    {
        var elements = nodes.Select(Element).ToList();
        return elements.GroupBy(static e => e.Parent!)
            .SelectMany(group => Spans(text, group.Key, [.. Siblings(group.First())!], [.. group]))
            .OrderBy(static span => span.Start)
            .Select(static span => new TextChange(span, ""));
    }

    private static IEnumerable<TextSpan> Spans(SourceText text, SyntaxNode list, List<SyntaxNode> siblings, HashSet<SyntaxNode> removed)
    {
        if (siblings.TrueForAll(removed.Contains) && list is AttributeListSyntax)
        {
            yield return WithLine(text, list.Span);
            yield break;
        }

        // Up to what follows, or from the end of what comes before: the comma lies between.
        for (var i = 0; i < siblings.Count; i++)
        {
            if (!removed.Contains(siblings[i]))
                continue;
            var kept = siblings.FindLastIndex(i, s => !removed.Contains(s));
            if (siblings.FindIndex(i, s => !removed.Contains(s)) >= 0)
                yield return TextSpan.FromBounds(siblings[i].SpanStart, NextStart(text, siblings[i], siblings[i + 1]));
            else
                yield return TextSpan.FromBounds(i == kept + 1 ? siblings[kept].Span.End : siblings[i - 1].Span.End, siblings[i].Span.End);
        }
    }

    /// <summary>Where what follows begins: with a comment that stands before it, which is about it. One that ends the line of what is removed is about that.</summary>
    private static int NextStart(SourceText text, SyntaxNode removed, SyntaxNode next)
    {
        var comma = removed.GetLastToken().GetNextToken();
        var between = text.ToString(TextSpan.FromBounds(comma.Span.End, next.SpanStart));
        var comment = between.IndexOf('/', Math.Max(0, between.IndexOf('\n')));
        return comment < 0 ? next.SpanStart : comma.Span.End + comment;
    }

    /// <summary>All of the line, where nothing else stands on it; a comment behind an attribute is about it.</summary>
    private static TextSpan WithLine(SourceText text, TextSpan span)
    {
        var (first, last) = (text.Lines.GetLineFromPosition(span.Start), text.Lines.GetLineFromPosition(span.End));
        var before = text.ToString(TextSpan.FromBounds(first.Start, span.Start));
        var behind = text.ToString(TextSpan.FromBounds(span.End, last.End)).Trim();
        if (before.Trim().Length == 0 && (behind.Length == 0 || behind.StartsWith("//", StringComparison.Ordinal)))
            return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
        var end = span.End;
        while (end < last.End && text[end] == ' ')
            end++;
        return TextSpan.FromBounds(span.Start, end);
    }

    /// <summary>The argument or element that a value is, and the attribute that has nothing but its name.</summary>
    private static SyntaxNode Element(SyntaxNode node) => node.Parent switch
    {
        AttributeArgumentSyntax argument => argument,
        ExpressionElementSyntax element => element,
        AttributeSyntax attribute => attribute,
        _ => node,
    };

    /// <summary>What the node is one of.</summary>
    private static IReadOnlyList<SyntaxNode>? Siblings(SyntaxNode node) => Element(node) is var element && element.Parent switch
    {
        AttributeListSyntax list => list.Attributes,
        // Named ones are no further values of a params array.
        AttributeArgumentListSyntax list => [.. list.Arguments.Where(static a => a.NameEquals is null && a.NameColon is null)],
        CollectionExpressionSyntax collection => collection.Elements,
        InitializerExpressionSyntax initializer => initializer.Expressions,
        _ => (IReadOnlyList<SyntaxNode>?)null,
    } is { } siblings ? siblings : null;
}
