namespace RulesPush.Model;

/// <summary>A set of truth values.</summary>
[Flags]
internal enum TruthSet : byte
{
    None = 0,
    False = 1,
    Unknown = 2,
    True = 4,
    NotTrue = False | Unknown,
    NotFalse = Unknown | True,
    Any = False | Unknown | True,
}

internal static class TruthSets
{
    public static bool Holds(this TruthSet set, Truth truth) =>
        (set & (truth switch { Truth.True => TruthSet.True, Truth.False => TruthSet.False, _ => TruthSet.Unknown })) != 0;
}

/// <summary>What may be demanded of a machine: that a test has one of these truth values. Made by <see cref="MachineSpace"/>, each once.</summary>
internal sealed class Demand(MachineSpace space, Dimension dimension, int testNumber, ConditionTest test, TruthSet allowed)
{
    private Demand? _negated;

    /// <summary>What the test reads.</summary>
    public Dimension Dimension { get; } = dimension;

    /// <summary>Tells the tests of a space apart.</summary>
    public int TestNumber { get; } = testNumber;

    public ConditionTest Test { get; } = test;

    public TruthSet Allowed { get; } = allowed;

    /// <summary>That the test has none of these truth values.</summary>
    public Demand Negated => _negated ??= space.Demand(Test, TruthSet.Any & ~Allowed);

    /// <summary>The values that meet it, where the dimension has counted them.</summary>
    public ulong[]? Meeting { get; set; }
}
