namespace RulesPush.Benchmarks.Goals;

/// <summary>Holds contestants against each other.</summary>
internal static class Contestants
{
    /// <summary>Makes sure that two contestants do the same before they are timed.</summary>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public static void Agree(int queries, Func<int, int> one, Func<int, int> other)
    {
        for (var i = 0; i < queries; i++)
        {
            if (one(i) != other(i))
                throw new InvalidOperationException($"Contestants differ on query {i}: {one(i)} and {other(i)}.");
        }
    }
}
