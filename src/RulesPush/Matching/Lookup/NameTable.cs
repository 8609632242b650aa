using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RulesPush.Matching;

/// <summary>Finds the value of a name, ignoring case.</summary>
/// <remarks>
/// Idea: the first eight and the last eight characters of a name, as bytes in upper case, are one number of 128 bits, which
/// is hashed and compared; with the length it is all of a name of up to sixteen characters, so that a hit needs no look at
/// the name that is known. Linear probing, at most half full (D. Knuth, The Art of Computer Programming 3, 6.4). Limits:
/// longer names are compared as a whole after that, and those that differ in their middle alone one after the other; names
/// with other than ASCII characters at either end are in a dictionary, as <see cref="StringComparison.OrdinalIgnoreCase"/>
/// never takes such a character for an ASCII one. Built once. Without vector hardware the same code runs, slower.
/// </remarks>
internal sealed class NameTable
{
    /// <summary>What <see cref="Find"/> returns for a name that is none of these.</summary>
    public const int NotFound = AddressTable.NotFound;

    /// <summary>The characters that are read at either end.</summary>
    private const int End = 8;

    private readonly Slot[] _slots;
    private readonly Dictionary<string, int> _others = new(StringComparer.OrdinalIgnoreCase);
    private readonly int _shift;

    /// <summary>Takes names and their values; of names that are equal but for case the first counts.</summary>
    public NameTable(IEnumerable<(string Name, int Value)> names)
    {
        var distinct = names.DistinctBy(static n => n.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var bits = 1;
        while (1 << bits < distinct.Count * 2)
            bits++;
        _shift = 64 - bits;
        _slots = new Slot[1 << bits];
        foreach (var (name, value) in distinct)
        {
            if (!TryRead(name, out var first, out var last))
            {
                _others.Add(name, value);
                continue;
            }

            var place = PlaceOf(first, last);
            while (_slots[place].Name is not null)
                place = (place + 1) & (_slots.Length - 1);
            _slots[place] = new Slot(first, last, name, name.Length, value);
        }
    }

    /// <summary>The value of <paramref name="name"/>, or <see cref="NotFound"/>.</summary>
    public int Find(string name)
    {
        if (!TryRead(name, out var first, out var last))
            return _others.TryGetValue(name, out var other) ? other : NotFound;
        var slots = _slots;
        for (var place = PlaceOf(first, last); ; place++)
        {
            ref readonly var slot = ref slots[place & (slots.Length - 1)];
            if (slot.First == first && slot.Last == last && slot.Length == name.Length && (name.Length <= 2 * End || string.Equals(slot.Name, name, StringComparison.OrdinalIgnoreCase)))
                return slot.Value;
            // An empty slot has no length; only an empty name reads as it does.
            if (slot.Name is null)
                return NotFound;
        }
    }

    private int PlaceOf(ulong first, ulong last) => (int)(((first * 0xC2B2_AE3D_27D4_EB4F) ^ (last * 0x9E37_79B9_7F4A_7C15)) * 0x9E37_79B9_7F4A_7C15 >> _shift);

    /// <summary>Reads the ends of a name in upper case; false where they hold other than ASCII characters, or nothing.</summary>
    private static bool TryRead(string name, out ulong first, out ulong last)
    {
        if (name.Length < End)
            return TryReadShort(name, out first, out last);
        ref var start = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(name.AsSpan()));
        var (left, right) = (Vector128.LoadUnsafe(ref start), Vector128.LoadUnsafe(ref start, (nuint)(name.Length - End)));
        var bytes = Vector128.Narrow(left, right).AsSByte();
        var isLower = Vector128.GreaterThan(bytes, Vector128.Create((sbyte)('a' - 1))) & Vector128.LessThan(bytes, Vector128.Create((sbyte)('z' + 1)));
        var upper = (bytes - (isLower & Vector128.Create((sbyte)0x20))).AsUInt64();
        (first, last) = (upper.ToScalar(), upper.GetElement(1));
        return ((left | right) & Vector128.Create((ushort)0xFF80)) == Vector128<ushort>.Zero;
    }

    /// <summary>All of a short name is its beginning.</summary>
    private static bool TryReadShort(string name, out ulong first, out ulong last)
    {
        (first, last) = (0, 0);
        foreach (var c in name)
        {
            if (c > '\u007F')
                return false;
            first = (first << 8) | (c is >= 'a' and <= 'z' ? (uint)(c - 0x20) : c);
        }

        return name.Length > 0;
    }

    private readonly record struct Slot(ulong First, ulong Last, string? Name, int Length, int Value);
}
