using System.ComponentModel;
using RulesPush.Matching.Criteria;
using RulesPush.Model;

namespace RulesPush.Matching;

/// <summary>The patterns of a condition that has many: whether a text matches any of them, in one pass over the text.</summary>
/// <remarks>
/// Plain values are looked up in a hash, and the longest pieces of the others between wildcards are found by one automaton
/// (<see cref="LiteralAutomaton"/>), as in <see cref="PatternSet"/>, which says which of them match. Nothing is allocated
/// to ask. Limits: patterns of wildcards alone are tried on every text, and so is what has a short literal on many.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PatternList
{
    private readonly HashSet<string> _plain = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _tried = [];

    /// <summary>For each literal the pattern that it is of; null where the literal says all that the pattern says.</summary>
    private readonly List<string?> _found = [];
    private readonly LiteralAutomaton? _literals;

    internal PatternList(IEnumerable<Pattern> patterns)
    {
        List<(string Literal, int Id)> literals = [];
        foreach (var pattern in patterns.Select(static p => p.Text).Distinct())
        {
            if (PatternSet.IsPlainPattern(pattern))
            {
                _plain.Add(pattern);
                continue;
            }

            var folded = Pieces.Fold(pattern);
            var pieces = Pieces.Of(folded);
            if (pieces.Longest.Length == 0)
            {
                _tried.Add(folded);
                continue;
            }

            literals.Add((pieces.Longest, _found.Count));
            _found.Add(pieces.AreAll ? null : folded);
        }

        _literals = literals.Count > 0 ? new LiteralAutomaton(literals) : null;
    }

    private PatternList(IEnumerable<string> values) => _plain.UnionWith(values);

    /// <summary>The patterns of a condition, or the texts that its property may be.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public static PatternList Of(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Test switch
        {
            TextTest text => new PatternList(text.Patterns),
            OperatingSystemTest system => new PatternList(system.Patterns),
            PropertyTest { Comparison: PropertyComparison.Like } like => new PatternList(like.Values.Select(static v => Pattern.Parse((string)v.Value))),
            PropertyTest { Property.Type: PropertyType.Text } text => new PatternList(text.Values.Select(static v => (string)v.Value)),
            _ => throw new ArgumentException($"{condition} has no texts.", nameof(condition)),
        };
    }

    /// <summary>Whether the whole of a text matches one of them, ignoring case.</summary>
    public bool Matches(string value)
    {
        if (_plain.Contains(value))
            return true;
        foreach (var pattern in _tried)
        {
            if (Wildcard.IsMatch(value, pattern))
                return true;
        }

        return _literals is not null && MatchesFound(_literals, value);
    }

    private bool MatchesFound(LiteralAutomaton literals, string value)
    {
        var state = literals.Start;
        for (var position = 0; literals.RunToMatch(value, ref position, ref state);)
        {
            for (var match = literals.FirstMatch(state); match >= 0;)
            {
                match = literals.NextMatch(match, out var id);
                if (_found[id] is not { } pattern || Wildcard.IsMatch(value, pattern))
                    return true;
            }
        }

        return false;
    }
}
