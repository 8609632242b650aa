using System.Runtime.CompilerServices;
using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>Which of many patterns a text matches, in one pass over the text.</summary>
/// <remarks>
/// Plain values are looked up in a hash. Every other pattern has a literal that each of its matches contains, the longest
/// of its pieces between wildcards; one automaton finds all literals. A pattern of a single piece is matched then; others
/// are verified: filtering by a necessary factor, as in G. Navarro and M. Raffinot, "Flexible Pattern Matching in Strings"
/// (2002). Limits: patterns of wildcards alone are tried on every text, and so is what has a short literal on many.
/// </remarks>
internal sealed class PatternSet
{
    /// <summary>Patterns that are verified at most once for a text, however often their literal occurs in it.</summary>
    private const int TriedOnce = 8_192;

    private readonly Dictionary<string, Marks> _plain = new(StringComparer.OrdinalIgnoreCase);
    private readonly Entry[] _found;
    private readonly Entry[] _tried;
    private readonly LiteralAutomaton _literals;

    /// <summary>For each first match what all that end with it add, but for those that have to be verified.</summary>
    private readonly Marks[] _together;

    /// <summary>For each first match those that have to be verified; null where none of all patterns has.</summary>
    private readonly int[][]? _verified;
    private readonly int _triedWords;

    public PatternSet(IEnumerable<(string Text, bool IsPlain, TestUse Use)> parts, TestGroups groups)
    {
        var arePlain = parts.ToLookup(static p => p.IsPlain || IsPlainPattern(p.Text), static p => (p.Text, p.Use));
        foreach (var same in arePlain[true].GroupBy(static p => p.Text, static p => p.Use, StringComparer.OrdinalIgnoreCase))
            _plain.Add(same.Key, new Marks(same, groups));

        List<(string Literal, int Id)> literals = [];
        List<Entry> found = [];
        List<Entry> tried = [];
        foreach (var same in arePlain[false].GroupBy(static p => Pieces.Fold(p.Text), static p => p.Use))
        {
            var pieces = Pieces.Of(same.Key);
            var entry = new Entry(pieces.AreAll ? null : same.Key, new Marks(same, groups));
            if (pieces.Longest.Length == 0)
            {
                tried.Add(entry);
                continue;
            }

            literals.Add((pieces.Longest, found.Count));
            found.Add(entry);
        }

        (_found, _tried) = ([.. found], [.. tried]);
        _literals = new LiteralAutomaton(literals);
        var matches = Enumerable.Range(0, _literals.Matches).ToArray();
        _together = [.. matches.Select(first => Marks.Of(EndWith(first).Where(id => _found[id].Verify is null).Select(id => _found[id].Marks), groups.Length))];
        if (!found.Exists(static f => f.Verify is not null))
            return;
        _verified = [.. matches.Select(first => EndWith(first).Where(id => _found[id].Verify is not null).ToArray())];
        _triedWords = (Math.Min(_found.Length, TriedOnce) + 63) / 64;
    }

    /// <summary>The combination of patterns that a text matches, where that is told by the literals in it; 0 for none.</summary>
    /// <returns>Whether it is told, as nearly always.</returns>
    public bool TryCombine(string value, out ulong combination)
    {
        combination = 0;
        if (_verified is not null || _tried.Length > 0 || (_plain.Count > 0 && _plain.ContainsKey(value)))
            return false;
        var isCombination = true;
        var state = _literals.Start;
        for (var position = 0; _literals.RunToMatch(value, ref position, ref state);)
            isCombination &= CombinedRows.TryAdd(ref combination, _literals.FirstMatch(state));
        return isCombination;
    }

    /// <summary>Whether it is certain, at a glance, that a text matches nothing.</summary>
    public bool MatchesNothing(string value)
    {
        var (state, position) = (_literals.Start, 0);
        return _tried.Length == 0 && (_plain.Count == 0 || !_plain.ContainsKey(value)) && (_found.Length == 0 || !_literals.RunToMatch(value, ref position, ref state));
    }

    /// <summary>Adds the marks of all patterns that match.</summary>
    public void AddMatches(string value, Span<ulong> block)
    {
        if (_plain.Count > 0 && _plain.TryGetValue(value, out var plain))
            plain.AddTo(block);
        foreach (var entry in _tried)
            entry.Try(value, block);
        if (_found.Length == 0)
            return;
        if (_verified is null)
            AddFound(value, block);
        else
            AddFound(_verified, value, block);
    }

    private void AddFound(string value, Span<ulong> block)
    {
        var state = _literals.Start;
        for (var position = 0; _literals.RunToMatch(value, ref position, ref state);)
            _together[_literals.FirstMatch(state)].AddTo(block);
    }

    [SkipLocalsInit]
    private void AddFound(int[][] verified, string value, Span<ulong> block)
    {
        var tried = (stackalloc ulong[TriedOnce / 64])[.._triedWords];
        tried.Clear();
        var state = _literals.Start;
        for (var position = 0; _literals.RunToMatch(value, ref position, ref state);)
        {
            var first = _literals.FirstMatch(state);
            _together[first].AddTo(block);
            foreach (var id in verified[first])
            {
                if (id < TriedOnce)
                {
                    if (Rows.Has(tried, id))
                        continue;
                    Rows.Set(tried, id);
                }

                _found[id].Try(value, block);
            }
        }
    }

    /// <summary>A match, and those that end with it.</summary>
    private IEnumerable<int> EndWith(int first)
    {
        for (var match = first; match >= 0;)
        {
            match = _literals.NextMatch(match, out var id);
            yield return id;
        }
    }

    /// <summary>The hash folds surrogate pairs, which patterns do not.</summary>
    public static bool IsPlainPattern(string text) => !Pattern.Parse(text).HasWildcard && !text.Any(char.IsSurrogate);

    private sealed record Entry(string? Verify, Marks Marks)
    {
        public void Try(string value, Span<ulong> block)
        {
            if (Verify is null || Wildcard.IsMatch(value, Verify))
                Marks.AddTo(block);
        }
    }
}
