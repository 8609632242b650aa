using System.Text;

namespace RulesPush.Model;

/// <summary>
/// The text of several values of one property, such as <c>Sales; Finance</c>: a semicolon stands between them, and in double
/// quotes a value may have one itself. Quotes within quotes are doubled.
/// </summary>
public static class ListText
{
    /// <summary>A list that is known to be empty.</summary>
    public const string Empty = "[]";

    /// <summary>Whether a text may be more, or other, than the one value that it shows.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static bool IsList(string text) => (text ?? throw new ArgumentNullException(nameof(text))).IndexOfAny([';', '"']) >= 0 || text == Empty;

    /// <summary>The text of some values, which reads back as the same.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public static string Write(IReadOnlyList<string> values) =>
        (values ?? throw new ArgumentNullException(nameof(values))).Count == 0 ? Empty : string.Join("; ", values.Select(Quoted));

    /// <summary>The values that a text has, without blanks around them. Those of blanks alone say nothing, and are left away.</summary>
    /// <remarks>Quotes that do not close before a semicolon or the end are part of their value.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static IReadOnlyList<string> Read(string text)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        var values = new List<string>();
        if (text == Empty)
            return values;
        for (var start = 0; start <= text.Length;)
        {
            var (value, end) = ReadQuoted(text, start) ?? ReadPlain(text, start);
            if (!string.IsNullOrWhiteSpace(value))
                values.Add(value);
            start = end + 1;
        }

        return values;
    }

    private static string Quoted(string value) =>
        value.IndexOf(';') < 0 && value != Empty && value == value.Trim() && (value.Length == 0 || value[0] != '"') ? value : $"\"{value.Replace("\"", "\"\"")}\"";

    private static (string Value, int End) ReadPlain(string text, int start)
    {
        var end = text.IndexOf(';', start);
        end = end < 0 ? text.Length : end;
        return (text.Substring(start, end - start).Trim(), end);
    }

    /// <summary>The value in quotes that begins here, and where the semicolon after it is; null where there is none.</summary>
    private static (string Value, int End)? ReadQuoted(string text, int start)
    {
        var at = SkipBlanks(text, start);
        if (at == text.Length || text[at] != '"')
            return null;
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                value.Append(text[at]);
                continue;
            }

            if (at + 1 < text.Length && text[at + 1] == '"')
            {
                value.Append(text[++at]);
                continue;
            }

            var end = SkipBlanks(text, at + 1);
            return end == text.Length || text[end] == ';' ? (value.ToString(), end) : null;
        }

        return null;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
