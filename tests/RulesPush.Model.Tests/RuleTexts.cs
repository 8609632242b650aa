namespace RulesPush.Model.Tests;

/// <summary>Conditions are told as C# writes them: what a message names can be found in the rules.</summary>
public sealed class RuleTexts
{
    [Theory]
    [InlineData("Sales", "Require.Group(\"Sales\")")]
    [InlineData("Sales; \"Eu\"", "Require.Group(\"Sales; \\\"Eu\\\"\")")]
    [InlineData("CORP\\Kiosk*", "Require.Group(@\"CORP\\Kiosk*\")")]
    [InlineData("CORP\\\"K\"", "Require.Group(@\"CORP\\\"\"K\"\"\")")]
    public void Have_their_literals(string pattern, string expected) =>
        Assert.Equal(expected, new Condition { Test = new TextTest(TextSubject.Group, pattern) }.ToString());

    [Fact]
    public void Have_no_characters_that_cannot_be_seen() => Assert.Equal("\"a\\u0009b\\\\\"", StringLiteral.Of("a\tb\\"));
}
