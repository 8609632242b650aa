using RulesPush.Model;

namespace RulesPush.Matching.Inventory;

/// <summary>What criteria can say of a machine, as numbers: which of them decides, and by which condition.</summary>
internal sealed class Verdicts
{
    /// <summary>Only methods can tell: the machine has to be decided on alone.</summary>
    public const int Open = -1;

    private readonly IReadOnlyList<CriteriaDefinition> _criteria;

    /// <summary>For each criterion the number behind which its conditions are counted.</summary>
    private readonly int[] _unknownBy;

    /// <param name="criteria">The criteria, in the order in which they are tried.</param>
    public Verdicts(IReadOnlyList<CriteriaDefinition> criteria)
    {
        _criteria = criteria;
        _unknownBy = new int[criteria.Count];
        // A push by each, and then a miss for each condition of the first.
        Count = criteria.Count + criteria[0].Conditions.Count;
        for (var place = 0; place < criteria.Count; place++)
        {
            _unknownBy[place] = Count;
            Count += criteria[place].Conditions.Count;
        }
    }

    /// <summary>How many verdicts there are.</summary>
    public int Count { get; }

    /// <summary>The first criterion misses by its condition, and no other could hold.</summary>
    public int Misses(int condition) => _criteria.Count + condition;

    /// <summary>The first that could hold lacks what its condition reads.</summary>
    public int Lacks(int place, int condition) => _unknownBy[place] + condition;

    /// <summary>The decision that a verdict is.</summary>
    /// <param name="verdict">The number.</param>
    /// <param name="site">The site.</param>
    /// <param name="mightBeDomainController">Whether the machine might be one, and the site does not let them in.</param>
    public Decision Of(int verdict, SiteDefinition site, bool mightBeDomainController)
    {
        if (verdict < _criteria.Count)
            return new Decision(mightBeDomainController ? Outcome.MissingData : Outcome.Push, site, _criteria[verdict]);
        if (verdict < _unknownBy[0])
            return new Decision(Outcome.NoCriterionMatched, site, _criteria[0], _criteria[0].Conditions[verdict - _criteria.Count]);
        var found = Array.BinarySearch(_unknownBy, verdict);
        var place = found >= 0 ? found : ~found - 1;
        // Criteria without a condition are counted from the same number as the next ones.
        while (verdict - _unknownBy[place] >= _criteria[place].Conditions.Count)
            place++;
        return new Decision(Outcome.MissingData, site, _criteria[place], _criteria[place].Conditions[verdict - _unknownBy[place]]);
    }
}
