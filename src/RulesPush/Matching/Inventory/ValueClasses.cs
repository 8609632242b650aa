using System.Numerics;

namespace RulesPush.Matching.Inventory;

/// <summary>
/// The values of a property as classes: values of which every test says the same are one, whatever they are. Numbers
/// them in the order in which they come.
/// </summary>
/// <remarks>
/// Equivalence classes of the values of a dimension: Gupta and McKeown, Packet Classification on Multiple Fields, 1999;
/// here found by what the tests say, which is hashed with open addressing. A class takes a row of bits, two for each
/// test; there are at most as many as values.
/// </remarks>
internal sealed class ValueClasses(int length)
{
    private int[] _slots = new int[64];
    private ulong[] _rows = new ulong[16 * length];

    /// <summary>How many classes there are.</summary>
    public int Count { get; private set; }

    /// <summary>The rows of all classes, one after the other.</summary>
    public ReadOnlySpan<ulong> Rows => _rows.AsSpan(0, Count * length);

    /// <summary>What the tests say of the values of a class.</summary>
    public ReadOnlySpan<ulong> RowOf(int valueClass) => _rows.AsSpan(valueClass * length, length);

    /// <summary>The class of the values of which the tests say <paramref name="row"/>.</summary>
    public int ClassOf(ReadOnlySpan<ulong> row)
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

        var hash = (BitOperations.RotateLeft(((a ^ (b >> 29)) * Factor) ^ c, 31) ^ d) * Factor;
        return (int)(hash >> 33);
    }
}
