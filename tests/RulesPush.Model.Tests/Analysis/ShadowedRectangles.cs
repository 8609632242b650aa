using System.Diagnostics;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>
/// Rules like those of packet filters: ranges of two addresses, nested and crossing. Which of them the earlier ones hold,
/// one alone or several together, is held against brute force on the coordinates.
/// </summary>
public sealed class ShadowedRectangles
{
    private static readonly PropertyDefinition[] _addresses = [new("Source", PropertyType.Int64), new("Destination", PropertyType.Int64)];

    private readonly record struct Rectangle(long Left, long Right, long Bottom, long Top);

    [Theory]
    [InlineData(1, 26, 31)]
    [InlineData(2, 26, 29)]
    [InlineData(3, 27, 28)]
    [InlineData(4, 22, 30)]
    public void Are_found_as_brute_force_finds_them(int seed, int shortest, int longest)
    {
        var rectangles = Rectangles(new Random(seed), 1_000, shortest, longest);
        var pack = new RulePackDefinition
        {
            Name = "Filters",
            Criteria = new(rectangles.Select(static (r, i) => new CriteriaDefinition
            {
                RuleName = $"Rule{i}",
                Conditions = new(
                    Bound(0, PropertyComparison.AtLeast, r.Left), Bound(0, PropertyComparison.AtMost, r.Right),
                    Bound(1, PropertyComparison.AtLeast, r.Bottom), Bound(1, PropertyComparison.AtMost, r.Top)),
            })),
            Properties = new(_addresses),
        };
        var started = Stopwatch.GetTimestamp();
        var space = new MachineSpace(pack, default, new AnalysisBudget(int.MaxValue));
        var demands = pack.Criteria.Select(space.Matches).ToList();
        var found = new List<int>();
        for (var i = 0; i < demands.Count; i++)
        {
            var outside = Coverage.FindOutside(MachineSet.All.With(demands[i])!, demands.Take(i).ToList());
            if (outside is null)
                found.Add(i);
            else
                Assert.Equal(i, Enumerable.Range(0, i + 1).First(j => ReferenceCriteria.Evaluate(pack.Criteria[j], outside.Example, default) == Truth.True));
        }

        var elapsed = Stopwatch.GetElapsedTime(started);
        var shadowed = Shadowed(rectangles).ToList();
        Assert.Equal(shadowed, found);
        var byOne = shadowed.Count(i => rectangles.Take(i).Any(r => Holds(r, rectangles[i])));
        TestContext.Current.TestOutputHelper?.WriteLine($"{byOne} shadowed by one, {shadowed.Count - byOne} by several, in {elapsed.TotalSeconds:0.0} s");
        Assert.True(byOne > 0 && shadowed.Count > byOne);
    }

    private static Condition Bound(int address, PropertyComparison comparison, long value) =>
        new() { Test = new PropertyTest(_addresses[address], comparison, value) };

    /// <summary>Prefixes of several lengths, some of them shifted so that they cross.</summary>
    private static List<Rectangle> Rectangles(Random random, int count, int shortest, int longest)
    {
        return [.. Enumerable.Range(0, count).Select(_ => (Range(), Range())).Select(static r => new Rectangle(r.Item1.First, r.Item1.Last, r.Item2.First, r.Item2.Last))];

        (long First, long Last) Range()
        {
            var size = 1L << random.Next(shortest, longest + 1);
            var first = random.NextInt64(0, (1L << 32) / size) * size;
            if (random.Next(4) == 0)
                first += size / 2;
            return (first, Math.Min(first + size, 1L << 32) - 1);
        }
    }

    private static bool Holds(Rectangle outer, Rectangle inner) =>
        outer.Left <= inner.Left && inner.Right <= outer.Right && outer.Bottom <= inner.Bottom && inner.Top <= outer.Top;

    /// <summary>Every cell between the coordinates that occur is asked.</summary>
    private static IEnumerable<int> Shadowed(List<Rectangle> rectangles)
    {
        var xs = rectangles.SelectMany(static r => new[] { r.Left, r.Right + 1 }).Distinct().Order().ToList();
        var ys = rectangles.SelectMany(static r => new[] { r.Bottom, r.Top + 1 }).Distinct().Order().ToList();
        var taken = new bool[xs.Count, ys.Count];
        for (var i = 0; i < rectangles.Count; i++)
        {
            var r = rectangles[i];
            var isNew = false;
            for (var x = xs.BinarySearch(r.Left); x < xs.Count && xs[x] <= r.Right; x++)
            {
                for (var y = ys.BinarySearch(r.Bottom); y < ys.Count && ys[y] <= r.Top; y++)
                {
                    isNew |= !taken[x, y];
                    taken[x, y] = true;
                }
            }

            if (!isNew)
                yield return i;
        }
    }
}
