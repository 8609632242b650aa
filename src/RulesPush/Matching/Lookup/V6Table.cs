namespace RulesPush.Matching;

/// <summary>Finds the value of an IPv6 address among disjoint intervals.</summary>
/// <remarks>
/// Idea: boundaries are rarely longer than /64, so that the upper 64 bits decide nearly always; only where intervals begin
/// within a /64 the lower 64 bits are searched too, by halves. The same as with the prefix lengths of routers, of which most
/// searches need the upper half alone (M. Waldvogel et al., "Scalable High Speed IP Routing Lookups", SIGCOMM 1997), on top
/// of a <see cref="SearchTree{T}"/>. Limits: many intervals within one /64 cost a binary search; built once.
/// </remarks>
internal sealed class V6Table
{
    private const ulong Highest = 1UL << 63;

    private readonly SearchTree<long> _tree;

    /// <summary>For each upper half the value behind the last interval that begins with it, and where its lower halves are: -1 where they do not matter.</summary>
    private readonly (int LastValue, int Lowers)[] _entries;

    /// <summary>The lower halves of the intervals that begin within one /64, with their values, the one in front of the first.</summary>
    private readonly List<(ulong[] Lowers, int[] Values)> _within = [];

    /// <summary>Takes the first address of each interval, in ascending order, and its value.</summary>
    public V6Table(ReadOnlySpan<UInt128> starts, ReadOnlySpan<int> values)
    {
        var (uppers, entries) = (new List<long>(), new List<(int, int)>());
        for (int i = 0, next; i < starts.Length; i = next)
        {
            var upper = (ulong)(starts[i] >> 64);
            for (next = i + 1; next < starts.Length && (ulong)(starts[next] >> 64) == upper;)
                next++;
            var isWhole = next == i + 1 && (ulong)starts[i] == 0;
            uppers.Add((long)(upper ^ Highest));
            entries.Add((values[next - 1], isWhole ? -1 : _within.Count));
            if (isWhole)
                continue;
            var lowers = new ulong[next - i];
            for (var place = 0; place < lowers.Length; place++)
                lowers[place] = (ulong)starts[i + place];
            _within.Add((lowers, [i == 0 ? AddressTable.NotFound : values[i - 1], .. values[i..next]]));
        }

        (_tree, _entries) = (new SearchTree<long>([.. uppers]), [.. entries]);
    }

    /// <summary>The value of the interval that holds the address; <see cref="AddressTable.NotFound"/> before the first one.</summary>
    public int Find(ulong upper, ulong lower)
    {
        var key = (long)(upper ^ Highest);
        var place = _tree.LastAtMost(key);
        if (place < 0)
            return AddressTable.NotFound;
        var (lastValue, lowers) = _entries[place];
        return lowers < 0 || _tree[place] != key ? lastValue : FindWithin(_within[lowers], lower);
    }

    private static int FindWithin((ulong[] Lowers, int[] Values) within, ulong lower)
    {
        var index = within.Lowers.AsSpan().BinarySearch(lower);
        return within.Values[index < 0 ? ~index : index + 1];
    }
}
