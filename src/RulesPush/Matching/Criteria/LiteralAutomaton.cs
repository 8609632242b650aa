using System.Runtime.CompilerServices;
using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>Finds all of many literals in a text at once, ignoring case.</summary>
/// <remarks>
/// Aho and Corasick, Efficient String Matching: An Aid to Bibliographic Search, 1975; as a table with a finished
/// transition for every state and class of characters. It grows with the letters of all literals, not with their product,
/// but has a column for each different one: 2,000 literals of ten letters take 2 MB. A letter beyond ASCII is read as its
/// upper byte and its lower one, so that there are some hundred columns at most: as many literals of ten Chinese letters, drawn
/// at random, take 50 MB. Unchanged once it is made.
/// </remarks>
internal sealed class LiteralAutomaton
{
    /// <summary>Stand for the start and the end of the text in a literal. No text matches them: they have classes, not characters.</summary>
    public const char AtStart = '\0';
    public const char AtEnd = '\u0001';

    private const int OtherClass = 0;
    private const int StartClass = 1;
    private const int EndClass = 2;

    /// <summary>Marks a transition to a state in which literals end: no place is negative.</summary>
    private const int HasMatch = int.MinValue;

    /// <summary>Stands among the classes: no transition, but the first match of a state, or -1.</summary>
    private const int MatchColumn = 3;

    /// <summary>The columns of letters: of ASCII, whatever its case, and of the bytes of others, folded.</summary>
    private readonly ushort[] _ofAscii = new ushort[128];
    private readonly ushort[] _ofUpper = new ushort[256];
    private readonly ushort[] _ofLower = new ushort[256];
    private readonly int _width;

    /// <summary>For each state a transition for each class: the target's place in here, and <see cref="HasMatch"/> where literals end.</summary>
    private readonly int[] _next;

    /// <summary>The matches of states, as lists that share their tails.</summary>
    private readonly (int Id, int Next)[] _matches;

    /// <param name="literals">Folded, with <see cref="AtStart"/> and <see cref="AtEnd"/> where they are bound to an end of the text.</param>
    public LiteralAutomaton(IReadOnlyList<(string Literal, int Id)> literals)
    {
        var width = MatchColumn + 1;
        foreach (var c in literals.SelectMany(static l => l.Literal).Distinct().Where(static c => c is not (AtStart or AtEnd)))
        {
            if (c < 128)
            {
                AddColumn(ref _ofAscii[c]);
                continue;
            }

            AddColumn(ref _ofUpper[c >> 8]);
            AddColumn(ref _ofLower[c & 0xFF]);
        }

        for (var c = '\0'; c < 128; c++)
            _ofAscii[c] = _ofAscii[CaseFolding.Fold(c)];
        _width = width;

        List<int[]> trie = [NewState()];
        List<List<int>> ends = [[]];
        foreach (var (literal, id) in literals)
        {
            var state = 0;
            foreach (var c in literal.SelectMany(ColumnsOf))
            {
                if (trie[state][c] < 0)
                {
                    trie[state][c] = trie.Count;
                    trie.Add(NewState());
                    ends.Add([]);
                }

                state = trie[state][c];
            }

            ends[state].Add(id);
        }

        _next = new int[checked(trie.Count * _width)];
        _matches = Complete(trie, ends);
        Start = _next[StartClass];

        void AddColumn(ref ushort column)
        {
            if (column == OtherClass)
                column = (ushort)width++;
        }
    }

    /// <summary>Where every text starts.</summary>
    public int Start { get; }

    /// <summary>Goes on through a text, and its end, until a literal ends; false where none does any more.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where to go on; afterwards behind the character with which the literal ends.</param>
    /// <param name="state">What was read so far.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool RunToMatch(string text, ref int position, ref int state)
    {
        var (next, ofAscii, at, i) = (_next, _ofAscii, state, position);
        while (i < text.Length)
        {
            var c = text[i++];
            at = c < ofAscii.Length ? next[at + ofAscii[c]] : Step(at, CaseFolding.Fold(c));
            if (at < 0)
            {
                (position, state) = (i, at & ~HasMatch);
                return true;
            }
        }

        if (position > text.Length)
            return false;
        at = next[at + EndClass];
        (position, state) = (text.Length + 1, at & ~HasMatch);
        return at < 0;
    }

    /// <summary>How many matches there are.</summary>
    public int Matches => _matches.Length;

    /// <summary>The first of the literals that end here.</summary>
    public int FirstMatch(int state) => _next[state + MatchColumn];

    /// <summary>The literal of a match, and the next match; -1 where there is none.</summary>
    public int NextMatch(int match, out int id)
    {
        (id, var next) = _matches[match];
        return next;
    }

    /// <summary>Level by level: what is missing in a state is taken from its longest proper suffix, which is complete by then.</summary>
    private (int Id, int Next)[] Complete(List<int[]> trie, List<List<int>> ends)
    {
        List<(int Id, int Next)> matches = [];
        var first = new int[trie.Count];
        var suffixes = new int[trie.Count];
        var queue = new Queue<int>([0]);
        while (queue.TryDequeue(out var state))
        {
            first[state] = state == 0 ? -1 : first[suffixes[state]];
            foreach (var id in ends[state])
            {
                matches.Add((id, first[state]));
                first[state] = matches.Count - 1;
            }

            for (var c = 0; c < _width; c++)
            {
                var missing = state == 0 ? 0 : trie[suffixes[state]][c];
                if (trie[state][c] < 0)
                {
                    trie[state][c] = missing;
                    continue;
                }

                suffixes[trie[state][c]] = missing;
                queue.Enqueue(trie[state][c]);
            }
        }

        for (var i = 0; i < _next.Length; i++)
        {
            var target = trie[i / _width][i % _width];
            _next[i] = i % _width == MatchColumn ? first[i / _width] : (target * _width) | (first[target] >= 0 ? HasMatch : 0);
        }

        return [.. matches];
    }

    private int[] NewState()
    {
        var state = new int[_width];
        Array.Fill(state, -1);
        return state;
    }

    /// <summary>A letter that is not ASCII, though its fold may be. No literal ends between its bytes.</summary>
    private int Step(int at, char folded) =>
        folded < _ofAscii.Length ? _next[at + _ofAscii[folded]] : _next[_next[at + _ofUpper[folded >> 8]] + _ofLower[folded & 0xFF]];

    private IEnumerable<int> ColumnsOf(char letter) => letter switch
    {
        AtStart => [StartClass],
        AtEnd => [EndClass],
        < (char)128 => [_ofAscii[letter]],
        _ => [_ofUpper[letter >> 8], _ofLower[letter & 0xFF]],
    };
}
