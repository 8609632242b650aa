using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RulesPush.Matching.Criteria;

/// <summary>
/// What was found of texts that come again and again: a fleet has few operating systems, domains, groups, and many of them
/// leave the same. All its memory is there from the start, and a slot that is filled stays as it is, so that readers need no lock.
/// </summary>
/// <remarks>
/// Idea: a hash table of fixed size that is only ever added to, so that a slot is read once its tag is there, as in C. Click's
/// "Lock-Free Wait-Free Hash Table" (2007), without its growth; writers, which are rare, take turns. A tag is another part of
/// the hash, and tells most texts apart without a look at them. Limits: 4,096 texts, and 512 rows that differ; a fleet with
/// more is not slowed down by replacing one with another: the others are worked out each time. Of long texts the
/// hash looks at 24 characters; such as agree in those share a few slots, which is as good as full.
/// </remarks>
/// <param name="rows">Where the finished rows of texts are.</param>
/// <param name="length">The words of what is kept of a text beside its finished row.</param>
internal sealed class RowCache(RowStore rows, int length)
{
    private const int Slots = 4_096;
    private const int Probes = 4;

    /// <summary>So many for texts that match nothing: there may be tens of thousands, and the last room is for those that matter.</summary>
    private const int ProbesForNothing = 2;
    private const int MostRows = 512;

    /// <summary>Odd, and with bits everywhere: each four characters count in their own way.</summary>
    private const ulong Factor1 = 0x9E37_79B9_7F4A_7C15, Factor2 = 0xC2B2_AE3D_27D4_EB4F, Factor3 = 0x1656_67B1_9E37_79F9,
        Factor4 = 0x85EB_CA77_C2B2_AE63, Factor5 = 0x27D4_EB2F_1656_67C5;

    /// <summary>For each slot its tag, and below it what is known of the text; 0 where it is free.</summary>
    private readonly ulong[] _known = new ulong[Slots];
    private readonly string[] _texts = new string[Slots];

    private readonly Lock _writers = new();
    private readonly int _first = rows.Reserve(MostRows);
    private readonly ulong[] _blocks = new ulong[MostRows * length];
    private readonly bool[] _areUsual = new bool[MostRows];
    private int _count;

    /// <summary>Whether something is kept beside the rows.</summary>
    public bool HasBlocks => length > 0;

    /// <summary>What is known of a text, which stays so for good: a number that texts share which leave the same; -1 where nothing is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(string text)
    {
        var (first, tag) = Hash(text);
        for (var i = 0; i < Probes; i++)
        {
            var slot = (first + i) & (Slots - 1);
            var known = Volatile.Read(ref _known[slot]);
            if (known == 0)
                return -1;
            if ((uint)(known >> 32) == tag && string.Equals(_texts[slot], text))
                return (int)known;
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
    public void Keep(string text, ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> block, bool isUsual) => Keep(text, row, block, isUsual, Probes);

    /// <summary>Keeps a text that matches nothing, if there is much room.</summary>
    /// <param name="text">The text.</param>
    /// <param name="row">The finished row of nothing.</param>
    /// <param name="block">What is kept beside it.</param>
    public void KeepNothing(string text, ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> block) => Keep(text, row, block, isUsual: true, ProbesForNothing);

    private void Keep(string text, ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> block, bool isUsual, int probes)
    {
        // Most that come here have no room, again and again: they wait for nobody.
        if (SlotFor(text, probes, out _) < 0)
            return;
        lock (_writers)
        {
            var slot = SlotFor(text, probes, out var tag);
            if (slot < 0)
                return;
            _texts[slot] = text;
            // Until its tag is written nobody reads what is in a slot.
            Volatile.Write(ref _known[slot], (ulong)tag << 32 | (uint)NumberOf(row, block, isUsual));
        }
    }

    /// <summary>A slot that is free for a text; -1 where there is none, or the text has one.</summary>
    private int SlotFor(string text, int probes, out uint tag)
    {
        (var first, tag) = Hash(text);
        for (var i = 0; i < probes; i++)
        {
            var slot = (first + i) & (Slots - 1);
            var known = Volatile.Read(ref _known[slot]);
            if (known == 0)
                return slot;
            if ((uint)(known >> 32) == tag && string.Equals(_texts[slot], text))
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

    /// <summary>Of the length, and of eight characters at each end and in the middle, or four: of most texts that is all of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int Slot, uint Tag) Hash(string text)
    {
        var hash = (ulong)text.Length;
        if (text.Length >= 8)
        {
            var (middle, end) = ((text.Length - 8) / 2, text.Length - 8);
            hash ^= Four(text, 0) + (Four(text, 4) * Factor1) + (Four(text, middle) * Factor2) + (Four(text, middle + 4) * Factor3)
                + (Four(text, end) * Factor4) + (Four(text, end + 4) * Factor5);
        }
        else if (text.Length >= 4)
        {
            hash ^= Four(text, 0) + (Four(text, text.Length - 4) * Factor1);
        }
        else
        {
            foreach (var c in text)
                hash = (hash << 16) ^ c;
        }

        hash *= Factor1;
        return ((int)(hash >> 40), (uint)(hash >> 16) | 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Four(string text, int start) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text.AsSpan(start, 4)));
}
