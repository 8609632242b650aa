using System.Runtime.CompilerServices;

namespace RulesPush.Matching.Criteria;

/// <summary>Sorted distinct bounds. They and the gaps around them are classes: even numbers are gaps, odd ones bounds.</summary>
/// <remarks>
/// Idea: what has an order has a number, and numbers are searched sixteen at once, with no branch to mispredict
/// (<see cref="SearchTree{T}"/>). Limits: versions are four numbers, and are found by halving.
/// </remarks>
internal sealed class Bounds<T>
    where T : IComparable<T>
{
    private readonly T[] _sorted;
    private readonly SearchTree<long>? _numbers;

    public Bounds(IEnumerable<T> values)
    {
        _sorted = Bounds.Sort(values);
        if (typeof(T) != typeof(Version))
            _numbers = new SearchTree<long>([.. _sorted.Select(NumberOf)]);
    }

    /// <summary>How many classes there are.</summary>
    public int Classes => (2 * _sorted.Length) + 1;

    /// <summary>The class of a value.</summary>
    public int ClassOf(T value)
    {
        if (typeof(T) == typeof(Version))
        {
            var below = Bounds.CountBelow(_sorted, value);
            return below < _sorted.Length && _sorted[below].CompareTo(value) == 0 ? (2 * below) + 1 : 2 * below;
        }

        var number = NumberOf(value);
        var place = _numbers!.LastAtMost(number);
        return place < 0 ? 0 : (2 * place) + (_numbers[place] == number ? 1 : 2);
    }

    /// <summary>A number with the same order; what compares as equal has one number. Compiled for each type, without the questions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long NumberOf(T value)
    {
        if (typeof(T) == typeof(int))
            return (int)(object)value;
        if (typeof(T) == typeof(long))
            return (long)(object)value;
        if (typeof(T) == typeof(bool))
            return (bool)(object)value ? 1 : 0;
        if (typeof(T) == typeof(TimeSpan))
            return ((TimeSpan)(object)value).Ticks;
        if (typeof(T) == typeof(DateTimeOffset))
            return ((DateTimeOffset)(object)value).UtcTicks;
        if (typeof(T) == typeof(double))
            return NumberOf((double)(object)value);
        throw new NotSupportedException($"{typeof(T)} has no number.");
    }

    /// <summary>The bits of positive numbers are in order, those of negative ones in the reverse order. No number at all comes first.</summary>
    private static long NumberOf(double value)
    {
        if (double.IsNaN(value))
            return long.MinValue;
        // There are two zeros, which are equal: adding one makes it positive.
        var bits = BitConverter.DoubleToInt64Bits(value + 0.0);
        return bits ^ (bits >> 63 & long.MaxValue);
    }
}

/// <summary>Sorted distinct values.</summary>
internal static class Bounds
{
    public static T[] Sort<T>(IEnumerable<T> values)
        where T : IComparable<T>
    {
        var sorted = values.Order().ToList();
        // Not Distinct: what compares as equal is one bound, whatever Equals says (0.0 and -0.0).
        return [.. sorted.Where((value, i) => i == 0 || value.CompareTo(sorted[i - 1]) != 0)];
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
