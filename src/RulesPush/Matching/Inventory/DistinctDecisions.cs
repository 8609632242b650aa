using System.Runtime.CompilerServices;

namespace RulesPush.Matching.Inventory;

/// <summary>The decisions that occur, by number: a fleet has a few hundred.</summary>
internal sealed class DistinctDecisions
{
    private readonly List<Decision> _all = [];
    private readonly Dictionary<Decision, int> _numbers = new(new SameDefinitions());

    public IReadOnlyList<Decision> All => _all;

    /// <summary>The number of a decision.</summary>
    public int NumberOf(in Decision decision)
    {
        if (_numbers.TryGetValue(decision, out var number))
            return number;
        _all.Add(decision);
        _numbers.Add(decision, _all.Count - 1);
        return _all.Count - 1;
    }

    /// <summary>Definitions are equal by their values, which would take long to compare: here they are the same ones.</summary>
    private sealed class SameDefinitions : IEqualityComparer<Decision>
    {
        public bool Equals(Decision x, Decision y) =>
            x.Outcome == y.Outcome
            && ReferenceEquals(x.Site, y.Site)
            && ReferenceEquals(x.Criteria, y.Criteria)
            && ReferenceEquals(x.Condition, y.Condition)
            && ReferenceEquals(x.Exclusion, y.Exclusion);

        public int GetHashCode(Decision decision) => HashCode.Combine(
            (int)decision.Outcome,
            RuntimeHelpers.GetHashCode(decision.Site),
            RuntimeHelpers.GetHashCode(decision.Criteria),
            RuntimeHelpers.GetHashCode(decision.Condition),
            RuntimeHelpers.GetHashCode(decision.Exclusion));
    }
}
