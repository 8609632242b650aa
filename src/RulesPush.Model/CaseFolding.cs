namespace RulesPush.Model;

/// <summary>What upper and lower case are to patterns: one fold for all that holds texts against them.</summary>
internal static class CaseFolding
{
    private const char LongS = '\u017F';

    /// <summary>The letter that stands for a letter and its other case, as <see cref="StringComparison.OrdinalIgnoreCase"/> has it.</summary>
    /// <remarks>
    /// The long s alone is an S to <see cref="char.ToUpperInvariant"/>, in a process with cultures; to all else it is itself.
    /// Code units are folded one by one, where <see cref="string"/> folds surrogate pairs as well.
    /// </remarks>
    public static char Fold(char c) => c == LongS ? c : char.ToUpperInvariant(c);

    /// <summary>Whether two letters have the same fold: most do not, and the long s is asked for behind that.</summary>
    public static bool AreSame(char one, char other) =>
        one == other || (char.ToUpperInvariant(one) == char.ToUpperInvariant(other) && one != LongS && other != LongS);
}
