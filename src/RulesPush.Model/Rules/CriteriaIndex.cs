using System.Runtime.CompilerServices;

namespace RulesPush.Model;

/// <summary>The criteria of a pack by name. Made once for each pack: there may be thousands, asked for once for each machine.</summary>
internal sealed class CriteriaIndex
{
    private static readonly ConditionalWeakTable<RulePackDefinition, CriteriaIndex> _ofPacks = new();

    private readonly Dictionary<string, CriteriaDefinition> _criteria = new(StringComparer.Ordinal);

    /// <summary>What a full name is called for short; null under the short name of more than one.</summary>
    private readonly Dictionary<string, string?> _ofShortNames = new(StringComparer.Ordinal);

    private CriteriaIndex(RulePackDefinition pack)
    {
        foreach (var criteria in pack.Criteria)
        {
            if (_criteria.ContainsKey(criteria.RuleName))
                continue;
            _criteria.Add(criteria.RuleName, criteria);
            var name = RulePackDefinition.LastSegment(criteria.RuleName);
            _ofShortNames[name] = _ofShortNames.ContainsKey(name) ? null : criteria.RuleName;
        }
    }

    public static CriteriaIndex Of(RulePackDefinition pack) => _ofPacks.GetValue(pack, static p => new CriteriaIndex(p));

    /// <summary>See <see cref="RulePackDefinition.FindCriteria"/>.</summary>
    public CriteriaDefinition? Find(string ruleName) => _criteria.TryGetValue(ruleName, out var criteria) ? criteria : null;

    /// <summary>See <see cref="RulePackDefinition.ShortName"/>.</summary>
    public string ShortName(string ruleName)
    {
        var name = RulePackDefinition.LastSegment(ruleName);
        return _ofShortNames.TryGetValue(name, out var owner) && owner != ruleName ? ruleName : name;
    }
}
