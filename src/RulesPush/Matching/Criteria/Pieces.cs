using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>The literal that stands for a pattern: the longest of its pieces between wildcards.</summary>
/// <param name="Longest">The piece, bound to the ends of the text that it touches; empty where the pattern is wildcards alone.</param>
/// <param name="AreAll">Whether the piece says all that the pattern says.</param>
internal readonly record struct Pieces(string Longest, bool AreAll)
{
    /// <summary>Takes a pattern that is folded.</summary>
    public static Pieces Of(string pattern)
    {
        if (pattern == "*")
            return new Pieces("", true);
        var (best, bestStart) = ("", 0);
        for (var start = 0; start < pattern.Length;)
        {
            var length = pattern.AsSpan(start).IndexOfAny('*', '?') is >= 0 and var end ? end : pattern.Length - start;
            if (length > best.Length)
                (best, bestStart) = (pattern.Substring(start, length), start);
            start += length + 1;
        }

        if (best.Length == 0)
            return new Pieces("", false);
        var (isFirst, isLast) = (bestStart == 0, bestStart + best.Length == pattern.Length);
        var isAll = pattern == $"{(isFirst ? "" : "*")}{best}{(isLast ? "" : "*")}";
        return new Pieces($"{(isFirst ? LiteralAutomaton.AtStart : "")}{best}{(isLast ? LiteralAutomaton.AtEnd : "")}", isAll);
    }

    /// <summary>A pattern with the case folded as patterns do, and one * in place of several.</summary>
    public static string Fold(string pattern)
    {
        pattern = string.Concat(pattern.Select(CaseFolding.Fold));
        while (pattern.Contains("**", StringComparison.Ordinal))
            pattern = pattern.Replace("**", "*", StringComparison.Ordinal);
        return pattern;
    }
}
