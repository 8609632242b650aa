namespace RulesPush.Matching;

/// <summary>Finds the value of a name, ignoring case.</summary>
/// <remarks>
/// Idea: names that are known beforehand differ in a few places, so that a hash of their length and of these few characters
/// tells them apart; one comparison of the whole name then confirms it. The places are chosen when the table is made, each
/// the one that tells most names apart. Limits: names that differ only far from both ends share a slot and are compared one
/// after the other; built once.
/// </remarks>
internal sealed class NameTable
{
    /// <summary>What <see cref="Find"/> returns for a name that is none of these.</summary>
    public const int NotFound = AddressTable.NotFound;

    private const int MostPlaces = 4;
    private const int Reach = 12;

    private readonly (string? Name, int Value)[] _slots;
    private readonly int[] _places;
    private readonly int _shift;

    /// <summary>Takes names and their values; of names that are equal but for case the first counts.</summary>
    public NameTable(IEnumerable<(string Name, int Value)> names)
    {
        var distinct = names.DistinctBy(static n => n.Name, StringComparer.OrdinalIgnoreCase).ToList();
        _places = ChoosePlaces([.. distinct.Select(static n => n.Name)]);
        var bits = 1;
        while (1 << bits < distinct.Count * 4)
            bits++;
        _shift = 64 - bits;
        _slots = new (string?, int)[1 << bits];
        foreach (var entry in distinct)
        {
            var slot = SlotOf(entry.Name);
            while (_slots[slot].Name is not null)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = entry;
        }
    }

    /// <summary>The value of <paramref name="name"/>, or <see cref="NotFound"/>.</summary>
    public int Find(string name)
    {
        for (var slot = SlotOf(name); _slots[slot].Name is { } known; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (known.Length == name.Length && string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
                return _slots[slot].Value;
        }

        return NotFound;
    }

    private int SlotOf(string name)
    {
        var hash = (ulong)name.Length;
        foreach (var place in _places)
            hash = (hash * 0x9E3779B97F4A7C15UL) + CharacterAt(name, place);
        return (int)((hash * 0x9E3779B97F4A7C15UL) >> _shift);
    }

    /// <summary>The character at a place from the beginning, or from the end where the place is negative; 0 where there is none.</summary>
    private static uint CharacterAt(string name, int place)
    {
        var index = place < 0 ? name.Length + place : place;
        if ((uint)index >= (uint)name.Length)
            return 0;
        var c = name[index];
        // Pairs of surrogates are folded together, which one alone does not show.
        return c < 128 ? (uint)(c is >= 'a' and <= 'z' ? c - 32 : c) : char.IsSurrogate(c) ? 1u : char.ToUpperInvariant(c);
    }

    private static int[] ChoosePlaces(List<string> names)
    {
        var chosen = new List<int>();
        var told = CountTold(names, chosen);
        while (told < names.Count && chosen.Count < MostPlaces)
        {
            var best = Enumerable.Range(-Reach, 2 * Reach).MaxBy(place => CountTold(names, [.. chosen, place]));
            var better = CountTold(names, [.. chosen, best]);
            if (better == told)
                break;
            chosen.Add(best);
            told = better;
        }

        return [.. chosen];
    }

    private static int CountTold(List<string> names, List<int> places) =>
        names.Select(name => string.Join(",", places.Select(place => CharacterAt(name, place)).Append((uint)name.Length))).Distinct().Count();
}
