using System.Runtime.CompilerServices;
using RulesPush.Model;

namespace RulesPush.Matching.Inventory;

/// <summary>The decisions that occur, by number: a fleet has a few hundred.</summary>
internal sealed class DistinctDecisions
{
    private readonly List<Decision> _all = [];
    private readonly Dictionary<Key, int> _checks = [];

    public IReadOnlyList<Decision> All => _all;

    public int Add(Decision decision)
    {
        _all.Add(decision);
        return _all.Count - 1;
    }

    /// <summary>The number of the decision that a check before all criteria makes.</summary>
    public int NumberOf(Outcome outcome, SiteDefinition? site, PushExclusion? exclusion)
    {
        var key = new Key(outcome, site, exclusion);
        if (!_checks.TryGetValue(key, out var number))
            _checks.Add(key, number = Add(new Decision(outcome, site, Exclusion: exclusion)));
        return number;
    }

    /// <summary>Definitions are equal by their values, which would take long to compare: here they are the same ones.</summary>
    private readonly record struct Key(Outcome Outcome, SiteDefinition? Site, PushExclusion? Exclusion)
    {
        public bool Equals(Key other) => Outcome == other.Outcome && ReferenceEquals(Site, other.Site) && ReferenceEquals(Exclusion, other.Exclusion);

        public override int GetHashCode() => (((RuntimeHelpers.GetHashCode(Site) * 31) + RuntimeHelpers.GetHashCode(Exclusion)) * 31) + (int)Outcome;
    }
}
