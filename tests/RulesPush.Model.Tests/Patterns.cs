using CsCheck;

namespace RulesPush.Model.Tests;

public sealed class Patterns
{
    private static readonly Gen<string> _text = Gen.OneOf("a", "A", "b", "B", "İ", "\ud83d", "").Array[0, 6].Select(static parts => string.Concat(parts));

    [Theory]
    [InlineData("PC-*", "pc-17", true)]
    [InlineData("PC-*", "APC-17", false)]
    [InlineData("*-LAB*", "AKR-LAB-003", true)]
    [InlineData("*-LAB*", "AKR-PC-003", false)]
    [InlineData("PC-?", "PC-1", true)]
    [InlineData("PC-?", "PC-", false)]
    [InlineData("PC-?", "PC-12", false)]
    [InlineData("*", "", true)]
    [InlineData("?*", "", false)]
    [InlineData("A*B*A", "ABA", true)]
    [InlineData("A*B*A", "AA", false)]
    [InlineData("A*AB", "AAAB", true)]
    public void Match_the_whole_value_ignoring_case(string pattern, string value, bool expected) =>
        Assert.Equal(expected, Pattern.Parse(pattern).IsMatch(value));

    [Theory]
    [InlineData("istanbul", "İSTANBUL")]
    [InlineData("I", "ı")]
    [InlineData("SS", "ß")]
    public void Fold_case_in_no_language(string pattern, string value) => Assert.False(Pattern.Parse(pattern).IsMatch(value));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("A\nB")]
    [InlineData("A\0")]
    public void Are_neither_blank_nor_have_control_characters(string? text) => Assert.False(Pattern.TryParse(text, out _));

    [Fact]
    public void A_plain_text_matches_itself_alone() => Gen.Select(_text, _text).Sample((pattern, value) =>
    {
        if (Pattern.TryParse(pattern, out var parsed))
            Assert.Equal(string.Equals(pattern, value, StringComparison.OrdinalIgnoreCase), parsed.IsMatch(value));
    });

    [Fact]
    public void A_star_stands_for_any_part_of_a_text() => Gen.Select(_text, _text, _text).Sample((start, middle, end) =>
    {
        Assert.True(Pattern.Parse(start + "*" + end).IsMatch(start + middle + end));
        Assert.True(Pattern.Parse("*" + middle + "*").IsMatch(start + middle + end));
    });

    [Fact]
    public void Characters_fold_as_string_comparison_folds_them()
    {
        // Generated code compares with string.Equals ignoring case: both must agree on every character.
        for (var c = char.MinValue; c < char.MaxValue; c++)
        {
            if (char.IsSurrogate(c))
                continue;
            foreach (var other in new[] { char.ToUpperInvariant(c), char.ToLowerInvariant(c), (char)(c ^ 32), (char)(c + 1), 'K', 'S', 'I' })
            {
                var isSame = string.Equals(c.ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);
                Assert.True(isSame == (char.ToUpperInvariant(c) == char.ToUpperInvariant(other)), $"U+{(int)c:X4} and U+{(int)other:X4}");
            }
        }
    }
}
