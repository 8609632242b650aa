using RulesPush.Model;
using RulesPush.Sites;

namespace RulesPush.Discovery;

/// <summary>Which property a name of a file stands for, ignoring case; warns once of each name that is none.</summary>
internal sealed class PropertyNames
{
    /// <summary>More unknown names than this are ignored silently: each is remembered, and a file may have no end of them.</summary>
    private const int MostWarnings = 100;

    private readonly Dictionary<string, ResourceProperty?> _properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ResourceProperty?>.AlternateLookup<ReadOnlySpan<char>> _byText;
    private readonly HashSet<string> _warned = new(StringComparer.OrdinalIgnoreCase);
    private readonly RulePackDefinition _rules;
    private readonly Action<string> _warn;

    public PropertyNames(RulePackDefinition rules, RowPurpose purpose, Action<string> warn)
    {
        (_rules, _warn) = (rules, warn);
        foreach (var property in DiscoveryProperties.All)
            _properties.Add(property.Name, property);
        foreach (var definition in rules.Properties)
            _properties.TryAdd(definition.Name, DiscoveryProperties.Custom(definition));
        // A decision has no use for them; what the rules declare by such a name is theirs.
        foreach (var property in Flags.Properties)
            _properties.TryAdd(property.Name, purpose == RowPurpose.Ddr ? property : null);
        _byText = _properties.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What the row says about its merging: the properties put it there.</summary>
    public MergeFlags Flags { get; } = new();

    /// <summary>The property; null where its values are ignored, such as those of a name that the rules do not declare.</summary>
    public ResourceProperty? Find(ReadOnlySpan<char> name)
    {
        if (_byText.TryGetValue(name, out var property))
            return property;
        if (_warned.Count < MostWarnings && _warned.Add(name.ToString()))
        {
            _warn($"{VisibleText.Quoted(name.ToString())} is neither a DDR property nor declared by the rules of {_rules.Name}; it is ignored");
            if (_warned.Count == MostWarnings)
                _warn("further unknown properties are ignored without a word");
        }

        return null;
    }
}
