namespace RulesPush.Model;

/// <summary>A text with the wildcards <c>*</c> (any run of characters, also none) and <c>?</c> (any one character).</summary>
/// <remarks>
/// It is held against the whole value, character by character (UTF-16 code units), and ignores upper and lower case as
/// <see cref="StringComparison.OrdinalIgnoreCase"/> does for each of them, in no language: a Turkish dotless i is not an I.
/// </remarks>
public readonly record struct Pattern
{
    private Pattern(string text) => Text = text;

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>Whether it has a wildcard; without one it is a plain value, compared ignoring case.</summary>
    public bool HasWildcard => Text.IndexOfAny(['*', '?']) >= 0;

    /// <summary>Reads a pattern, or returns false where <paramref name="text"/> is null, blank or holds a control character.</summary>
    public static bool TryParse(string? text, out Pattern pattern)
    {
        pattern = new Pattern(text ?? "");
        return !string.IsNullOrWhiteSpace(text) && !text!.Any(char.IsControl);
    }

    /// <summary>The pattern <paramref name="text"/>.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is blank or holds a control character.</exception>
    public static Pattern Parse(string text) =>
        TryParse(text, out var pattern) ? pattern : throw new FormatException($"'{text}' is not a pattern.");

    /// <summary>The patterns <paramref name="texts"/>.</summary>
    /// <exception cref="FormatException">One is no pattern.</exception>
    public static EquatableArray<Pattern> ParseAll(params string[] texts) => new(texts.Select(Parse));

    /// <summary>Whether the whole of <paramref name="value"/> matches. This is the definition; generated code is faster.</summary>
    public bool IsMatch(string value)
    {
        // Up to the first '*' there is one way to match.
        var start = 0;
        for (; start < Text.Length && Text[start] != '*'; start++)
        {
            if (start == value.Length || !Fits(Text[start], value[start]))
                return false;
        }

        return start == Text.Length ? start == value.Length : start == Text.Length - 1 || IsMatch(value, start);
    }

    private static bool Fits(char wanted, char c) => wanted == '?' || CaseFolding.AreSame(wanted, c);

    /// <summary>Whether what is left behind as many characters as match one by one does.</summary>
    private bool IsMatch(string value, int start)
    {
        // matches[i]: the part of the pattern that has been read matches the first i characters of the rest.
        var matches = new bool[value.Length - start + 1];
        matches[0] = true;
        foreach (var c in Text.Substring(start))
        {
            if (c == '*')
            {
                for (var i = 1; i < matches.Length; i++)
                    matches[i] |= matches[i - 1];
                continue;
            }

            for (var i = matches.Length - 1; i > 0; i--)
                matches[i] = matches[i - 1] && Fits(c, value[start + i - 1]);
            matches[0] = false;
        }

        return matches[matches.Length - 1];
    }

    /// <summary>The pattern as it was written.</summary>
    public override string ToString() => Text;
}
