namespace RulesPush.Model;

/// <summary>Whether a text matches one of some patterns. A state is the set of places in the patterns where it may stand.</summary>
internal sealed class PatternReader : TextReader<ulong[]>
{
    /// <summary>Stands for <c>*</c> and <c>?</c>, which may themselves be characters of a plain value.</summary>
    private const char Star = '\uFFFF', One = '\uFFFE';

    private readonly char[] _tokens;
    private readonly bool[] _isEnd;
    private readonly bool[] _isSettled;
    private readonly int[] _starts;

    /// <summary>Reads for patterns.</summary>
    public PatternReader(IEnumerable<Pattern> patterns)
        : this(patterns.Select(static p => p.Text.Select(static c => c == '*' ? Star : c == '?' ? One : CaseFolding.Fold(c))))
    {
    }

    private PatternReader(IEnumerable<IEnumerable<char>> patterns)
        : base(new WordsComparer())
    {
        // Behind each pattern one more place, where it has been read.
        var tokens = new List<char>();
        var ends = new List<int>();
        foreach (var pattern in patterns)
        {
            tokens.AddRange(pattern);
            ends.Add(tokens.Count);
            tokens.Add('\0');
        }

        _tokens = [.. tokens];
        _isEnd = new bool[_tokens.Length];
        _isSettled = new bool[_tokens.Length];
        foreach (var end in ends)
        {
            _isEnd[end] = true;
            // On a star with nothing but stars behind it, whatever follows matches.
            for (var i = end - 1; i >= 0 && !_isEnd[i] && _tokens[i] == Star; i--)
                _isSettled[i] = true;
        }

        _starts = ends.Count == 0 ? [] : [0, .. ends.Take(ends.Count - 1).Select(static e => e + 1)];
    }

    public override IEnumerable<char> Alphabet => _tokens.Where(static c => c is not ('\0' or Star or One));

    protected override ulong[] StartState
    {
        get
        {
            var places = new ulong[(_tokens.Length / 64) + 1];
            foreach (var start in _starts)
                Add(places, start);
            return Fewest(places);
        }
    }

    /// <summary>Reads for plain values, whose stars and question marks are themselves.</summary>
    public static PatternReader OfValues(IEnumerable<string> values) => new(values.Select(static v => v.Select(CaseFolding.Fold)));

    /// <summary>Whether what was read matches.</summary>
    public bool Matches(int state) => Places(StateOf(state)).Any(i => _isEnd[i]);

    /// <summary>Whether nothing that begins so can match.</summary>
    public bool IsLost(int state) => StateOf(state).All(static word => word == 0);

    /// <summary>Whether everything that begins so matches.</summary>
    public bool IsSettled(int state) => Places(StateOf(state)).Any(i => _isSettled[i]);

    protected override ulong[] Read(ulong[] state, char c)
    {
        var next = new ulong[state.Length];
        foreach (var i in Places(state))
        {
            if (_isEnd[i])
                continue;
            if (_tokens[i] == Star)
                Add(next, i);
            else if (_tokens[i] == One || _tokens[i] == c)
                Add(next, i + 1);
        }

        return Fewest(next);
    }

    /// <summary>
    /// The places that say all: whatever matches from a place before a star matches from the star too, and everything
    /// matches from a place that is settled.
    /// </summary>
    private ulong[] Fewest(ulong[] places)
    {
        var fewest = new ulong[places.Length];
        for (var (i, isBehindStar) = (_tokens.Length - 1, false); i >= 0; i--)
        {
            isBehindStar &= !_isEnd[i];
            if (isBehindStar || (places[i / 64] >> (i % 64) & 1) == 0)
                continue;
            if (_isSettled[i])
            {
                var settled = new ulong[places.Length];
                Add(settled, Array.IndexOf(_isSettled, true));
                return settled;
            }

            fewest[i / 64] |= 1UL << (i % 64);
            isBehindStar = _tokens[i] == Star;
        }

        return fewest;
    }

    /// <summary>A star may stand for nothing: where it is, the place behind it is too.</summary>
    private void Add(ulong[] places, int place)
    {
        places[place / 64] |= 1UL << (place % 64);
        if (!_isEnd[place] && _tokens[place] == Star)
            Add(places, place + 1);
    }

    private static IEnumerable<int> Places(ulong[] state)
    {
        for (var word = 0; word < state.Length; word++)
        {
            for (var bit = 0; state[word] >> bit != 0; bit++)
            {
                if ((state[word] >> bit & 1) != 0)
                    yield return (word * 64) + bit;
                if (bit == 63)
                    break;
            }
        }
    }

    private sealed class WordsComparer : IEqualityComparer<ulong[]>
    {
        public bool Equals(ulong[]? x, ulong[]? y) => x!.SequenceEqual(y!);

        public int GetHashCode(ulong[] obj) => obj.Aggregate(17, static (hash, word) => unchecked((hash * 31) + word.GetHashCode()));
    }
}
