namespace RulesPush;

/// <summary>The three truth values of a condition: discovery need not have seen what the condition reads.</summary>
/// <remarks>AND, OR and NOT are Kleene's: false AND unknown is false, true OR unknown is true, not unknown is unknown.</remarks>
public enum Truth : sbyte
{
    /// <summary>The condition certainly does not hold.</summary>
    False = -1,

    /// <summary>Discovery has not seen what the condition reads.</summary>
    Unknown = 0,

    /// <summary>The condition certainly holds.</summary>
    True = 1,
}

/// <summary>Kleene's logic on <see cref="Truth"/>.</summary>
public static class TruthLogic
{
    /// <summary>True where both are true, false where one is false, else unknown.</summary>
    public static Truth And(this Truth left, Truth right) => left < right ? left : right;

    /// <summary>True where one is true, false where both are false, else unknown.</summary>
    public static Truth Or(this Truth left, Truth right) => left > right ? left : right;

    /// <summary>The opposite; unknown stays unknown.</summary>
    public static Truth Not(this Truth value) => (Truth)(-(sbyte)value);

    /// <summary>The truth value of what is known.</summary>
    public static Truth ToTruth(this bool value) => value ? Truth.True : Truth.False;

    /// <summary>The truth value of what may be unknown (null).</summary>
    public static Truth ToTruth(this bool? value) => value is { } known ? known.ToTruth() : Truth.Unknown;
}
