namespace RulesPush.Model;

/// <summary>The criteria of a pack by name, for those who ask for many of them.</summary>
internal sealed class CriteriaIndex
{
    private readonly Dictionary<string, CriteriaDefinition> _criteria = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _shortNames = new(StringComparer.Ordinal);

    public CriteriaIndex(RulePackDefinition pack)
    {
        foreach (var criteria in pack.Criteria)
        {
            _criteria[criteria.RuleName] = criteria;
            var name = RulePackDefinition.LastSegment(criteria.RuleName);
            _shortNames[name] = _shortNames.TryGetValue(name, out var count) ? count + 1 : 1;
        }
    }

    /// <summary>See <see cref="RulePackDefinition.FindCriteria"/>.</summary>
    public CriteriaDefinition? Find(string ruleName) => _criteria.TryGetValue(ruleName, out var criteria) ? criteria : null;

    /// <summary>See <see cref="RulePackDefinition.ShortName"/>.</summary>
    public string ShortName(CriteriaDefinition criteria)
    {
        var name = RulePackDefinition.LastSegment(criteria.RuleName);
        return _shortNames[name] > 1 ? criteria.RuleName : name;
    }
}
