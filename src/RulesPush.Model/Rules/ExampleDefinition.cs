namespace RulesPush.Model;

/// <summary>A machine of which rules say in advance what becomes of it: <c>[Accepts]</c> or <c>[Rejects]</c>.</summary>
/// <remarks>
/// On criteria, an accepted machine certainly matches; on a site, the whole pack pushes to it at this site. What is
/// unknown neither matches nor is pushed, so that a machine of which too little is known is a rejected one.
/// </remarks>
public sealed record ExampleDefinition
{
    /// <summary>Whether the rules take the machine, rather than leave it.</summary>
    public required bool IsAccepted { get; init; }

    /// <summary>What the machine is an example of.</summary>
    public required string Why { get; init; }

    /// <summary>The machine.</summary>
    public required Resource Machine { get; init; }

    /// <summary>The day on which it is looked at; null: today, whenever that is.</summary>
    public UtcDay? On { get; init; }

    /// <summary>The time at which the example has to hold, where the day is <paramref name="today"/>.</summary>
    public DateTimeOffset Now(UtcDay today) => (On ?? today).Noon;

    /// <summary>Two examples are the same when they say the same of machines of which the same is known.</summary>
    public bool Equals(ExampleDefinition? other) => other is not null
        && IsAccepted == other.IsAccepted
        && Why == other.Why
        && On == other.On
        && ResourceEquality.AreEqual(Machine, other.Machine);

    /// <inheritdoc/>
    public override int GetHashCode() => (IsAccepted, Why, On, ResourceEquality.HashOf(Machine)).GetHashCode();

    /// <summary>As an administrator would write it, without the machine: <c>[Accepts("a current desktop")]</c>.</summary>
    public override string ToString() => $"[{(IsAccepted ? "Accepts" : "Rejects")}({StringLiteral.Of(Why)})]";
}
