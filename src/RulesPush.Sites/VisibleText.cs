using System.Globalization;
using System.Text;

namespace RulesPush.Sites;

/// <summary>Text from a file as a person may see it: nothing in it moves the cursor, hides, or turns the line around.</summary>
internal static class VisibleText
{
    private const int LongestQuoted = 60;

    /// <summary>The text with every invisible character written as an escape.</summary>
    public static string Of(string text)
    {
        var first = 0;
        while (first < text.Length && IsVisible(text[first]))
            first++;
        if (first == text.Length)
            return text;

        var visible = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                visible.Append(text[i]).Append(text[++i]);
            else
                Append(visible, text[i]);
        }

        return visible.ToString();
    }

    /// <summary>The text in single quotes, visible and cut, for a message.</summary>
    public static string Quoted(string text) => $"'{Of(Cut(text, LongestQuoted))}'";

    /// <summary>At most <paramref name="length"/> characters, the last of them an ellipsis where something is cut off.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : Start(text, length - 1) + "…";

    /// <summary>At most the first <paramref name="length"/> characters, never half a surrogate pair.</summary>
    public static string Start(string text, int length) =>
        text.Length <= length ? text
        : char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)]
        : text[..length];

    private static bool IsVisible(char c) =>
        c is >= ' ' and <= '~'
        || (c > '~' && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));

    private static void Append(StringBuilder visible, char c) => _ = c switch
    {
        '\n' => visible.Append("\\n"),
        '\r' => visible.Append("\\r"),
        '\t' => visible.Append("\\t"),
        _ when IsVisible(c) => visible.Append(c),
        _ => visible.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
    };
}
