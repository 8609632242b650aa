namespace RulesPush.Matching;

/// <summary>Collects the conditions of push criteria, for generated matchers: Kleene's AND, and which condition decided.</summary>
public struct CriteriaMatch
{
    private int _decidingCondition;

    /// <summary>A match without conditions yet: it holds.</summary>
    public CriteriaMatch() => (Truth, _decidingCondition) = (Truth.True, -1);

    /// <summary>Whether all conditions so far hold.</summary>
    public Truth Truth { get; private set; }

    /// <summary>The index of the first condition that is false, or else of the first that is unknown; -1 where all hold.</summary>
    public readonly int DecidingCondition => _decidingCondition;

    /// <summary>Adds a condition that must hold; false where the criteria can no longer match.</summary>
    public bool Require(int condition, Truth truth)
    {
        if (truth < Truth)
            (Truth, _decidingCondition) = (truth, condition);
        return truth != Truth.False;
    }

    /// <summary>Adds a condition that must not hold; false where the criteria can no longer match.</summary>
    public bool Exclude(int condition, Truth truth) => Require(condition, truth.Not());
}
