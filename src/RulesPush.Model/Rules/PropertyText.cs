using System.Globalization;

namespace RulesPush.Model;

/// <summary>Reads the values of properties from text, in one way for rules and for discovered machines.</summary>
public static class PropertyText
{
    private static readonly string[] _timeFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Reads a value of <paramref name="type"/>, or returns false where <paramref name="text"/> is none.</summary>
    public static bool TryParse(string text, PropertyType type, out PropertyValue value)
    {
        object? parsed = type switch
        {
            PropertyType.Text => text,
            PropertyType.Int32 => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null,
            PropertyType.Int64 => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null,
            PropertyType.Double => TryParseNumber(text, out var n) ? n : null,
            PropertyType.Boolean => TryParseFlag(text, out var flag) ? flag : null,
            PropertyType.Time => TryParseTime(text, out var time) ? time : null,
            PropertyType.Version => Version.TryParse(text, out var version) ? version : null,
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
        value = new PropertyValue(parsed!);
        return parsed is not null;
    }

    /// <summary>Reads yes or no: true, false, yes, no, 1, 0, ignoring case.</summary>
    public static bool TryParseFlag(string text, out bool flag)
    {
        flag = Is(text, "true") || Is(text, "yes") || text == "1";
        return flag || Is(text, "false") || Is(text, "no") || text == "0";
    }

    /// <summary>Reads a time in ISO 8601 form; without an offset it is UTC. Other forms mean different days in different countries.</summary>
    public static bool TryParseTime(string text, out DateTimeOffset time) => TryParseUtc(text, out time) || DateTimeOffset.TryParseExact(
        text, _timeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    /// <summary>The form that programs write, 2027-03-31T18:00:00Z: each machine has some, and trying all forms takes longer than to decide.</summary>
    private static bool TryParseUtc(string text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
            return false;
        if (!(TryReadDigits(text, 0, 4, out var year) && TryReadDigits(text, 5, 2, out var month) && TryReadDigits(text, 8, 2, out var day)
            && TryReadDigits(text, 11, 2, out var hour) && TryReadDigits(text, 14, 2, out var minute) && TryReadDigits(text, 17, 2, out var second)))
            return false;
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return false;
        time = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    private static bool TryReadDigits(string text, int start, int count, out int number)
    {
        number = 0;
        for (var i = start; i < start + count; i++)
        {
            if (text[i] is < '0' or > '9')
                return false;
            number = (number * 10) + (text[i] - '0');
        }

        return true;
    }

    private static bool TryParseNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
        && !double.IsNaN(number) && !double.IsInfinity(number);

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
