using System.Globalization;

namespace RulesPush;

/// <summary>A network in CIDR form: an IPv4 subnet or an IPv6 prefix, without host bits.</summary>
public readonly record struct IpNetwork
{
    private IpNetwork(IpAddress address, int prefixLength) => (Address, PrefixLength) = (address, prefixLength);

    /// <summary>The first address of the network, its subnet ID.</summary>
    public IpAddress Address { get; }

    /// <summary>The number of leading bits that all its addresses share: 0 to 32, or to 128.</summary>
    public int PrefixLength { get; }

    /// <summary>All its addresses, the first and the last included.</summary>
    public IpRange Range
    {
        get
        {
            var (high, low) = HostMask(Address.IsV6, PrefixLength);
            var last = Address.IsV6
                ? IpAddress.V6(Address.High | high, Address.Low | low)
                : IpAddress.V4((uint)(Address.Low | low));
            IpRange.TryCreate(Address, last, out var range);
            return range;
        }
    }

    /// <summary>Reads a network such as <c>10.1.0.0/16</c> or <c>2001:db8::/32</c>.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is no network, or has host bits set.</exception>
    public static IpNetwork Parse(string text) =>
        TryParse(text, out var network, out var hasHostBits) && !hasHostBits
            ? network
            : throw new FormatException($"'{text}' is not a network in CIDR form.");

    /// <summary>
    /// Reads a network, or returns false where <paramref name="text"/> is none. Host bits ("10.1.2.3/16") are cut off
    /// and reported in <paramref name="hasHostBits"/>, because the author may have meant another length.
    /// </summary>
    public static bool TryParse(string? text, out IpNetwork network, out bool hasHostBits)
    {
        (network, hasHostBits) = (default, false);
        var slash = text?.IndexOf('/') ?? -1;
        if (slash < 0
            || !IpAddress.TryParse(text!.Substring(0, slash), out var address)
            || !TryParseLength(text.Substring(slash + 1), address.IsV6, out var length))
        {
            return false;
        }

        network = Around(address, length);
        hasHostBits = network.Address != address;
        return true;
    }

    /// <summary>The network of this length that holds the address.</summary>
    internal static IpNetwork Around(IpAddress address, int length)
    {
        var (high, low) = HostMask(address.IsV6, length);
        var first = address.IsV6
            ? IpAddress.V6(address.High & ~high, address.Low & ~low)
            : IpAddress.V4((uint)(address.Low & ~low));
        return new IpNetwork(first, length);
    }

    /// <summary>Whether <paramref name="address"/> lies in the network.</summary>
    public bool Contains(IpAddress address) => Range.Contains(address);

    /// <summary>Such as <c>10.1.0.0/16</c>.</summary>
    public override string ToString() => $"{Address}/{PrefixLength.ToString(CultureInfo.InvariantCulture)}";

    private static bool TryParseLength(string text, bool isV6, out int length) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out length)
        && (text.Length == 1 || text[0] != '0')
        && length <= (isV6 ? 128 : 32);

    private static (ulong High, ulong Low) HostMask(bool isV6, int length) => isV6
        ? (Ones(64 - length), Ones(128 - length))
        : (0, Ones(32 - length));

    private static ulong Ones(int bits) => bits <= 0 ? 0 : bits >= 64 ? ulong.MaxValue : (1UL << bits) - 1;
}
