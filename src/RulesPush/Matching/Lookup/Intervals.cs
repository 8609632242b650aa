namespace RulesPush.Matching;

/// <summary>Overlapping ranges, flattened: the first address of each of disjoint intervals, in ascending order, with its value.</summary>
/// <param name="Starts">The first addresses.</param>
/// <param name="Values">The value of each interval; <see cref="AddressTable.NotFound"/> where no range holds it.</param>
internal readonly record struct Intervals(UInt128[] Starts, int[] Values)
{
    /// <summary>Flattens ranges of one family: of those that hold an address the smallest wins, and of equal ones the first.</summary>
    public static Intervals Of(IEnumerable<(IpRange Range, int Value)> ranges, UInt128 highest)
    {
        var inOrder = ranges
            .Select(static r => (First: Bits(r.Range.First), Last: Bits(r.Range.Last), r.Value))
            .OrderBy(static r => r.Last - r.First)
            .ToArray();
        var byFirst = Enumerable.Range(0, inOrder.Length).ToArray();
        Array.Sort([.. inOrder.Select(static r => r.First)], byFirst);
        UInt128[] points = [.. inOrder.Select(static r => r.First).Concat(inOrder.Where(r => r.Last != highest).Select(static r => r.Last + 1))];
        Array.Sort(points);

        // Those that hold the point, the winner on top; the ones that have ended leave when they get there.
        var holding = new PriorityQueue<int, int>();
        var (starts, values) = (new List<UInt128>(points.Length), new List<int>(points.Length));
        var next = 0;
        foreach (var point in points)
        {
            for (; next < byFirst.Length && inOrder[byFirst[next]].First == point; next++)
                holding.Enqueue(byFirst[next], byFirst[next]);
            while (holding.TryPeek(out var top, out _) && inOrder[top].Last < point)
                holding.Dequeue();
            var value = holding.TryPeek(out var winner, out _) ? inOrder[winner].Value : AddressTable.NotFound;
            // Equal points come one after the other, the first of which says it all.
            if (values.Count > 0 && values[^1] == value)
                continue;
            starts.Add(point);
            values.Add(value);
        }

        return new Intervals([.. starts], [.. values]);
    }

    private static UInt128 Bits(IpAddress address) => new(address.High, address.Low);
}
