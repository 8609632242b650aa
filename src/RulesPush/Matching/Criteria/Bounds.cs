namespace RulesPush.Matching.Criteria;

/// <summary>Sorted distinct bounds. They and the gaps around them are classes: even numbers are gaps, odd ones bounds.</summary>
internal static class Bounds
{
    public static T[] Of<T>(IEnumerable<T> values)
        where T : IComparable<T>
    {
        var sorted = values.Order().ToList();
        // Not Distinct: what compares as equal is one bound, whatever Equals says (0.0 and -0.0).
        return [.. sorted.Where((value, i) => i == 0 || value.CompareTo(sorted[i - 1]) != 0)];
    }

    public static int Classes<T>(T[] bounds) => (2 * bounds.Length) + 1;

    public static int ClassOf<T>(T[] bounds, T value)
        where T : IComparable<T>
    {
        var index = CountBelow(bounds, value);
        return index < bounds.Length && bounds[index].CompareTo(value) == 0 ? (2 * index) + 1 : 2 * index;
    }

    /// <summary>How many bounds are lower than the value.</summary>
    public static int CountBelow<T>(T[] bounds, T value)
        where T : IComparable<T>
    {
        int start = 0, length = bounds.Length;
        while (length > 0)
        {
            var half = length / 2;
            if (bounds[start + half].CompareTo(value) < 0)
            {
                start += half + 1;
                length -= half + 1;
            }
            else
            {
                length = half;
            }
        }

        return start;
    }
}
