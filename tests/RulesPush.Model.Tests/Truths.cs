namespace RulesPush.Model.Tests;

/// <summary>Kleene's logic, as the domain states it.</summary>
public sealed class Truths
{
    [Theory]
    [InlineData(Truth.False, Truth.Unknown, Truth.False)]
    [InlineData(Truth.True, Truth.Unknown, Truth.Unknown)]
    [InlineData(Truth.Unknown, Truth.Unknown, Truth.Unknown)]
    [InlineData(Truth.True, Truth.False, Truth.False)]
    [InlineData(Truth.True, Truth.True, Truth.True)]
    public void And_is_false_as_soon_as_one_is(Truth left, Truth right, Truth expected)
    {
        Assert.Equal(expected, left.And(right));
        Assert.Equal(expected, right.And(left));
    }

    [Theory]
    [InlineData(Truth.True, Truth.Unknown, Truth.True)]
    [InlineData(Truth.False, Truth.Unknown, Truth.Unknown)]
    [InlineData(Truth.False, Truth.True, Truth.True)]
    [InlineData(Truth.False, Truth.False, Truth.False)]
    public void Or_is_true_as_soon_as_one_is(Truth left, Truth right, Truth expected)
    {
        Assert.Equal(expected, left.Or(right));
        Assert.Equal(expected, right.Or(left));
    }

    [Theory]
    [InlineData(Truth.True, Truth.False)]
    [InlineData(Truth.Unknown, Truth.Unknown)]
    [InlineData(Truth.False, Truth.True)]
    public void Not_leaves_the_unknown(Truth value, Truth expected) => Assert.Equal(expected, value.Not());
}
