using System.Runtime.CompilerServices;

namespace RulesPush.Matching.Criteria;

/// <summary>
/// What several parts leave together: the patterns that a name matches, the texts of a list, the addresses of a machine. Of a
/// fleet few combinations come again and again.
/// </summary>
/// <remarks>
/// A hash table of fixed size that is only ever added to, as <see cref="RowCache"/> is; a combination is one number, which is
/// written last. Limits: four parts, of which each is numbered below 65,535, and so many combinations; others are put together
/// each time.
/// </remarks>
/// <param name="rows">Where the finished rows are.</param>
/// <param name="slots">How many combinations are kept; a power of two.</param>
internal sealed class CombinedRows(RowStore rows, int slots)
{
    private const int Probes = 4;
    private const int BitsOfPart = 16;

    private readonly ulong[] _combinations = new ulong[slots];
    private readonly int[] _claims = new int[slots];
    private readonly int _first = rows.Reserve(slots);

    /// <summary>Adds a part to a combination, which begins as 0.</summary>
    /// <returns>Whether there is room for it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAdd(ref ulong combination, int part)
    {
        var hasRoom = combination >> (3 * BitsOfPart) == 0 && part < (1 << BitsOfPart) - 1;
        combination = combination << BitsOfPart | (uint)(part + 1);
        return hasRoom;
    }

    /// <summary>The finished row of a combination; -1 where it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ulong combination)
    {
        var first = Hash(combination);
        for (var i = 0; i < Probes; i++)
        {
            var slot = (first + i) & (slots - 1);
            var known = Volatile.Read(ref _combinations[slot]);
            if (known == combination)
                return _first + slot;
            if (known == 0)
                return -1;
        }

        return -1;
    }

    /// <summary>Keeps the row of a combination, if there is a slot for it.</summary>
    public void Keep(ulong combination, ReadOnlySpan<ulong> row)
    {
        var first = Hash(combination);
        for (var i = 0; i < Probes; i++)
        {
            var slot = (first + i) & (slots - 1);
            // Who claims a slot fills it; until its combination is written nobody reads its row.
            if (Volatile.Read(ref _claims[slot]) != 0 || Interlocked.CompareExchange(ref _claims[slot], 1, 0) != 0)
                continue;
            row.CopyTo(rows[_first + slot]);
            Volatile.Write(ref _combinations[slot], combination);
            return;
        }
    }

    private static int Hash(ulong combination) => (int)((combination * 0x9E37_79B9_7F4A_7C15) >> 40);
}
