namespace RulesPush.Model;

/// <summary>A set of addresses of both families, exact to the last one: ranges that neither overlap nor touch, in order.</summary>
internal sealed class AddressSet : IEquatable<AddressSet>
{
    private readonly List<IpRange> _ranges;

    private AddressSet(List<IpRange> ranges) => _ranges = ranges;

    /// <summary>No address.</summary>
    public static AddressSet Empty { get; } = new([]);

    /// <summary>All addresses of both families.</summary>
    public static AddressSet All { get; } = new([AddressOrder.AllV4, AddressOrder.AllV6]);

    /// <summary>Whether there is no address in it.</summary>
    public bool IsEmpty => _ranges.Count == 0;

    /// <summary>The lowest address; IPv4 comes before IPv6.</summary>
    /// <exception cref="InvalidOperationException">The set is empty.</exception>
    public IpAddress First => IsEmpty ? throw new InvalidOperationException("An empty set has no first address.") : _ranges[0].First;

    /// <summary>The ranges, as few as can be, from the lowest.</summary>
    public IReadOnlyList<IpRange> Ranges => _ranges;

    /// <summary>The addresses of any of the ranges, which may overlap and come in any order.</summary>
    public static AddressSet Of(IEnumerable<IpRange> ranges)
    {
        var all = ranges.ToList();
        return OfOrdered(AddressOrder.RanksBy(all, static r => r.First).Select(place => all[place]));
    }

    /// <summary>The addresses of ranges that come in the order of their first addresses, and may overlap.</summary>
    public static AddressSet OfOrdered(IEnumerable<IpRange> ranges)
    {
        var joined = new List<IpRange>();
        foreach (var range in ranges)
        {
            if (joined.Count > 0 && joined[joined.Count - 1] is var before && (before.Contains(range.First) || AddressOrder.Touch(before.Last, range.First)))
                joined[joined.Count - 1] = AddressOrder.Range(before.First, AddressOrder.Max(before.Last, range.Last));
            else
                joined.Add(range);
        }

        return new AddressSet(joined);
    }

    /// <summary>The addresses of the range.</summary>
    public static AddressSet Of(IpRange range) => new([range]);

    /// <summary>The addresses of either set.</summary>
    public AddressSet Union(AddressSet other)
    {
        if (IsEmpty || other.IsEmpty)
            return IsEmpty ? other : this;
        var inOrder = new List<IpRange>(_ranges.Count + other._ranges.Count);
        for (int i = 0, j = 0; i < _ranges.Count || j < other._ranges.Count;)
        {
            var isMine = j == other._ranges.Count || (i < _ranges.Count && _ranges[i].First < other._ranges[j].First);
            inOrder.Add(isMine ? _ranges[i++] : other._ranges[j++]);
        }

        return OfOrdered(inOrder);
    }

    /// <summary>The addresses of both sets.</summary>
    public AddressSet Intersect(AddressSet other)
    {
        var common = new List<IpRange>();
        for (int i = 0, j = 0; i < _ranges.Count && j < other._ranges.Count;)
        {
            var (mine, theirs) = (_ranges[i], other._ranges[j]);
            var (first, last) = (AddressOrder.Max(mine.First, theirs.First), AddressOrder.Min(mine.Last, theirs.Last));
            // Of two families the first is IPv6 and the last IPv4, which is the lower one.
            if (first <= last)
                common.Add(AddressOrder.Range(first, last));
            if (mine.Last < theirs.Last)
                i++;
            else
                j++;
        }

        return new AddressSet(common);
    }

    /// <summary>The addresses of this set that are not in the other one.</summary>
    public AddressSet Subtract(AddressSet other)
    {
        if (IsEmpty || other.IsEmpty)
            return this;
        var rest = new List<IpRange>();
        var j = 0;
        foreach (var range in _ranges)
        {
            while (j < other._ranges.Count && other._ranges[j].Last < range.First)
                j++;
            var (from, isUsedUp) = (range.First, false);
            for (var k = j; k < other._ranges.Count && other._ranges[k].First <= range.Last && !isUsedUp; k++)
            {
                var hole = other._ranges[k];
                if (hole.First > from)
                    rest.Add(AddressOrder.Range(from, AddressOrder.Previous(hole.First)));
                isUsedUp = hole.Last >= range.Last;
                if (!isUsedUp)
                    from = AddressOrder.Next(hole.Last);
                // The last hole of this range may reach into the next one; those before it can not.
                j = k;
            }

            if (!isUsedUp)
                rest.Add(AddressOrder.Range(from, range.Last));
        }

        return new AddressSet(rest);
    }

    /// <summary>Whether the address is in it.</summary>
    public bool Contains(IpAddress address) => RangeOf(address) is not null;

    /// <summary>Whether all addresses of the range are in it.</summary>
    public bool Contains(IpRange range) => RangeOf(range.First) is { } mine && mine.Contains(range.Last);

    /// <inheritdoc/>
    public bool Equals(AddressSet? other) => other is not null && _ranges.SequenceEqual(other._ranges);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AddressSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _ranges.Aggregate(_ranges.Count, static (hash, range) => unchecked((hash * 31) + range.GetHashCode()));

    /// <summary>Such as <c>10.1.0.0-10.1.0.255, 2001:db8::-2001:db8::f</c>.</summary>
    public override string ToString() => string.Join(", ", _ranges);

    /// <summary>The range that holds the address: the last that does not begin behind it, or none.</summary>
    private IpRange? RangeOf(IpAddress address)
    {
        var (low, high) = (0, _ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ranges[middle].First <= address)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && _ranges[low - 1].Contains(address) ? _ranges[low - 1] : null;
    }
}
