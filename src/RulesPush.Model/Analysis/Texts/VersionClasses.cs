namespace RulesPush.Model;

/// <summary>
/// Versions of which each stands for all that compare alike with some bounds. The bounds make a tree, number by number: a
/// version ends at one of its branches, or leaves it between two, which decides how it compares whatever follows.
/// </summary>
internal static class VersionClasses
{
    /// <summary>A version of each class, those nearest to a bound first; each has at least two numbers.</summary>
    public static IReadOnlyList<OperatingSystemVersion> Of(IEnumerable<OperatingSystemVersion> bounds)
    {
        var found = new List<string>();
        Walk([], [.. bounds.Select(static b => b.Numbers)], found);
        return [.. found.Distinct().Select(OperatingSystemVersion.Parse)];
    }

    /// <summary>The versions that begin so, told apart by the bounds that begin so too.</summary>
    private static void Walk(List<int> read, List<IReadOnlyList<int>> bounds, List<string> found)
    {
        var longer = bounds.Where(b => b.Count > read.Count).ToList();
        if (read.Count >= 2)
            found.Add(string.Join(".", read));
        // One number alone is no version: it goes on, with what bounds that end here do not read.
        else if (read.Count == 1 && longer.Count < bounds.Count)
            found.Add($"{read[0]}.0");

        var next = longer.Select(b => b[read.Count]).Distinct().OrderBy(static n => n).ToList();
        foreach (var number in next)
            Walk([.. read, number], longer.FindAll(b => b[read.Count] == number), found);
        foreach (var number in Between(next))
            found.Add(string.Join(".", [.. read, number, .. read.Count == 0 ? (int[])[0] : []]));
    }

    /// <summary>A number below, between and above some others, where there is one: the nearest.</summary>
    private static IEnumerable<int> Between(List<int> numbers)
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            if (numbers[i] > (i == 0 ? 0 : numbers[i - 1] + 1))
                yield return numbers[i] - 1;
        }

        if (numbers.Count == 0)
            yield return 1;
        else if (numbers[numbers.Count - 1] < int.MaxValue)
            yield return numbers[numbers.Count - 1] + 1;
    }
}
