using System.Globalization;

namespace RulesPush.Model;

/// <summary>A text as C# writes it, so that what a message names can be looked for in the rules, or put into them.</summary>
internal static class StringLiteral
{
    /// <summary>Such as <c>"Sales \"Europe\""</c> or <c>@"CORP\Kiosks"</c>.</summary>
    public static string Of(string text) => text.IndexOf('\\') >= 0 && !text.Any(char.IsControl)
        ? $"@\"{text.Replace("\"", "\"\"")}\""
        : $"\"{string.Concat(text.Select(Escaped))}\"";

    /// <summary>Such as <c>"Sales", "Finance"</c>.</summary>
    public static string List(IEnumerable<string> texts) => string.Join(", ", texts.Select(Of));

    private static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        _ => char.IsControl(c) ? string.Format(CultureInfo.InvariantCulture, "\\u{0:X4}", (int)c) : c.ToString(),
    };
}
