using System.Diagnostics.CodeAnalysis;

namespace RulesPush.Matching.Inventory;

/// <summary>Answers about machines that are given once for all that the rules cannot tell apart.</summary>
/// <remarks>One thread at a time. It keeps so many answers at most, and then begins anew.</remarks>
internal sealed class LikeMachines<TAnswer>(Likeness likeness)
{
    private const int Most = 1 << 15;

    private readonly Dictionary<int[], TAnswer> _answers = new(new SameNumbers());

    public bool TryFind(Resource machine, [MaybeNullWhen(false)] out TAnswer answer)
    {
        if (likeness.IsFull)
        {
            likeness.Forget();
            _answers.Clear();
        }

        return _answers.GetAlternateLookup<ReadOnlySpan<int>>().TryGetValue(likeness.KeyOf(machine), out answer);
    }

    public void Keep(Resource machine, TAnswer answer)
    {
        if (_answers.Count >= Most)
            _answers.Clear();
        _answers[likeness.KeyOf(machine).ToArray()] = answer;
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
