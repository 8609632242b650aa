using CsCheck;
using RulesPush.Matching;
using RulesPush.Model;

namespace RulesPush.Tests;

/// <summary>The fast wildcard matcher says what the definition says.</summary>
public sealed class Wildcards
{
    private static readonly Gen<string> _text = Gen.OneOf("a", "A", "b", "ab", "\ud801", "\udc28", "ı").Array[0, 8].Select(static p => string.Concat(p));
    private static readonly Gen<string> _pattern = Gen.OneOf("a", "B", "*", "?", "ab", "\udc28").Array[1, 8].Select(static p => string.Concat(p));

    [Fact]
    public void Match_as_the_definition_does() => Gen.Select(_text, _pattern).Sample(static (text, pattern) =>
        Assert.Equal(Pattern.Parse(pattern).IsMatch(text), Wildcard.IsMatch(text, pattern)), iter: 200_000);

    [Fact]
    public void Do_not_explode()
    {
        // Backtracking over every star would take longer than the universe is old; a linear pass takes no time.
        var pattern = string.Concat(Enumerable.Repeat("a*", 5_000)) + "b";
        Assert.False(Wildcard.IsMatch(new string('a', 20_000), pattern));
    }
}
