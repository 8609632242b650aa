using System.Numerics;
using CsCheck;
using RulesPush.Matching;

namespace RulesPush.Tests.Lookup;

/// <summary>Trees and tables find what a look at every key finds, of every size around which their layers begin.</summary>
public sealed class SearchTrees
{
    /// <summary>A node has 16 keys and 17 children.</summary>
    public static TheoryData<int> Sizes => [0, 1, 2, 15, 16, 17, 32, 33, 271, 272, 273, 4_623, 4_624, 4_625, 78_607, 78_608, 78_609];

    [Theory, MemberData(nameof(Sizes))]
    public void Find_the_last_of_32_bits_that_is_at_most_another(int size) => HoldAgainstHalving(size, static random => (int)random.NextInt64(int.MinValue, int.MaxValue + 1L));

    [Theory, MemberData(nameof(Sizes))]
    public void Find_the_last_of_64_bits_that_is_at_most_another(int size) => HoldAgainstHalving(size, static random => random.NextInt64(long.MinValue, long.MaxValue));

    [Fact]
    public void Many_intervals_are_found_wherever_they_crowd() =>
        Gen.Select(Gen.Int[0, 4_000], Gen.UInt[0, 3].Array[1, 4], Gen.UInt, Gen.Int[0, 17]).Sample(
            static (count, uppers, seed, spread) =>
            {
                var random = new Random((int)seed);
                // In a few /16 networks, the lowest and the highest among them, and now and then at their edges.
                uint[] starts =
                [
                    .. Enumerable.Range(0, count)
                        .Select(_ => (uppers[random.Next(uppers.Length)] switch { 0 => 0u, 1 => 0xFFFFu, 2 => 0x0A00u, _ => 0x0A01u } << 16)
                            | (random.Next(20) == 0 ? (uint)(random.Next(2) * 0xFFFF) : (uint)random.Next(1 << Math.Max(1, 16 - spread))))
                        .Distinct().Order(),
                ];
                int[] values = [.. starts.Select(_ => random.Next(-1, 5))];
                var table = new RootedTree(starts, values);
                foreach (var address in starts.SelectMany(static s => new[] { s - 1, s, s + 1 }).Concat([0u, 0xFFFFu, 0x10000u, uint.MaxValue]))
                {
                    var place = Array.BinarySearch(starts, address);
                    place = place < 0 ? ~place - 1 : place;
                    Assert.Equal(place < 0 ? -1 : values[place], table.Find(address));
                }
            },
            iter: 300);

    private static void HoldAgainstHalving<T>(int size, Func<Random, T> next)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var random = new Random(size);
        foreach (var hasEnds in new[] { false, true })
        {
            var keys = new SortedSet<T>(hasEnds && size >= 2 ? [T.MinValue, T.MaxValue] : []);
            while (keys.Count < size)
                keys.Add(next(random));
            T[] sorted = [.. keys];
            var tree = new SearchTree<T>(sorted);
            foreach (var key in sorted.SelectMany(static k => new[] { k - T.One, k, k + T.One }).Concat([T.MinValue, T.Zero, T.MaxValue]))
            {
                var place = Array.BinarySearch(sorted, key);
                Assert.Equal(place < 0 ? ~place - 1 : place, tree.LastAtMost(key));
            }
        }
    }
}
