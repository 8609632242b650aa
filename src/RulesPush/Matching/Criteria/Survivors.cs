using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RulesPush.Matching.Criteria;

/// <summary>What the properties that were looked at have left of the criteria: a bit for each.</summary>
/// <remarks>Most machines lack nothing: then <see cref="Open"/> stays empty, and what is possible is certain.</remarks>
internal readonly ref struct Survivors
{
    private readonly ref ulong _first;
    private readonly int _words;

    /// <param name="rows">Two rows: the criteria that may hold, and those of which a condition is unknown, also of such as are out.</param>
    public Survivors(Span<ulong> rows)
    {
        _first = ref MemoryMarshal.GetReference(rows);
        _words = rows.Length / 2;
    }

    public Span<ulong> Possible => MemoryMarshal.CreateSpan(ref _first, _words);

    public Span<ulong> Open => MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _first, _words), _words);

    /// <summary>Takes a criterion out, or leaves it open, as the truth of one of its conditions demands it.</summary>
    public void Hold(in TestUse use, Truth truth)
    {
        var holds = use.IsExclude ? truth.Not() : truth;
        if (holds == Truth.False)
            Possible[use.Bit >> 6] &= ~(1UL << use.Bit);
        else if (holds == Truth.Unknown)
            Rows.Set(Open, use.Bit);
    }
}
