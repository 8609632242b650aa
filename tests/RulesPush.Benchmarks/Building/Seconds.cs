using System.Globalization;

namespace RulesPush.Benchmarks.Building;

/// <summary>Builds are too slow for rounds by the clock: a few pairs, one after the other.</summary>
internal static class Seconds
{
    /// <summary>How many seconds more one takes than the other: the middle of the differences, and all of them for the table.</summary>
    public static (double Middle, string All) More(int pairs, Func<double> one, Func<double> other)
    {
        var measured = Enumerable.Range(0, pairs).Select(_ => (One: one(), Other: other())).OrderBy(static p => p.One - p.Other).ToList();
        var (with, without) = measured[pairs / 2];
        var all = string.Join(", ", measured.Select(static p => (p.One - p.Other).ToString("+0.0;-0.0", CultureInfo.InvariantCulture)));
        return (with - without, $"{with:0.0} s against {without:0.0} s; of {pairs} pairs {all} s");
    }
}
