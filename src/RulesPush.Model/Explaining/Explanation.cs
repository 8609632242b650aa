using RulesPush.Model;

namespace RulesPush;

/// <summary>Why a decision was taken: every check with what it found.</summary>
public sealed record Explanation
{
    /// <summary>The machine.</summary>
    public required Resource Resource { get; init; }

    /// <summary>The decision.</summary>
    public required Decision Decision { get; init; }

    /// <summary>The reason in one line.</summary>
    public required string Reason { get; init; }

    /// <summary>The best claim of every site whose boundaries hold the machine, first the one that decides.</summary>
    public required EquatableArray<Claim> Claims { get; init; }

    /// <summary>The checks in their order. Behind the first that fails those are shown too that have a meaning without it.</summary>
    public required EquatableArray<CheckExplanation> Checks { get; init; }

    /// <summary>
    /// The smallest sets of changes to the machine that turn the outcome around, the fewest changes first. Empty where there
    /// is none, as for a machine that a site without client push holds in every case, or where finding them takes too long.
    /// </summary>
    public EquatableArray<Flip> Flips { get; init; }

    /// <summary>
    /// The smallest sets of changes to the rules that turn the outcome around, the fewest changes first. Empty where the
    /// machine itself stands in the way, such as one that is a client already.
    /// </summary>
    public EquatableArray<RuleFlip> RuleFlips { get; init; }

    /// <summary>The explanation as a tree of plain text.</summary>
    public override string ToString() => ExplanationTree.Of(this).ToString();
}
