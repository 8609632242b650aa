namespace RulesPush;

internal static class RuleAttributes
{
    /// <summary>
    /// Rule attributes are read by the compiler alone, and thousands of them would only swell the assembly: they are
    /// emitted to metadata where a project defines this symbol.
    /// </summary>
    public const string KeptWhen = "RULESPUSH_KEEP_ATTRIBUTES";
}
