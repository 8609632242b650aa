using System.Globalization;

namespace RulesPush;

/// <summary>The version of an operating system: numbers, most significant first, such as 10.0.22631.</summary>
public sealed class OperatingSystemVersion : IEquatable<OperatingSystemVersion>
{
    private readonly int[] _numbers;

    private OperatingSystemVersion(int[] numbers) => _numbers = numbers;

    /// <summary>The numbers, most significant first.</summary>
    public IReadOnlyList<int> Numbers => _numbers;

    /// <summary>Reads a bound such as <c>10.0.19045</c>: one number or more; false where <paramref name="text"/> is none.</summary>
    public static bool TryParse(string? text, out OperatingSystemVersion? version)
    {
        version = null;
        if (text is null)
            return false;
        var start = StartOfDottedNumber(text, text.Length);
        if (start != 0 || text.Length == 0)
            return false;
        version = new OperatingSystemVersion(ReadNumbers(text, 0, text.Length));
        return true;
    }

    /// <summary>The version <paramref name="text"/>.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is no version.</exception>
    public static OperatingSystemVersion Parse(string text) =>
        TryParse(text, out var version) ? version! : throw new FormatException($"'{text}' is not a version.");

    /// <summary>
    /// The version in the text of an operating system: the dotted number of at least two components at its end, as in
    /// "... 10.0.22631" and "... 10.0 (22631)", which are the same; null where there is none, as in "Server 2022".
    /// </summary>
    public static OperatingSystemVersion? FromText(string? text)
    {
        text = text?.TrimEnd() ?? "";
        var (end, build) = (text.Length, -1);
        if (text.EndsWith(")", StringComparison.Ordinal))
        {
            build = StartOfDigits(text, text.Length - 1);
            if (build == text.Length - 1 || build == 0 || text[build - 1] != '(')
                return null;
            end = text.Substring(0, build - 1).TrimEnd().Length;
        }

        var start = StartOfDottedNumber(text, end);
        if (start == end || text.IndexOf('.', start, end - start) < 0)
            return null;
        var numbers = ReadNumbers(text, start, end);
        return new OperatingSystemVersion(build < 0 ? numbers : [.. numbers, .. ReadNumbers(text, build, text.Length - 1)]);
    }

    /// <summary>
    /// Compares on as many numbers as <paramref name="bound"/> has, so that 10.0.26100.1 equals the bound 10.0.26100;
    /// null where this version is equal so far, but has fewer numbers than the bound.
    /// </summary>
    public int? CompareTo(OperatingSystemVersion bound)
    {
        for (var i = 0; i < bound._numbers.Length; i++)
        {
            if (i == _numbers.Length)
                return null;
            if (_numbers[i] != bound._numbers[i])
                return _numbers[i].CompareTo(bound._numbers[i]);
        }

        return 0;
    }

    /// <inheritdoc/>
    public bool Equals(OperatingSystemVersion? other) => other is not null && _numbers.SequenceEqual(other._numbers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OperatingSystemVersion);

    /// <inheritdoc/>
    public override int GetHashCode() => _numbers.Aggregate(_numbers.Length, static (hash, number) => unchecked((hash * 31) + number));

    /// <summary>The numbers with dots between them.</summary>
    public override string ToString() => string.Join(".", _numbers.Select(static n => n.ToString(CultureInfo.InvariantCulture)));

    private static int StartOfDigits(string text, int end)
    {
        var start = end;
        while (start > 0 && text[start - 1] is >= '0' and <= '9')
            start--;
        return start;
    }

    private static int StartOfDottedNumber(string text, int end)
    {
        var start = StartOfDigits(text, end);
        while (start < end && start > 1 && text[start - 1] == '.')
        {
            var previous = StartOfDigits(text, start - 1);
            if (previous == start - 1)
                break;
            start = previous;
        }

        return start;
    }

    private static int[] ReadNumbers(string text, int start, int end) =>
        [.. text.Substring(start, end - start).Split('.').Select(ReadNumber)];

    /// <summary>A number beyond 32 bits is no real version; it counts as the largest one rather than as none.</summary>
    private static int ReadNumber(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}
