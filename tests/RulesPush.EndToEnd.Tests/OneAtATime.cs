namespace RulesPush.EndToEnd.Tests;

/// <summary>All tests here build in one tree, and would get into each other's way.</summary>
internal static class OneAtATime
{
    public const string Name = "one at a time";
}
