namespace RulesPush.Cli;

/// <summary>What the command returns. Scripts depend on the numbers.</summary>
internal static class ExitCode
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>Some was rejected, refused or kept aside, the rest was done.</summary>
    public const int SomeRefused = 1;

    /// <summary>Two versions of rules do not come to the same, or that is not known.</summary>
    public const int RulesDiffer = 1;

    /// <summary>The analysis of the rules has warnings.</summary>
    public const int RulesHaveWarnings = 1;

    /// <summary>Wrong usage, or a file that cannot be used.</summary>
    public const int Unusable = 2;

    /// <summary>The rules do not build.</summary>
    public const int RulesDoNotBuild = 3;

    /// <summary>The site database cannot be used.</summary>
    public const int DatabaseUnusable = 4;

    /// <summary>The analysis of the rules has errors, or it says of a machine what the matcher does not.</summary>
    public const int RulesHaveErrors = 4;
}
