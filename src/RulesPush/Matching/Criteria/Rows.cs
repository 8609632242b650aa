using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RulesPush.Matching.Criteria;

/// <summary>Rows of bits, one bit for each criterion of a table.</summary>
/// <remarks>Bitmap indexes ANDed: O'Neil and Quass, Improved Query Performance with Variant Indexes, 1997.</remarks>
internal static class Rows
{
    /// <summary>How many words a row has; whole vectors, so that no loop has a remainder.</summary>
    public static int WordsFor(int criteria) => (criteria + 255) / 256 * Vector256<ulong>.Count;

    public static void Set(Span<ulong> row, int bit) => row[bit >> 6] |= 1UL << bit;

    public static void Clear(Span<ulong> row, int bit) => row[bit >> 6] &= ~(1UL << bit);

    public static bool Has(ReadOnlySpan<ulong> row, int bit) => (row[bit >> 6] >> bit & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void And(Span<ulong> row, ReadOnlySpan<ulong> with)
    {
        ref var target = ref MemoryMarshal.GetReference(row);
        ref var source = ref MemoryMarshal.GetReference(with[..row.Length]);
        for (nuint i = 0; i < (nuint)row.Length; i += (nuint)Vector256<ulong>.Count)
            (Vector256.LoadUnsafe(ref target, i) & Vector256.LoadUnsafe(ref source, i)).StoreUnsafe(ref target, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Or(Span<ulong> row, ReadOnlySpan<ulong> with)
    {
        ref var target = ref MemoryMarshal.GetReference(row);
        ref var source = ref MemoryMarshal.GetReference(with[..row.Length]);
        for (nuint i = 0; i < (nuint)row.Length; i += (nuint)Vector256<ulong>.Count)
            (Vector256.LoadUnsafe(ref target, i) | Vector256.LoadUnsafe(ref source, i)).StoreUnsafe(ref target, i);
    }
}
