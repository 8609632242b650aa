namespace RulesPush.Model;

/// <summary>
/// Reads a text character by character, folded as patterns fold it, and knows at each how it stands: a deterministic
/// automaton whose states are made when they are first reached.
/// </summary>
/// <typeparam name="T">What a state is.</typeparam>
internal abstract class TextReader<T> : ITextReader
    where T : notnull
{
    private readonly List<T> _states = [];
    private readonly Dictionary<T, int> _numbers;
    private readonly Dictionary<(int State, char Read), int> _steps = [];
    private readonly Dictionary<int, char[]> _told = [];
    private char[]? _alphabet;
    private char _other;

    protected TextReader(IEqualityComparer<T>? comparer = null) => _numbers = new Dictionary<T, int>(comparer);

    public abstract IEnumerable<char> Alphabet { get; }

    public int Start => Number(StartState);

    protected abstract T StartState { get; }

    public int Read(int state, char c)
    {
        if (!_steps.TryGetValue((state, c), out var next))
            _steps.Add((state, c), next = Number(Read(_states[state], c)));
        return next;
    }

    public IReadOnlyList<char> ToldApart(int state)
    {
        if (_alphabet is null)
        {
            _alphabet = [.. Alphabet.Distinct()];
            for (_other = '\uE000'; _alphabet.Contains(_other);)
                _other++;
        }

        if (!_told.TryGetValue(state, out var told))
        {
            var other = Read(state, _other);
            _told.Add(state, told = Array.FindAll(_alphabet, c => Read(state, c) != other));
        }

        return told;
    }

    protected abstract T Read(T state, char c);

    protected T StateOf(int number) => _states[number];

    private int Number(T state)
    {
        if (!_numbers.TryGetValue(state, out var number))
        {
            _numbers.Add(state, number = _states.Count);
            _states.Add(state);
        }

        return number;
    }
}

/// <summary>A reader whose states are numbers.</summary>
internal interface ITextReader
{
    /// <summary>The characters, in upper case, that it tells apart; all others are one to it.</summary>
    IEnumerable<char> Alphabet { get; }

    /// <summary>Those of them that in a state lead elsewhere than any other character does.</summary>
    IReadOnlyList<char> ToldApart(int state);

    /// <summary>The state before the first character.</summary>
    int Start { get; }

    /// <summary>The state behind a character in upper case.</summary>
    int Read(int state, char c);
}
