namespace RulesPush.Model.Tests;

/// <summary>Lists of criteria have numbers that the generator and the pack agree on.</summary>
public sealed class CriteriaListNumbers
{
    [Fact]
    public void Are_given_to_different_lists_of_a_few_as_they_come()
    {
        EquatableArray<string>[] lists = [default, List("B", "A"), List("A", "B"), List("B", "A"), List([.. Enumerable.Range(0, 25).Select(static i => $"{i}")]), List("C")];
        var numbers = new CriteriaLists(lists);
        Assert.Equal([-1, 0, 1, 0, -1, 2], lists.Select(numbers.NumberOf));
        Assert.Equal([lists[1], lists[2], lists[5]], numbers.All);
    }

    [Fact]
    public void Are_given_to_256_lists()
    {
        var numbers = new CriteriaLists(Enumerable.Range(0, 300).Select(static i => List($"{i}")));
        Assert.Equal((256, 255, -1), (numbers.All.Count, numbers.NumberOf(List("255")), numbers.NumberOf(List("256"))));
    }

    private static EquatableArray<string> List(params string[] names) => new(names);
}
