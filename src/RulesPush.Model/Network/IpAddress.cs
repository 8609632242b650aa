using System.Net;
using System.Net.Sockets;

namespace RulesPush;

/// <summary>An IPv4 or IPv6 address as a number, without a scope.</summary>
/// <remarks>
/// Text is read strictly: IPv4 is four decimal numbers without leading zeros ("10.1" and "010.1.1.1" mean different
/// addresses to different programs, and are none here). An IPv4 address inside IPv6 ("::ffff:10.1.1.1") stays IPv6.
/// </remarks>
public readonly record struct IpAddress : IComparable<IpAddress>
{
    private IpAddress(bool isV6, ulong high, ulong low) => (IsV6, High, Low) = (isV6, high, low);

    /// <summary>Whether this is an IPv6 address.</summary>
    public bool IsV6 { get; }

    /// <summary>The upper 64 bits of an IPv6 address; 0 for IPv4.</summary>
    public ulong High { get; }

    /// <summary>The lower 64 bits of an IPv6 address; the 32 bits of an IPv4 address.</summary>
    public ulong Low { get; }

    /// <summary>The IPv4 address with these 32 bits: 0x0A000001 is 10.0.0.1.</summary>
    public static IpAddress V4(uint bits) => new(false, 0, bits);

    /// <summary>The IPv6 address with these 128 bits.</summary>
    public static IpAddress V6(ulong high, ulong low) => new(true, high, low);

    /// <summary>Reads an address such as <c>10.112.129.7</c> or <c>2001:db8::7</c>.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is no address.</exception>
    public static IpAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is not an IP address.");

    /// <summary>Reads an address, or returns false where <paramref name="text"/> is none.</summary>
    public static bool TryParse(string? text, out IpAddress address)
    {
        address = default;
        if (text is null || text.Length is < 2 or > 45)
            return false;
        return text.IndexOf(':') >= 0 ? TryParseV6(text, out address) : TryParseV4(text, out address);
    }

    /// <summary>The address of <paramref name="address"/>, whose scope, if it has one, is dropped.</summary>
    public static implicit operator IpAddress(IPAddress address) =>
        FromBytes(address.GetAddressBytes(), address.AddressFamily == AddressFamily.InterNetworkV6);

    /// <inheritdoc/>
    public int CompareTo(IpAddress other) =>
        IsV6 != other.IsV6 ? IsV6.CompareTo(other.IsV6)
        : High != other.High ? High.CompareTo(other.High)
        : Low.CompareTo(other.Low);

    /// <summary>The address in its usual short form.</summary>
    public override string ToString()
    {
        if (!IsV6)
            return V4Text((uint)Low);
        var bytes = new byte[16];
        for (var i = 0; i < 8; i++)
        {
            bytes[i] = (byte)(High >> (56 - (8 * i)));
            bytes[i + 8] = (byte)(Low >> (56 - (8 * i)));
        }

        return new IPAddress(bytes).ToString();
    }

    /// <summary>Whether the left address comes before the right one; all of IPv4 comes before IPv6.</summary>
    public static bool operator <(IpAddress left, IpAddress right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left address comes after the right one; all of IPv4 comes before IPv6.</summary>
    public static bool operator >(IpAddress left, IpAddress right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left address is the right one or comes before it.</summary>
    public static bool operator <=(IpAddress left, IpAddress right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left address is the right one or comes after it.</summary>
    public static bool operator >=(IpAddress left, IpAddress right) => left.CompareTo(right) >= 0;

    /// <summary>Written by hand: every machine that is stored has one.</summary>
    private static string V4Text(uint bits)
    {
        var text = new char[15];
        var length = 0;
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            var part = (bits >> shift) & 255;
            if (part >= 100)
                text[length++] = (char)('0' + (part / 100));
            if (part >= 10)
                text[length++] = (char)('0' + (part / 10 % 10));
            text[length++] = (char)('0' + (part % 10));
            if (shift > 0)
                text[length++] = '.';
        }

        return new string(text, 0, length);
    }

    private static bool TryParseV4(string text, out IpAddress address)
    {
        address = default;
        uint bits = 0;
        int part = 0, digits = 0, parts = 1;
        foreach (var c in text)
        {
            if (c == '.')
            {
                if (digits == 0 || ++parts > 4)
                    return false;
                (bits, part, digits) = ((bits << 8) | (uint)part, 0, 0);
                continue;
            }

            if (c is < '0' or > '9' || (digits > 0 && part == 0))
                return false;
            part = (part * 10) + (c - '0');
            digits++;
            if (part > 255)
                return false;
        }

        if (parts != 4 || digits == 0)
            return false;
        address = V4((bits << 8) | (uint)part);
        return true;
    }

    private static bool TryParseV6(string text, out IpAddress address)
    {
        address = default;
        // IPAddress also takes brackets, ports and scopes: none of them is part of an address here.
        foreach (var c in text)
        {
            if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F') or ':' or '.'))
                return false;
        }

        if (!IPAddress.TryParse(text, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6)
            return false;
        address = parsed;
        return true;
    }

    private static IpAddress FromBytes(byte[] bytes, bool isV6)
    {
        ulong high = 0, low = 0;
        foreach (var b in bytes)
            (high, low) = ((high << 8) | (low >> 56), (low << 8) | b);
        return isV6 ? V6(high, low) : V4((uint)low);
    }
}
