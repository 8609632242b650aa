namespace RulesPush.Matching.Criteria;

/// <summary>Finds all of many literals in a text at once, ignoring case.</summary>
/// <remarks>
/// Aho and Corasick, Efficient String Matching: An Aid to Bibliographic Search, 1975; as a table with a finished
/// transition for every state and class of characters. It grows with the letters of all literals, not with their product,
/// but has a column for each different letter: 2,000 literals of ten letters take about 3 MB. Unchanged once it is made.
/// </remarks>
internal sealed class LiteralAutomaton
{
    /// <summary>Stand for the start and the end of the text in a literal. No text matches them: they have classes, not characters.</summary>
    public const char AtStart = '\0';
    public const char AtEnd = '\u0001';

    private const int OtherClass = 0;
    private const int StartClass = 1;
    private const int EndClass = 2;

    private readonly ushort[] _asciiClasses = new ushort[128];
    private readonly Dictionary<char, ushort> _classes = [];
    private readonly int _width;

    /// <summary>For each state a transition for each class: twice the target's place in here, plus one where literals end.</summary>
    private readonly int[] _next;

    /// <summary>For each state its first match, or -1; and the matches as lists that share their tails.</summary>
    private readonly int[] _first;
    private readonly (int Id, int Next)[] _matches;

    /// <param name="literals">Folded, with <see cref="AtStart"/> and <see cref="AtEnd"/> where they are bound to an end of the text.</param>
    public LiteralAutomaton(IReadOnlyList<(string Literal, int Id)> literals)
    {
        foreach (var c in literals.SelectMany(static l => Letters(l.Literal)).Distinct())
            _classes.Add(c, (ushort)(EndClass + 1 + _classes.Count));
        for (var c = '\0'; c < 128; c++)
            _asciiClasses[c] = _classes.GetValueOrDefault(char.ToUpperInvariant(c), (ushort)OtherClass);
        _width = EndClass + 1 + _classes.Count;

        List<int[]> trie = [NewState()];
        List<List<int>> ends = [[]];
        foreach (var (literal, id) in literals)
        {
            var state = 0;
            foreach (var c in ClassesOf(literal))
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

        _first = new int[trie.Count];
        _next = new int[trie.Count * _width];
        _matches = Complete(trie, ends);
        Start = _next[StartClass];
    }

    /// <summary>Where every text starts.</summary>
    public int Start { get; }

    public int Step(int state, char c) =>
        _next[(state >> 1) + (c < 128 ? _asciiClasses[c] : _classes.GetValueOrDefault(char.ToUpperInvariant(c), (ushort)OtherClass))];

    public int End(int state) => _next[(state >> 1) + EndClass];

    /// <summary>Whether a literal ends here.</summary>
    public static bool HasMatch(int state) => (state & 1) != 0;

    public int FirstMatch(int state) => _first[(state >> 1) / _width];

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
        var suffixes = new int[trie.Count];
        var queue = new Queue<int>([0]);
        while (queue.TryDequeue(out var state))
        {
            _first[state] = state == 0 ? -1 : _first[suffixes[state]];
            foreach (var id in ends[state])
            {
                matches.Add((id, _first[state]));
                _first[state] = matches.Count - 1;
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
            _next[i] = (target * _width * 2) + (_first[target] >= 0 ? 1 : 0);
        }

        return [.. matches];
    }

    private int[] NewState()
    {
        var state = new int[_width];
        Array.Fill(state, -1);
        return state;
    }

    private static IEnumerable<char> Letters(string literal) => literal.Where(static c => c is not (AtStart or AtEnd));

    private IEnumerable<int> ClassesOf(string literal) =>
        literal.Select(c => c == AtStart ? StartClass : c == AtEnd ? EndClass : _classes[c]);
}
