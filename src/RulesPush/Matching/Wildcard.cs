using RulesPush.Model;

namespace RulesPush.Matching;

/// <summary>Holds a text against a pattern with * and ?, for the patterns that no single call of <see cref="string"/> covers.</summary>
public static class Wildcard
{
    /// <summary>Whether the whole of <paramref name="value"/> matches <paramref name="pattern"/>, ignoring case.</summary>
    /// <remarks>Linear in practice: on a mismatch only the last * takes one character more.</remarks>
    public static bool IsMatch(ReadOnlySpan<char> value, ReadOnlySpan<char> pattern)
    {
        int v = 0, p = 0, retryPattern = -1, retryValue = 0;
        while (v < value.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                retryPattern = ++p;
                retryValue = v;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || CaseFolding.AreSame(pattern[p], value[v])))
            {
                p++;
                v++;
            }
            else if (retryPattern >= 0)
            {
                p = retryPattern;
                v = ++retryValue;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }
}
