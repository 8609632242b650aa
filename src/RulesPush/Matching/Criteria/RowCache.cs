using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RulesPush.Matching.Criteria;

/// <summary>
/// What was found of texts that come again and again: a fleet has few operating systems, domains, groups. All its memory
/// is there from the start, and a slot that is filled stays as it is, so that readers need no lock.
/// </summary>
/// <remarks>
/// Idea: a hash table of fixed size that is only ever added to, so that a slot is written by whoever claims it and read
/// once its text is there, as in C. Click's "Lock-Free Wait-Free Hash Table" (2007), without its growth. Limits: 512 texts;
/// a fleet with more is not slowed down by replacing one with another: the others are worked out each time. The hash looks
/// at a few characters only; texts that agree in those share a few slots, which is as good as full.
/// </remarks>
/// <param name="rows">Where the finished rows of texts are.</param>
/// <param name="length">The words of what is kept of a text beside its finished row.</param>
internal sealed class RowCache(RowStore rows, int length)
{
    private const int Slots = 512;
    private const int Probes = 4;

    private readonly string?[] _texts = new string?[Slots];
    private readonly int[] _claims = new int[Slots];
    private readonly int _first = rows.Reserve(Slots);
    private readonly bool[] _areUsual = new bool[Slots];
    private readonly ulong[] _blocks = new ulong[Slots * length];

    /// <summary>The slot of a text, which it has for good; -1 where it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int SlotOf(string text)
    {
        var first = Hash(text);
        for (var i = 0; i < Probes; i++)
        {
            var slot = (first + i) & (Slots - 1);
            if (Volatile.Read(ref _texts[slot]) is not { } known)
                return -1;
            if (string.Equals(known, text))
                return slot;
        }

        return -1;
    }

    /// <summary>The finished row of the text in a slot.</summary>
    public int RowOf(int slot) => _first + slot;

    /// <summary>Whether what is kept beside the row is as it usually is.</summary>
    public bool IsUsual(int slot) => _areUsual[slot];

    /// <summary>What is kept beside the row.</summary>
    public ReadOnlySpan<ulong> BlockOf(int slot) => _blocks.AsSpan(slot * length, length);

    /// <summary>Keeps what was found of a text, if there is a slot for it.</summary>
    public void Keep(string text, ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> block, bool isUsual)
    {
        var first = Hash(text);
        for (var i = 0; i < Probes; i++)
        {
            var slot = (first + i) & (Slots - 1);
            // Who claims a slot fills it; until its text is written nobody reads what is in it.
            if (Volatile.Read(ref _claims[slot]) != 0 || Interlocked.CompareExchange(ref _claims[slot], 1, 0) != 0)
                continue;
            row.CopyTo(rows[RowOf(slot)]);
            block.CopyTo(_blocks.AsSpan(slot * length, length));
            _areUsual[slot] = isUsual;
            Volatile.Write(ref _texts[slot], text);
            return;
        }
    }

    /// <summary>Of the length, and of four characters at each end and in the middle, where texts of a kind differ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(string text)
    {
        var hash = (ulong)text.Length;
        if (text.Length < 4)
        {
            foreach (var c in text)
                hash = (hash << 16) ^ c;
        }
        else
        {
            hash ^= Four(text, 0) + (Four(text, (text.Length - 4) / 2) * 0x9E37_79B9_7F4A_7C15) + (Four(text, text.Length - 4) * 0xC2B2_AE3D_27D4_EB4F);
        }

        return (int)((hash * 0x9E37_79B9_7F4A_7C15) >> 40);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Four(string text, int start) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text.AsSpan(start, 4)));
}
