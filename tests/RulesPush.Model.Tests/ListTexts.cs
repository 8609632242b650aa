using CsCheck;

namespace RulesPush.Model.Tests;

public sealed class ListTexts
{
    [Theory]
    [InlineData("Sales", "Sales")]
    [InlineData(" Sales ;Finance; ", "Sales", "Finance")]
    [InlineData("\"Sales; Europe\"; Finance", "Sales; Europe", "Finance")]
    [InlineData("\"the \"\"best\"\"; of all\"", "the \"best\"; of all")]
    [InlineData("[]")]
    [InlineData("\"[]\"", "[]")]
    [InlineData("3\" disks; \"a\" b; \"open", "3\" disks", "\"a\" b", "\"open")]
    [InlineData(" ; \"\" ; ")]
    public void Are_values_between_semicolons(string text, params string[] values) => Assert.Equal(values, ListText.Read(text));

    [Fact]
    public void Read_back_as_they_were_written() =>
        Gen.Char["ab;\"[] ,\t"].Array[1, 6].Select(static c => new string(c)).Where(static v => !string.IsNullOrWhiteSpace(v)).Array[0, 4].Sample(static values =>
        {
            var text = ListText.Write(values);
            Assert.Equal(values, ListText.Read(text));
            Assert.True(ListText.IsList(text) || values is [var only] && only == text);
        }, iter: 20_000);
}
