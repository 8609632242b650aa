using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Emits a pattern as the one call of <see cref="string"/> that it amounts to, where there is one.</summary>
internal static class PatternEmitter
{
    private const string IgnoreCase = "global::System.StringComparison.OrdinalIgnoreCase";

    /// <summary>An expression over <c>value</c>, any of the patterns; one a line.</summary>
    public static string Any(EquatableArray<Pattern> patterns) =>
        patterns.Any(static p => CollapseStars(p.Text) == "*") ? "true" : string.Join("\n|| ", patterns.Select(Emit));

    private static string Emit(Pattern pattern)
    {
        var text = CollapseStars(pattern.Text);
        // string folds surrogate pairs, which patterns do not; and ? has no counterpart.
        if (text.Any(char.IsSurrogate) || text.IndexOf('?') >= 0)
            return Wildcard(text);
        var parts = text.Split('*');
        return parts.Length switch
        {
            1 => $"string.Equals(value, {SourceWriter.Literal(text)}, {IgnoreCase})",
            2 when parts[0].Length == 0 => Call("EndsWith", parts[1]),
            2 when parts[1].Length == 0 => Call("StartsWith", parts[0]),
            2 => $"(value.Length >= {parts[0].Length + parts[1].Length} && {Call("StartsWith", parts[0])} && {Call("EndsWith", parts[1])})",
            3 when parts[0].Length == 0 && parts[2].Length == 0 => Call("Contains", parts[1]),
            _ => Wildcard(text),
        };
    }

    private static string Call(string method, string part) => $"value.{method}({SourceWriter.Literal(part)}, {IgnoreCase})";

    private static string Wildcard(string text) => $"global::RulesPush.Matching.Wildcard.IsMatch(value, {SourceWriter.Literal(text)})";

    private static string CollapseStars(string text)
    {
        while (text.Contains("**"))
            text = text.Replace("**", "*");
        return text;
    }
}
