using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RulesPush.Matching.Criteria;

/// <summary>
/// What was found of texts that come again and again: a fleet has few operating systems, domains, groups, and many of them
/// leave the same. All its memory is there from the start, and a slot that is filled stays as it is, so that readers need no lock.
/// </summary>
/// <remarks>
/// Idea: a hash table of fixed size that is only ever added to, so that a slot is read once its text is there, as in C. Click's
/// "Lock-Free Wait-Free Hash Table" (2007), without its growth; writers, which are rare, take turns. Limits: 4,096 texts, and 512
/// rows that differ; a fleet with more is not slowed down by replacing one with another: the others are worked out each time. The
/// hash looks at a few characters only; texts that agree in those share a few slots, which is as good as full.
/// </remarks>
/// <param name="rows">Where the finished rows of texts are.</param>
/// <param name="length">The words of what is kept of a text beside its finished row.</param>
internal sealed class RowCache(RowStore rows, int length)
{
    private const int Slots = 4_096;
    private const int Probes = 4;
    private const int MostRows = 512;

    private readonly string?[] _texts = new string?[Slots];
    private readonly int[] _ofTexts = new int[Slots];

    private readonly Lock _writers = new();
    private readonly int _first = rows.Reserve(MostRows);
    private readonly ulong[] _blocks = new ulong[MostRows * length];
    private readonly bool[] _areUsual = new bool[MostRows];
    private int _count;

    /// <summary>What is known of a text, which stays so for good: a number that texts share which leave the same; -1 where nothing is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(string text)
    {
        var first = Hash(text);
        for (var i = 0; i < Probes; i++)
        {
            var slot = (first + i) & (Slots - 1);
            if (Volatile.Read(ref _texts[slot]) is not { } known)
                return -1;
            if (string.Equals(known, text))
                return _ofTexts[slot];
        }

        return -1;
    }

    /// <summary>The finished row of what is known.</summary>
    public int RowOf(int known) => _first + known;

    /// <summary>Whether what is kept beside the row is as it usually is.</summary>
    public bool IsUsual(int known) => _areUsual[known];

    /// <summary>What is kept beside the row.</summary>
    public ReadOnlySpan<ulong> BlockOf(int known) => _blocks.AsSpan(known * length, length);

    /// <summary>Keeps what was found of a text, if there is room for it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="row">Its finished row.</param>
    /// <param name="block">What is kept beside the row.</param>
    /// <param name="isUsual">Whether that is as it usually is: for the same block it is always the same.</param>
    public void Keep(string text, ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> block, bool isUsual)
    {
        // Most that come here have no room, again and again: they wait for nobody.
        if (SlotFor(text) < 0)
            return;
        lock (_writers)
        {
            var slot = SlotFor(text);
            if (slot < 0)
                return;
            _ofTexts[slot] = NumberOf(row, block, isUsual);
            // Until its text is written nobody reads what is in a slot.
            Volatile.Write(ref _texts[slot], text);
        }
    }

    /// <summary>A slot that is free for a text; -1 where there is none, or the text has one.</summary>
    private int SlotFor(string text)
    {
        var first = Hash(text);
        for (var i = 0; i < Probes; i++)
        {
            var slot = (first + i) & (Slots - 1);
            if (Volatile.Read(ref _texts[slot]) is not { } other)
                return slot;
            if (string.Equals(other, text))
                return -1;
        }

        return -1;
    }

    /// <summary>The number of a row and block; -1 where there is no room for them: the text is then known to have none.</summary>
    private int NumberOf(ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> block, bool isUsual)
    {
        for (var known = 0; known < _count; known++)
        {
            if (rows[RowOf(known)].SequenceEqual(row) && BlockOf(known).SequenceEqual(block))
                return known;
        }

        if (_count == MostRows)
            return -1;
        row.CopyTo(rows[RowOf(_count)]);
        block.CopyTo(_blocks.AsSpan(_count * length, length));
        _areUsual[_count] = isUsual;
        return _count++;
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
