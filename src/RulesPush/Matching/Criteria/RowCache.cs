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
internal sealed class RowCache(int length)
{
    /// <summary>How many slots there are.</summary>
    public const int Slots = 512;
    private const int Probes = 4;

    private readonly string?[] _texts = new string?[Slots];
    private readonly int[] _claims = new int[Slots];
    private readonly bool[] _areUsual = new bool[Slots];
    private readonly ulong[] _rows = new ulong[Slots * length];

    /// <summary>The row of a text; empty where there is none. It is <paramref name="usual"/> itself where it equals it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<ulong> Find(string text, ReadOnlySpan<ulong> usual = default)
    {
        var slot = SlotOf(text);
        return slot < 0 ? default : _areUsual[slot] ? usual : _rows.AsSpan(slot * length, length);
    }

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

    /// <summary>Whether the row in a slot is the usual one.</summary>
    public bool IsUsual(int slot) => _areUsual[slot];

    /// <summary>Keeps the row of a text, if there is a slot for it.</summary>
    public void Keep(string text, ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> usual = default)
    {
        var first = Hash(text);
        for (var i = 0; i < Probes; i++)
        {
            var slot = (first + i) & (Slots - 1);
            // Who claims a slot fills it; until its text is written nobody reads its row.
            if (Volatile.Read(ref _claims[slot]) != 0 || Interlocked.CompareExchange(ref _claims[slot], 1, 0) != 0)
                continue;
            _areUsual[slot] = row.SequenceEqual(usual);
            row.CopyTo(_rows.AsSpan(slot * length, length));
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
