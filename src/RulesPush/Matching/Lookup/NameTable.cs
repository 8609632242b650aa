using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RulesPush.Matching;

/// <summary>Finds the value of a name, ignoring case.</summary>
/// <remarks>
/// Idea: names that are known beforehand differ in a few places, so that eight characters, four near the beginning and four
/// near the end, tell them apart: they are read and folded as two numbers, and one comparison of the whole name confirms
/// what they say. Where they are read is chosen when the table is made. Limits: names that differ nowhere near their ends
/// share a slot and are compared one after the other; those with other than ASCII characters there are in a dictionary, as
/// <see cref="StringComparison.OrdinalIgnoreCase"/> never takes such a character for an ASCII one. Built once.
/// </remarks>
internal sealed class NameTable
{
    /// <summary>What <see cref="Find"/> returns for a name that is none of these.</summary>
    public const int NotFound = AddressTable.NotFound;

    /// <summary>The characters of a window.</summary>
    private const int Window = 4;

    private const ulong NotAscii = 0xFF80_FF80_FF80_FF80;
    private const ulong LowerCase = 0x0020_0020_0020_0020;

    private readonly (string? Name, int Value)[] _slots;
    private readonly Dictionary<string, int> _others = new(StringComparer.OrdinalIgnoreCase);
    private readonly int _fromStart;
    private readonly int _fromEnd;
    private readonly int _shift;

    /// <summary>Takes names and their values; of names that are equal but for case the first counts.</summary>
    public NameTable(IEnumerable<(string Name, int Value)> names)
    {
        var distinct = names.DistinctBy(static n => n.Name, StringComparer.OrdinalIgnoreCase).ToList();
        (_fromStart, _fromEnd) = ChooseWindows([.. distinct.Select(static n => n.Name)]);
        var bits = 1;
        while (1 << bits < distinct.Count * 4)
            bits++;
        _shift = 64 - bits;
        _slots = new (string?, int)[1 << bits];
        foreach (var entry in distinct)
        {
            if (!TryRead(entry.Name, _fromStart, _fromEnd, out var key))
            {
                _others.Add(entry.Name, entry.Value);
                continue;
            }

            var slot = SlotOf(key);
            while (_slots[slot].Name is not null)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = entry;
        }
    }

    /// <summary>The value of <paramref name="name"/>, or <see cref="NotFound"/>.</summary>
    public int Find(string name)
    {
        if (!TryRead(name, _fromStart, _fromEnd, out var key))
            return _others.TryGetValue(name, out var other) ? other : NotFound;
        for (var slot = SlotOf(key); _slots[slot].Name is { } known; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (known.Length == name.Length && string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
                return _slots[slot].Value;
        }

        return NotFound;
    }

    private int SlotOf(ulong key) => (int)((key * 0x9E37_79B9_7F4A_7C15) >> _shift);

    /// <summary>Reads the two windows as one number; false where they hold other than ASCII characters.</summary>
    private static bool TryRead(string name, int fromStart, int fromEnd, out ulong key)
    {
        ulong start, end;
        if (name.Length >= Window)
        {
            var last = name.Length - Window;
            start = ReadWindow(name, Math.Min(fromStart, last));
            end = ReadWindow(name, Math.Max(0, last - fromEnd));
        }
        else
        {
            (start, end) = (0, 0);
            foreach (var c in name)
                start = (start << 16) | c;
        }

        // One bit more or less folds a few other characters too, which makes no difference but for a comparison.
        key = ((start | LowerCase) * 0xC2B2_AE3D_27D4_EB4F) + (end | LowerCase) + ((ulong)name.Length << 56);
        return ((start | end) & NotAscii) == 0;
    }

    private static ulong ReadWindow(string name, int index) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(name.AsSpan()), index)));

    private static (int FromStart, int FromEnd) ChooseWindows(List<string> names) => (
        from start in Enumerable.Range(0, 8)
        from end in Enumerable.Range(0, 8)
        select (start, end)).MaxBy(windows => names.Select(name => TryRead(name, windows.start, windows.end, out var key) ? key : 0).Distinct().Count());
}
