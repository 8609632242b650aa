namespace RulesPush.Benchmarks.Criteria;

/// <summary>The tests that the expressions of RulesEngine call, as its authors recommend for all that an expression can't say.</summary>
public static class MachineTests
{
    public static bool IsKind(Resource machine, int kind) => (int?)machine.SystemKind == kind;

    public static bool Is(string? value, string text) => string.Equals(value, text, StringComparison.OrdinalIgnoreCase);

    public static bool StartsWith(string? value, string text) => value?.StartsWith(text, StringComparison.OrdinalIgnoreCase) == true;

    public static bool EndsWith(string? value, string text) => value?.EndsWith(text, StringComparison.OrdinalIgnoreCase) == true;

    public static bool Contains(string? value, string text) => value?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;

    public static bool AnyIs(IReadOnlyList<string>? values, string text) => Any(values, text, Is);

    public static bool AnyStartsWith(IReadOnlyList<string>? values, string text) => Any(values, text, StartsWith);

    public static bool AnyEndsWith(IReadOnlyList<string>? values, string text) => Any(values, text, EndsWith);

    public static bool AnyContains(IReadOnlyList<string>? values, string text) => Any(values, text, Contains);

    public static bool IsAtLeast(OperatingSystemVersion? version, int major, int minor, int build)
    {
        if (version is not { Numbers: { Count: >= 2 } numbers })
            return false;
        return numbers[0] != major ? numbers[0] > major
            : numbers[1] != minor ? numbers[1] > minor
            : numbers.Count > 2 && numbers[2] >= build;
    }

    public static bool IsIn(IReadOnlyList<IpAddress>? addresses, int network, int length)
    {
        for (var i = 0; i < (addresses?.Count ?? 0); i++)
        {
            if (!addresses![i].IsV6 && ((uint)addresses[i].Low ^ (uint)network) >> (32 - length) == 0)
                return true;
        }

        return false;
    }

    public static bool SeenWithin(IReadOnlyList<DateTimeOffset>? times, int days, DateTimeOffset now)
    {
        for (var i = 0; i < (times?.Count ?? 0); i++)
        {
            if (now - times![i] <= TimeSpan.FromDays(days))
                return true;
        }

        return false;
    }

    public static bool PropertyAtLeast(Resource machine, string name, int bound) =>
        machine.CustomProperties?.TryGetValue(name, out var value) == true && value is int number && number >= bound;

    private static bool Any(IReadOnlyList<string>? values, string text, Func<string?, string, bool> test)
    {
        for (var i = 0; i < (values?.Count ?? 0); i++)
        {
            if (test(values![i], text))
                return true;
        }

        return false;
    }
}
