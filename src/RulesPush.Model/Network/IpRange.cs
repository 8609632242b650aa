namespace RulesPush;

/// <summary>The addresses from <see cref="First"/> to <see cref="Last"/>, both included, of one family.</summary>
public readonly record struct IpRange
{
    private IpRange(IpAddress first, IpAddress last) => (First, Last) = (first, last);

    /// <summary>The lowest address.</summary>
    public IpAddress First { get; }

    /// <summary>The highest address; the same as <see cref="First"/> in a range of one.</summary>
    public IpAddress Last { get; }

    /// <summary>Makes a range, or returns false where the ends are of two families or the wrong way round.</summary>
    public static bool TryCreate(IpAddress first, IpAddress last, out IpRange range)
    {
        range = new IpRange(first, last);
        return first.IsV6 == last.IsV6 && first <= last;
    }

    /// <summary>The range from <paramref name="first"/> to <paramref name="last"/>, given as texts.</summary>
    /// <exception cref="FormatException">One is no address, or they are of two families or the wrong way round.</exception>
    public static IpRange Parse(string first, string last) =>
        TryCreate(IpAddress.Parse(first), IpAddress.Parse(last), out var range)
            ? range
            : throw new FormatException($"'{first}-{last}' is not a range of addresses.");

    /// <summary>Whether <paramref name="address"/> lies in the range.</summary>
    public bool Contains(IpAddress address) =>
        address.IsV6 == First.IsV6 && address >= First && address <= Last;

    /// <summary>Compares by the number of addresses: negative where this range is the smaller one.</summary>
    public int CompareSize(IpRange other)
    {
        var (high, low) = Span();
        var (otherHigh, otherLow) = other.Span();
        return high != otherHigh ? high.CompareTo(otherHigh) : low.CompareTo(otherLow);
    }

    /// <summary>Such as <c>10.1.0.5-10.1.0.9</c>.</summary>
    public override string ToString() => $"{First}-{Last}";

    /// <summary>One less than the number of addresses, which for all of IPv6 would not fit into 128 bits.</summary>
    private (ulong High, ulong Low) Span()
    {
        var low = unchecked(Last.Low - First.Low);
        var borrow = Last.Low < First.Low ? 1UL : 0UL;
        return (Last.High - First.High - borrow, low);
    }
}
