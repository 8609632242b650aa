using CsCheck;
using RulesPush.Matching.Criteria;

namespace RulesPush.Tests.Criteria;

/// <summary>Bounds put a value where a look at each of them puts it, of every type that has an order.</summary>
public sealed class OrderedBounds
{
    [Fact]
    public void Whole_numbers() => HoldAgainstAll(Gen.OneOf(Gen.Int, Gen.Int[-3, 3], Gen.OneOf<int>(int.MinValue, int.MaxValue)));

    [Fact]
    public void Long_numbers() => HoldAgainstAll(Gen.OneOf(Gen.Long, Gen.Long[-3, 3], Gen.OneOf<long>(long.MinValue, long.MaxValue)));

    [Fact]
    public void Broken_numbers_and_what_is_none() => HoldAgainstAll(Gen.OneOf(
        Gen.Double,
        Gen.Double[-2, 2],
        Gen.OneOf<double>(0.0, -0.0, double.NaN, -double.NaN, double.Epsilon, -double.Epsilon, double.MinValue, double.MaxValue, double.NegativeInfinity, double.PositiveInfinity)));

    [Fact]
    public void Flags() => HoldAgainstAll(Gen.Bool);

    [Fact]
    public void Ages() => HoldAgainstAll(Gen.OneOf(Gen.Long.Select(static t => new TimeSpan(t)), Gen.OneOf<TimeSpan>(TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.Zero)));

    [Fact]
    public void Times_of_any_offset() => HoldAgainstAll(Gen.Select(
        Gen.OneOf(Gen.DateTime.Select(static t => t.Ticks), Gen.Long[0, 3], Gen.Long[0, 3].Select(static back => DateTime.MaxValue.Ticks - back)),
        Gen.Int[-14, 14],
        static (ticks, hours) => TimeIn(ticks, TimeSpan.FromHours(hours))));

    [Fact]
    public void Versions() => HoldAgainstAll(Gen.Int[0, 2].Array[2, 4].Select(static n => n.Length switch
    {
        2 => new Version(n[0], n[1]),
        3 => new Version(n[0], n[1], n[2]),
        _ => new Version(n[0], n[1], n[2], n[3]),
    }));

    private static DateTimeOffset TimeIn(long ticks, TimeSpan offset)
    {
        var utc = new DateTimeOffset(ticks, TimeSpan.Zero);
        return (offset > TimeSpan.Zero ? DateTimeOffset.MaxValue - utc : utc - DateTimeOffset.MinValue) < offset.Duration() ? utc : utc.ToOffset(offset);
    }

    private static void HoldAgainstAll<T>(Gen<T> value)
        where T : IComparable<T> =>
        Gen.Select(value.Array[0, 40], value.Array[20]).Sample(
            static (bounds, values) =>
            {
                var made = new Bounds<T>(bounds);
                T[] distinct = [.. bounds.Where((b, i) => !bounds.Take(i).Any(other => other.CompareTo(b) == 0))];
                Assert.Equal((2 * distinct.Length) + 1, made.Classes);
                foreach (var one in values.Concat(bounds))
                    Assert.Equal((2 * distinct.Count(b => b.CompareTo(one) < 0)) + (distinct.Any(b => b.CompareTo(one) == 0) ? 1 : 0), made.ClassOf(one));
            },
            iter: 2_000);
}
