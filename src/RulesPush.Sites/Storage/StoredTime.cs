using System.Globalization;

namespace RulesPush.Sites;

/// <summary>A time as a text that is remembered.</summary>
internal static class StoredTime
{
    public static string Format(DateTimeOffset time) => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Parse(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
