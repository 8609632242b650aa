using System.Numerics;

namespace RulesPush.Matching.Inventory;

/// <summary>Rows of bits, each once, numbered in the order in which they come.</summary>
/// <remarks>
/// Values of which the same is said are one class, whatever they are: P. Gupta and N. McKeown, "Packet Classification on
/// Multiple Fields" (1999). Here they are told by their rows, which are hashed with open addressing, and only added to.
/// </remarks>
internal sealed class DistinctRows(int length)
{
    private int[] _slots = new int[64];
    private ulong[] _rows = new ulong[16 * length];

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>The row with a number.</summary>
    public ReadOnlySpan<ulong> RowOf(int number) => _rows.AsSpan(number * length, length);

    /// <summary>The number of a row.</summary>
    public int NumberOf(ReadOnlySpan<ulong> row)
    {
        var slot = Hash(row) & (_slots.Length - 1);
        while (_slots[slot] != 0)
        {
            if (RowOf(_slots[slot] - 1).SequenceEqual(row))
                return _slots[slot] - 1;
            slot = (slot + 1) & (_slots.Length - 1);
        }

        if ((Count + 1) * length > _rows.Length)
            Array.Resize(ref _rows, 2 * _rows.Length);
        row.CopyTo(_rows.AsSpan(Count * length));
        _slots[slot] = ++Count;
        if (2 * Count > _slots.Length)
            Grow();
        return Count - 1;
    }

    private void Grow()
    {
        _slots = new int[2 * _slots.Length];
        for (var i = 0; i < Count; i++)
        {
            var slot = Hash(RowOf(i)) & (_slots.Length - 1);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = i + 1;
        }
    }

    /// <summary>Four words at once, as rows are whole vectors: none waits for another.</summary>
    private static int Hash(ReadOnlySpan<ulong> row)
    {
        const ulong Factor = 0x9E37_79B9_7F4A_7C15;
        var (a, b, c, d) = (1UL, 2UL, 3UL, 4UL);
        for (var i = 0; i <= row.Length - 4; i += 4)
        {
            a = (BitOperations.RotateLeft(a, 5) ^ row[i]) * Factor;
            b = (BitOperations.RotateLeft(b, 5) ^ row[i + 1]) * Factor;
            c = (BitOperations.RotateLeft(c, 5) ^ row[i + 2]) * Factor;
            d = (BitOperations.RotateLeft(d, 5) ^ row[i + 3]) * Factor;
        }

        // Each bit has to reach those that are left in the end.
        var hash = Mixed(Mixed(Mixed(Mixed(a) ^ b) ^ c) ^ d);
        return (int)(hash >> 33);

        static ulong Mixed(ulong hash) => (hash ^ (hash >> 32)) * Factor;
    }
}
