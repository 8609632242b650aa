using RulesPush.Sites;

namespace RulesPush.Discovery;

/// <summary>The longest value that is believed; no property of a machine is nearly as long.</summary>
internal static class ValueLimit
{
    public const int Characters = 65_536;

    public static string Exceeded(string name, int length) =>
        $"the value of {VisibleText.Quoted(name)} has {length} characters, more than {Characters}";
}
