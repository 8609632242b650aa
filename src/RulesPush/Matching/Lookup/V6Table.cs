namespace RulesPush.Matching;

/// <summary>Finds the value of an IPv6 address among disjoint intervals.</summary>
/// <remarks>
/// Idea: boundaries are rarely longer than /64, so that the upper 64 bits decide nearly always; only where intervals begin
/// within a /64 the lower 64 bits are searched too, by halves. Limits: many intervals within one /64 cost a binary search.
/// </remarks>
internal sealed class V6Table
{
    private const ulong Highest = 1UL << 63;

    private readonly SearchTree<long> _tree;
    private readonly ulong[] _uppers;

    /// <summary>For each upper half the value behind the last interval that begins with it.</summary>
    private readonly int[] _lastValues;

    /// <summary>For each upper half the place of its first interval, and one more at the end.</summary>
    private readonly int[] _firsts;

    private readonly ulong[] _lowers;
    private readonly int[] _values;

    /// <summary>Takes the first address of each interval, in ascending order, and its value.</summary>
    public V6Table(ReadOnlySpan<UInt128> starts, ReadOnlySpan<int> values)
    {
        var (uppers, firsts) = (new List<ulong>(), new List<int>());
        _lowers = new ulong[starts.Length];
        _values = values.ToArray();
        for (var i = 0; i < starts.Length; i++)
        {
            _lowers[i] = (ulong)starts[i];
            var upper = (ulong)(starts[i] >> 64);
            if (uppers.Count > 0 && uppers[^1] == upper)
                continue;
            uppers.Add(upper);
            firsts.Add(i);
        }

        firsts.Add(starts.Length);
        (_uppers, _firsts) = ([.. uppers], [.. firsts]);
        _lastValues = [.. firsts.Skip(1).Select(next => _values[next - 1])];
        _tree = new SearchTree<long>([.. uppers.Select(static u => (long)(u ^ Highest))]);
    }

    /// <summary>The value of the interval that holds the address; -1 before the first one.</summary>
    public int Find(ulong upper, ulong lower)
    {
        var place = _tree.LastAtMost((long)(upper ^ Highest));
        if (place < 0)
            return -1;
        return _uppers[place] == upper ? FindWithin(place, lower) : _lastValues[place];
    }

    private int FindWithin(int place, ulong lower)
    {
        var (first, count) = (_firsts[place], _firsts[place + 1] - _firsts[place]);
        if (count == 1 && _lowers[first] == 0)
            return _values[first];
        var index = _lowers.AsSpan(first, count).BinarySearch(lower);
        if (index < 0)
            index = ~index - 1;
        return first + index < 0 ? -1 : _values[first + index];
    }
}
