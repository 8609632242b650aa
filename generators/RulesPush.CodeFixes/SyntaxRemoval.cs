using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RulesPush.CodeFixes;

/// <summary>Takes attributes and their values out of a text, with the comma or the brackets that go with them, and leaves everything else as it is.</summary>
internal static class SyntaxRemoval
{
    /// <summary>Whether the node is an attribute, or something in it that can go without the rest.</summary>
    public static bool CanRemove(SyntaxNode node) => Element(node) is AttributeSyntax || Siblings(Element(node)) is { Count: > 1 };

    /// <summary>Whether nothing but named properties stands beside the node in its attribute.</summary>
    public static bool IsOnlyValue(SyntaxNode node) =>
        Element(node) is AttributeArgumentSyntax { NameEquals: null, Parent: AttributeArgumentListSyntax list } && list.Arguments.Count(static a => a.NameEquals is null) == 1;

    /// <summary>The edits that remove the nodes.</summary>
    public static IEnumerable<TextChange> Changes(SourceText text, IReadOnlyCollection<SyntaxNode> nodes)
    {
        var elements = nodes.Select(Element).ToList();
        return elements.GroupBy(static e => e.Parent!)
            .SelectMany(group => Spans(text, group.Key, [.. Siblings(group.First())!], [.. group]).Concat(Sizes(group.Key)))
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
            IEnumerable<TextSpan> spans = siblings.FindIndex(i, s => !removed.Contains(s)) >= 0
                ? [TextSpan.FromBounds(siblings[i].SpanStart, NextStart(text, siblings[i], siblings[i + 1]))]
                : removed.Contains(siblings[i - 1])
                ? [TextSpan.FromBounds(siblings[i - 1].Span.End, siblings[i].Span.End)]
                : BehindKept(text, siblings[i - 1], siblings[i]);
            foreach (var span in spans)
                yield return span;
        }
    }

    /// <summary>From the comma on, but for a comment that ends its line: it is about what is kept.</summary>
    private static IEnumerable<TextSpan> BehindKept(SourceText text, SyntaxNode kept, SyntaxNode removed)
    {
        var comma = kept.GetLastToken().GetNextToken().Span;
        var line = text.Lines.GetLineFromPosition(comma.End);
        var hasComment = line.End < removed.SpanStart && text.ToString(TextSpan.FromBounds(comma.End, line.End)).Trim().Length > 0;
        if (!hasComment)
            return [TextSpan.FromBounds(comma.Start, removed.Span.End)];
        return [comma, TextSpan.FromBounds(line.EndIncludingLineBreak, removed.Span.End)];
    }

    /// <summary>The size that an array is said to have, which it has no more.</summary>
    private static IEnumerable<TextSpan> Sizes(SyntaxNode list) => list.Parent is ArrayCreationExpressionSyntax { Type.RankSpecifiers: var ranks }
        ? ranks.SelectMany(static rank => rank.Sizes).Where(static size => size is not OmittedArraySizeExpressionSyntax).Select(static size => size.Span)
        : [];

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

    /// <summary>The argument or element that a value is, and the attribute that has nothing but its name. The only element of an array is all of it.</summary>
    private static SyntaxNode Element(SyntaxNode node)
    {
        var element = node.Parent switch
        {
            AttributeArgumentSyntax argument => argument,
            ExpressionElementSyntax part => part,
            AttributeSyntax attribute => attribute,
            _ => node,
        };
        return element is not AttributeArgumentSyntax && Siblings(element) is { Count: 1 } ? element.FirstAncestorOrSelf<AttributeArgumentSyntax>() ?? element : element;
    }

    /// <summary>What the node is one of.</summary>
    private static IReadOnlyList<SyntaxNode>? Siblings(SyntaxNode element) => element.Parent switch
    {
        AttributeListSyntax list => list.Attributes,
        AttributeArgumentListSyntax list => list.Arguments,
        CollectionExpressionSyntax collection => collection.Elements,
        InitializerExpressionSyntax initializer => initializer.Expressions,
        _ => null,
    };
}
