namespace RulesPush.Model;

/// <summary>What a machine shows of the rules of a <see cref="RuleCoverage"/>, not counted yet.</summary>
public sealed class MachineCoverage
{
    internal MachineCoverage(RuleCoverage of) => Of = of;

    /// <summary>The counts that it is for.</summary>
    internal RuleCoverage Of { get; }

    /// <summary>Whether it is a System: at others no rule looks.</summary>
    internal bool IsSystem { get; init; }

    /// <summary>The site that it is assigned to; null: none.</summary>
    internal SiteCoverage? Site { get; init; }

    /// <summary>The boundaries that hold it, each once.</summary>
    internal IReadOnlyList<BoundaryCoverage> HeldBy { get; init; } = [];

    /// <summary>The one that assigns it, or that it roams by; null: none.</summary>
    internal BoundaryCoverage? Assigning { get; init; }

    /// <summary>The entry of the exclusion list that excludes it; null: none, or it did not come as far.</summary>
    internal ExclusionCoverage? Excluding { get; init; }

    /// <summary>Whether it came as far as to be let in, or kept out, as a domain controller.</summary>
    internal bool IsDomainController { get; init; }

    /// <summary>The criteria that it was held against, in their order.</summary>
    internal IReadOnlyList<CriteriaSighting> Criteria { get; init; } = [];

    internal bool IsPushed { get; init; }
}

/// <summary>What a machine shows of a criteria class.</summary>
/// <param name="Criteria">The class.</param>
/// <param name="Truths">What each condition says; null for a method that was not asked.</param>
/// <param name="Met">Those values of its conditions that the machine has.</param>
internal sealed record CriteriaSighting(CriteriaCoverage Criteria, Truth?[] Truths, IReadOnlyList<ValueCoverage> Met)
{
    public bool IsMatch => Truths.All(static t => t == Truth.True);
}
