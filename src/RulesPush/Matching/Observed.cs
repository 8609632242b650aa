namespace RulesPush.Matching;

/// <summary>The tests that generated matchers make of what discovery saw: unknown where it saw nothing.</summary>
/// <remarks>The lists of a machine are arrays, which cost nothing to walk; others are made arrays.</remarks>
public static class Observed
{
    /// <summary>Whether any text of a list passes the test; false for an empty list.</summary>
    public static Truth AnyText(IReadOnlyList<string>? values, Func<string, bool> test)
    {
        if (values is null)
            return Truth.Unknown;
        foreach (var value in values as string[] ?? [.. values])
        {
            if (test(value))
                return Truth.True;
        }

        return Truth.False;
    }

    /// <summary>Whether any of its IPAddresses, and where IPv6 counts any of its IPv6Addresses, passes the test.</summary>
    public static Truth AnyAddress(Resource resource, bool readsIPv6Addresses, Func<IpAddress, bool> test)
    {
        var truth = AnyAddress(resource.IPAddresses, test);
        return truth != Truth.True && readsIPv6Addresses ? truth.Or(AnyAddress(resource.IPv6Addresses, test)) : truth;
    }

    /// <summary>Whether the IPv4 network that starts at <paramref name="network"/> holds the address.</summary>
    public static bool IsInV4(IpAddress address, uint network, int prefixLength) =>
        !address.IsV6 && (prefixLength == 0 || ((uint)address.Low ^ network) >> (32 - prefixLength) == 0);

    /// <summary>Whether the IPv6 network that starts at (<paramref name="high"/>, <paramref name="low"/>) holds the address.</summary>
    public static bool IsInV6(IpAddress address, ulong high, ulong low, int prefixLength) =>
        address.IsV6
        && (prefixLength == 0
            || (new UInt128(address.High, address.Low) ^ new UInt128(high, low)) >> (128 - prefixLength) == UInt128.Zero);

    /// <summary>Whether the version is the bound or higher, on as many numbers as the bound has.</summary>
    public static Truth AtLeast(OperatingSystemVersion? version, OperatingSystemVersion bound) =>
        version?.CompareTo(bound) is { } order ? (order >= 0).ToTruth() : Truth.Unknown;

    /// <summary>Whether the version is the bound or lower, on as many numbers as the bound has.</summary>
    public static Truth AtMost(OperatingSystemVersion? version, OperatingSystemVersion bound) =>
        version?.CompareTo(bound) is { } order ? (order <= 0).ToTruth() : Truth.Unknown;

    /// <summary>Whether the latest of the times is at most <paramref name="days"/> days before <paramref name="now"/>.</summary>
    public static Truth SeenWithin(IReadOnlyList<DateTimeOffset>? times, int days, DateTimeOffset now)
    {
        if (times is null)
            return Truth.Unknown;
        var limit = TimeSpan.FromDays(days);
        foreach (var time in times as DateTimeOffset[] ?? [.. times])
        {
            if (now - time <= limit)
                return Truth.True;
        }

        return Truth.False;
    }

    /// <summary>Whether a custom property passes the test; unknown too where its value is not a <typeparamref name="T"/>.</summary>
    public static Truth Property<T>(Resource resource, string name, Func<T, bool> test) =>
        resource.CustomProperties is Dictionary<string, object> all && all.TryGetValue(name, out var value) && value is T known
            ? test(known).ToTruth()
            : Truth.Unknown;

    /// <summary>The answer of a <c>[Condition]</c> method.</summary>
    public static Truth Answer(bool? answer) => answer.ToTruth();

    /// <summary>Compares a version as <see cref="Version"/> does, with one of these numbers; -1 for those that it lacks.</summary>
    public static int Compare(Version version, int major, int minor, int build, int revision)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Major != major ? version.Major.CompareTo(major)
            : version.Minor != minor ? version.Minor.CompareTo(minor)
            : version.Build != build ? version.Build.CompareTo(build)
            : version.Revision.CompareTo(revision);
    }

    private static Truth AnyAddress(IReadOnlyList<IpAddress>? addresses, Func<IpAddress, bool> test)
    {
        if (addresses is null)
            return Truth.Unknown;
        foreach (var address in addresses as IpAddress[] ?? [.. addresses])
        {
            if (test(address))
                return Truth.True;
        }

        return Truth.False;
    }
}
