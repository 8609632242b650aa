using System.Collections.Frozen;
using RulesPush.Benchmarks.Goals;
using RulesPush.Benchmarks.Workloads;
using RulesPush.Matching;

namespace RulesPush.Benchmarks.Lookup;

/// <summary>Which boundary holds an address or an AD site, against what a user would write instead.</summary>
internal static class LookupGoals
{
    /// <summary>A list of a hundred thousand takes a third of a millisecond an address.</summary>
    private const int FewQueries = 32;

    private static readonly (int Count, double ThanList, double ThanHalving)[] _v4 = [(16, 6, 2.5), (1_000, 150, 5), (10_000, 1_500, 6), (100_000, 10_000, 7)];

    public static IEnumerable<Goal> Measure(Pace pace)
    {
        var smallest = new SyntheticBoundaries(_v4[0].Count);
        foreach (var (count, thanList, thanHalving) in _v4)
        {
            var largest = count == _v4[^1].Count ? smallest : null;
            foreach (var goal in V4($"IPv4, {count:N0} boundaries", new SyntheticBoundaries(count), thanList, thanHalving, largest, pace))
                yield return goal;
        }

        // What holds for a thousand synthetic ones has to hold for some thousand real ones.
        var cloud = new CloudBoundaries(isV6: false);
        foreach (var goal in V4($"IPv4, {cloud.Ranges.Count:N0} of CloudFleet", cloud, _v4[1].ThanList, _v4[1].ThanHalving, null, pace))
            yield return goal;
        foreach (var count in new[] { 1_000, 10_000, 100_000 })
            yield return V6($"IPv6, {count:N0} boundaries", new SyntheticBoundaries(count, isV6: true), pace);
        var cloudV6 = new CloudBoundaries(isV6: true);
        yield return V6($"IPv6, {cloudV6.Ranges.Count:N0} of CloudFleet", cloudV6, pace);
        yield return AdSites(1_000, pace);
    }

    private static IEnumerable<Goal> V4(string workload, BoundaryWorkload boundaries, double thanList, double thanHalving, BoundaryWorkload? smallest, Pace pace)
    {
        var ours = TableOf(boundaries);
        var halved = Halved.OfV4(boundaries.Ranges);
        var list = new NetworkList(boundaries);
        uint[] bits = [.. boundaries.Queries.Select(static q => (uint)q.Low)];
        Contestants.Agree(FewQueries, i => ours.Find(boundaries.Queries[i]), i => list.Find(boundaries.Addresses[i], bits[i]));
        Contestants.Agree(bits.Length, i => ours.Find(boundaries.Queries[i]), i => halved.Find(bits[i]));
        List<Contestant> contestants =
        [
            Ours("RulesPush", ours, boundaries),
            new("list of IPNetwork", FewQueries, () => SumOfList(list, boundaries, bits)),
            new("Array.BinarySearch", bits.Length, () =>
            {
                var sum = 0L;
                foreach (var query in bits)
                    sum += halved.Find(query);
                return sum;
            }),
        ];
        if (smallest is not null)
            contestants.Add(Ours($"of {smallest.Ranges.Count}", TableOf(smallest), smallest));
        var run = Interleaved.Run(pace, contestants);
        yield return new Goal(workload, "list of IPNetwork", GoalUnit.TimesFaster, thanList, run.CostOf(1, 0), run.Detail);
        yield return new Goal(workload, "Array.BinarySearch", GoalUnit.TimesFaster, thanHalving, run.CostOf(2, 0), run.Detail);
        if (smallest is not null)
            yield return new Goal(workload, $"itself, {smallest.Ranges.Count}", GoalUnit.TimesTheCost, 3.5, run.CostOf(0, 3), run.Detail);
    }

    private static Goal V6(string workload, BoundaryWorkload boundaries, Pace pace)
    {
        var ours = TableOf(boundaries);
        var halved = Halved.OfV6(boundaries.Ranges);
        UInt128[] bits = [.. boundaries.Queries.Select(static q => new UInt128(q.High, q.Low))];
        Contestants.Agree(bits.Length, i => ours.Find(boundaries.Queries[i]), i => halved.Find(bits[i]));
        var run = Interleaved.Run(pace, [
            Ours("RulesPush", ours, boundaries),
            new("Array.BinarySearch of UInt128", bits.Length, () =>
                {
                    var sum = 0L;
                    foreach (var query in bits)
                        sum += halved.Find(query);
                    return sum;
                }),
        ]);
        return new Goal(workload, "Array.BinarySearch of UInt128", GoalUnit.TimesFaster, 3, run.CostOf(1, 0), run.Detail);
    }

    private static AddressTable TableOf(BoundaryWorkload boundaries) => new(boundaries.Ranges.Select(static (range, place) => (range, place)));

    private static Contestant Ours(string name, AddressTable table, BoundaryWorkload boundaries) => new(name, boundaries.Queries.Length, () =>
    {
        var sum = 0L;
        foreach (var query in boundaries.Queries)
            sum += table.Find(query);
        return sum;
    });

    private static Goal AdSites(int count, Pace pace)
    {
        var random = new Random(5);
        string[] places = ["Berlin", "New-York", "Akron", "Singapore", "Campinas", "Leeds", "Aarhus", "Osaka"];
        string[] names = [.. Enumerable.Range(0, count).Select(i => $"{places[i % places.Length]}-{(char)('A' + (i / 97 % 26))}{i:000}")];
        var ours = new NameTable(names.Select(static (name, place) => (name, place)));
        var frozen = names.Select(static (name, place) => (name, place)).ToFrozenDictionary(static n => n.name, static n => n.place, StringComparer.OrdinalIgnoreCase);
        // As discovery reports them: other objects, often in other case.
        string[] queries = [.. Enumerable.Range(0, 8_192).Select(i => names[random.Next(count)]).Select((name, i) => i % 2 == 0 ? name.ToUpperInvariant() : new string(name.AsSpan()))];
        Contestants.Agree(queries.Length, i => ours.Find(queries[i]), i => frozen.GetValueOrDefault(queries[i], -1));
        var run = Interleaved.Run(pace, [
            new("RulesPush", queries.Length, () =>
                {
                    var sum = 0L;
                    foreach (var query in queries)
                        sum += ours.Find(query);
                    return sum;
                }),
            new("FrozenDictionary", queries.Length, () =>
                {
                    var sum = 0L;
                    foreach (var query in queries)
                        sum += frozen.TryGetValue(query, out var place) ? place : -1;
                    return sum;
                }),
        ]);
        return new Goal($"AD site, {count:N0} names", "FrozenDictionary, OrdinalIgnoreCase", GoalUnit.TimesFaster, 2.5, run.CostOf(1, 0), run.Detail);
    }

    private static long SumOfList(NetworkList list, BoundaryWorkload boundaries, uint[] bits)
    {
        var sum = 0L;
        for (var i = 0; i < FewQueries; i++)
            sum += list.Find(boundaries.Addresses[i], bits[i]);
        return sum;
    }
}
