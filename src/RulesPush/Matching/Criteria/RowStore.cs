using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RulesPush.Matching.Criteria;

/// <summary>The rows that are finished: what a value, or a class of values, leaves of the criteria. All in one array, so that a row is a number.</summary>
/// <remarks>Rows are reserved while a table is made; those of texts are filled in when the texts come.</remarks>
internal sealed class RowStore(int words)
{
    private ulong[] _rows = [];

    /// <summary>The words of a row.</summary>
    public int Words => words;

    /// <summary>How many rows there are.</summary>
    public int Count => _rows.Length / words;

    /// <summary>A row.</summary>
    public Span<ulong> this[int row] => _rows.AsSpan(row * words, words);

    /// <summary>Makes room for rows that leave every criterion.</summary>
    /// <returns>The number of the first of them.</returns>
    public int Reserve(int rows)
    {
        var first = Count;
        Array.Resize(ref _rows, _rows.Length + (rows * words));
        _rows.AsSpan(first * words).Fill(ulong.MaxValue);
        return first;
    }

    /// <summary>ANDs finished rows to a row: all at once, without going through memory for each.</summary>
    /// <param name="row">The row.</param>
    /// <param name="finished">The numbers of the finished rows.</param>
    public void And(Span<ulong> row, ReadOnlySpan<int> finished)
    {
        var vector = Vector256<ulong>.Count;
        ref var target = ref MemoryMarshal.GetReference(row[..words]);
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_rows);
        var word = 0;
        // Two vectors at once: the numbers are read half as often.
        for (; word <= words - (2 * vector); word += 2 * vector)
        {
            ref var here = ref Unsafe.Add(ref target, word);
            var (left, right) = (Vector256.LoadUnsafe(ref here), Vector256.LoadUnsafe(ref here, (nuint)vector));
            foreach (var number in finished)
            {
                ref var other = ref Unsafe.Add(ref rows, (number * words) + word);
                left &= Vector256.LoadUnsafe(ref other);
                right &= Vector256.LoadUnsafe(ref other, (nuint)vector);
            }

            left.StoreUnsafe(ref here);
            right.StoreUnsafe(ref here, (nuint)vector);
        }

        if (word == words)
            return;
        ref var end = ref Unsafe.Add(ref target, word);
        var last = Vector256.LoadUnsafe(ref end);
        foreach (var number in finished)
            last &= Vector256.LoadUnsafe(ref rows, (nuint)((number * words) + word));
        last.StoreUnsafe(ref end);
    }
}
