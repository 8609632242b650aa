namespace RulesPush.Model;

/// <summary>Which demands it is that no machine can meet together.</summary>
internal static class Contradictions
{
    /// <summary>
    /// The places of as few demands as contradict each other, of several the first ones. Those of different dimensions
    /// never do, so that only the demands on one are tried together.
    /// </summary>
    public static IReadOnlyList<int> FindFewest(IReadOnlyList<Demand> demands)
    {
        var dimensions = Enumerable.Range(0, demands.Count)
            .GroupBy(i => demands[i].Dimension)
            .Select(static g => g.ToList())
            .Where(places => MachineSet.All.With(places.Select(i => demands[i])) is null)
            .ToList();
        for (var size = 1; ; size++)
        {
            foreach (var places in dimensions)
            {
                var found = Choices(places, size).FirstOrDefault(choice => MachineSet.All.With(choice.Select(i => demands[i])) is null);
                if (found is not null)
                    return found;
            }
        }
    }

    /// <summary>Every way to choose so many of the places, each in order.</summary>
    private static IEnumerable<List<int>> Choices(List<int> places, int size)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (var first = 0; first <= places.Count - size; first++)
        {
            foreach (var rest in Choices(places.GetRange(first + 1, places.Count - first - 1), size - 1))
                yield return [places[first], .. rest];
        }
    }
}
