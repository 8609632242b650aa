namespace RulesPush.Model;

/// <summary>Addresses as the steps of a ladder: what comes before one, what behind it, and which ends there are.</summary>
/// <remarks>The ladder has two parts, IPv4 and IPv6: nothing leads from the last address of one to the first of the other.</remarks>
internal static class AddressOrder
{
    /// <summary>All addresses of IPv4.</summary>
    public static IpRange AllV4 { get; } = Range(IpAddress.V4(0), IpAddress.V4(uint.MaxValue));

    /// <summary>All addresses of IPv6.</summary>
    public static IpRange AllV6 { get; } = Range(IpAddress.V6(0, 0), IpAddress.V6(ulong.MaxValue, ulong.MaxValue));

    /// <summary>Whether the address is the last one of its family.</summary>
    public static bool IsLast(IpAddress address) => address == (address.IsV6 ? AllV6 : AllV4).Last;

    /// <summary>The address behind one that is not the last of its family.</summary>
    public static IpAddress Next(IpAddress address) =>
        !address.IsV6 ? IpAddress.V4((uint)address.Low + 1)
        : address.Low == ulong.MaxValue ? IpAddress.V6(address.High + 1, 0)
        : IpAddress.V6(address.High, address.Low + 1);

    /// <summary>The address before one that is not the first of its family; before the first of IPv6 the last of IPv4, where that <paramref name="wraps"/>.</summary>
    public static IpAddress Previous(IpAddress address, bool wraps = false) =>
        wraps && address == AllV6.First ? AllV4.Last
        : !address.IsV6 ? IpAddress.V4((uint)address.Low - 1)
        : address.Low == 0 ? IpAddress.V6(address.High - 1, ulong.MaxValue)
        : IpAddress.V6(address.High, address.Low - 1);

    /// <summary>Whether nothing lies between the two, of which the second is the higher one.</summary>
    public static bool Touch(IpAddress lower, IpAddress higher) => !IsLast(lower) && Next(lower) == higher;

    /// <summary>The lower of two addresses.</summary>
    public static IpAddress Min(IpAddress left, IpAddress right) => left < right ? left : right;

    /// <summary>The higher of two addresses.</summary>
    public static IpAddress Max(IpAddress left, IpAddress right) => left > right ? left : right;

    /// <summary>Whether the outer range holds all of the inner one.</summary>
    public static bool Holds(IpRange outer, IpRange inner) => outer.Contains(inner.First) && outer.Contains(inner.Last);

    /// <summary>The places of items by an address of each, from the lowest; of equal ones that of the higher place comes first.</summary>
    public static int[] RanksBy<T>(IReadOnlyList<T> items, Func<T, IpAddress> addressOf)
    {
        // Both are one number of IPv4, which an array of numbers sorts by itself.
        var (v4, v6) = (new List<ulong>(items.Count), new List<(IpAddress Address, int Place)>());
        for (var place = 0; place < items.Count; place++)
        {
            var address = addressOf(items[place]);
            if (address.IsV6)
                v6.Add((address, place));
            else
                v4.Add((address.Low << 32) | ~(uint)place);
        }

        v4.Sort();
        v6.Sort(static (left, right) => left.Address.CompareTo(right.Address) is not 0 and var order ? order : right.Place.CompareTo(left.Place));
        return [.. v4.Select(static both => (int)~(uint)both), .. v6.Select(static both => both.Place)];
    }

    /// <summary>The range between two addresses of one family, in their order.</summary>
    public static IpRange Range(IpAddress first, IpAddress last) => IpRange.TryCreate(first, last, out var range)
        ? range
        : throw new ArgumentException($"{first}-{last} is not a range of addresses.", nameof(last));
}
