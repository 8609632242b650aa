using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using RulesPush.CodeFixes;

namespace RulesPush.Analyzers.Tests;

/// <summary>Values and attributes are taken out in every form that C# lets them have; <c>«»</c> marks what goes.</summary>
public sealed class SyntaxRemovalTests
{
    [Theory]
    [InlineData("[A(«1», 2, 3)] class C;", "[A(2, 3)] class C;")]
    [InlineData("[A(1, «2», 3)] class C;", "[A(1, 3)] class C;")]
    [InlineData("[A(1, 2, «3», B = 4)] class C;", "[A(1, 2, B = 4)] class C;")]
    [InlineData("[A(«1», «2», 3)] class C;", "[A(3)] class C;")]
    [InlineData("[A(1, «2», «3»)] class C;", "[A(1)] class C;")]
    [InlineData("[A(«1», 2, «3», 4, «5»)] class C;", "[A(2, 4)] class C;")]
    [InlineData("[A([«1», 2])] class C;", "[A([2])] class C;")]
    [InlineData("[A(new[] { 1, «2» })] class C;", "[A(new[] { 1 })] class C;")]
    [InlineData("[A(new int[] { «1», 2 }, B = 3)] class C;", "[A(new int[] { 2 }, B = 3)] class C;")]
    [InlineData("[A(B = new[] { 1, /* two */ «2», 3 })] class C;", "[A(B = new[] { 1, /* two */ 3 })] class C;")]
    [InlineData("[A(new int[2] { «1», 2 })] class C;", "[A(new int[] { 2 })] class C;")]
    [InlineData("[A(new[] { 1, «2», })] class C;", "[A(new[] { 1, })] class C;")]
    [InlineData("[A(1, «B = 2»)] class C;", "[A(1)] class C;")]
    [InlineData("[A(«B = 2», C = 3)] class C;", "[A(C = 3)] class C;")]
    [InlineData("[A(1, B = «2»)] class C;", "[A(1)] class C;")]
    [InlineData("[A(«1», B = 2)] class C;", "[A(B = 2)] class C;")]
    [InlineData("[A(new[] { «1» }, B = 2)] class C;", "[A(B = 2)] class C;")]
    [InlineData("[A(a: [«1»], B = 2)] class C;", "[A(B = 2)] class C;")]
    [InlineData("[A(1, // one\n    /* two */ «2» // also two\n)] class C;", "[A(1 // one\n // also two\n)] class C;")]
    [InlineData("[A(1 /* one */, /* two */ «2»)] class C;", "[A(1 /* one */)] class C;")]
    [InlineData("[«A», /* b */ B] class C;", "[/* b */ B] class C;")]
    [InlineData("[«A», // a\n // b\n B] class C;", "[// b\n B] class C;")]
    [InlineData("[«A», // a\n B] class C;", "[B] class C;")]
    [InlineData("[«A», «B»]\nclass C;", "class C;")]
    [InlineData("[«A»] [B] class C;", "[B] class C;")]
    [InlineData("[A, «B»] class C;", "[A] class C;")]
    public void Of_each_form(string marked, string expected)
    {
        var (text, spans) = Unmark(marked);
        var root = CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);
        var nodes = spans.ConvertAll(span => root.FindNode(span, getInnermostNodeForTie: true));
        Assert.All(nodes, static node => Assert.True(SyntaxRemoval.CanRemove(node)));
        var source = SourceText.From(text);
        Assert.Equal(expected, source.WithChanges(SyntaxRemoval.Changes(source, nodes)).ToString());
    }

    [Theory]
    [InlineData("[A(«1»)] class C;")]
    [InlineData("[A([«1»])] class C;")]
    [InlineData("class «C»;")]
    public void Not_the_only_value(string marked)
    {
        var (text, spans) = Unmark(marked);
        var root = CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);
        Assert.False(SyntaxRemoval.CanRemove(root.FindNode(spans.Single(), getInnermostNodeForTie: true)));
    }

    [Theory]
    [InlineData("[A(«1», B = 2)] class C;", true)]
    [InlineData("[A([«1»], B = 2)] class C;", true)]
    [InlineData("[A(«1», 2, B = 2)] class C;", false)]
    [InlineData("[A([«1», 2], B = 2)] class C;", false)]
    [InlineData("[A(1, B = «2»)] class C;", false)]
    public void The_only_value_is_known(string marked, bool expected)
    {
        var (text, spans) = Unmark(marked);
        var root = CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);
        Assert.Equal(expected, SyntaxRemoval.IsOnlyValue(root.FindNode(spans.Single(), getInnermostNodeForTie: true)));
    }

    private static (string Text, List<TextSpan> Spans) Unmark(string marked)
    {
        var (text, spans, start) = ("", new List<TextSpan>(), 0);
        foreach (var c in marked)
        {
            if (c == '«')
                start = text.Length;
            else if (c == '»')
                spans.Add(TextSpan.FromBounds(start, text.Length));
            else
                text += c;
        }

        return (text, spans);
    }
}
