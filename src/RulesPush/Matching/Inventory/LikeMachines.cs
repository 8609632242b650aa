using System.Diagnostics.CodeAnalysis;

namespace RulesPush.Matching.Inventory;

/// <summary>Answers about machines that are given once for all that the rules cannot tell apart.</summary>
/// <remarks>One thread at a time. It keeps so many answers at most, and then begins anew.</remarks>
internal sealed class LikeMachines<TAnswer>(Likeness likeness, int mostAnswers = 1 << 15)
{
    private readonly Dictionary<int[], TAnswer> _answers = new(new SameNumbers());
    private int[] _missed = [];

    public bool TryFind(Resource machine, [MaybeNullWhen(false)] out TAnswer answer)
    {
        var key = likeness.KeyOf(machine);
        if (_answers.GetAlternateLookup<ReadOnlySpan<int>>().TryGetValue(key, out answer))
            return true;
        if (likeness.IsFull)
        {
            // Keys that were given before mean nothing any more.
            likeness.Forget();
            _answers.Clear();
            key = likeness.KeyOf(machine);
        }

        _missed = key.ToArray();
        return false;
    }

    /// <summary>Keeps an answer about the machine that was looked for last, and not found.</summary>
    public void Keep(TAnswer answer)
    {
        if (_answers.Count >= mostAnswers)
            _answers.Clear();
        _answers[_missed] = answer;
    }

    private sealed class SameNumbers : IEqualityComparer<int[]>, IAlternateEqualityComparer<ReadOnlySpan<int>, int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<int> alternate, int[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<int> alternate)
        {
            var hash = (ulong)alternate.Length;
            foreach (var number in alternate)
                hash = ((hash << 5 | hash >> 59) ^ (uint)number) * 0x9E37_79B9_7F4A_7C15;
            return (int)(hash >> 32);
        }

        public int[] Create(ReadOnlySpan<int> alternate) => alternate.ToArray();
    }
}
