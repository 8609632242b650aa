namespace RulesPush.Cli;

/// <summary>What the command returns. Scripts depend on the numbers.</summary>
internal static class ExitCode
{
    /// <summary>Everything was decided.</summary>
    public const int AllDecided = 0;

    /// <summary>Everything was done.</summary>
    public const int Done = AllDecided;

    /// <summary>Some rows were rejected, the rest was decided.</summary>
    public const int SomeRejected = 1;

    /// <summary>Some was refused, the rest was done.</summary>
    public const int SomeRefused = SomeRejected;

    /// <summary>Wrong usage, or a file that cannot be used.</summary>
    public const int Unusable = 2;

    /// <summary>The rules do not build.</summary>
    public const int RulesDoNotBuild = 3;

    /// <summary>The site database cannot be used.</summary>
    public const int DatabaseUnusable = 4;
}
