using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace RulesPush.Sites;

/// <summary>The values of a record in the order of their properties, ignoring case: so few that an array is enough, and fast.</summary>
internal sealed class RecordValues : IReadOnlyDictionary<string, IReadOnlyList<SeenValue>>
{
    private KeyValuePair<string, IReadOnlyList<SeenValue>>[] _values = new KeyValuePair<string, IReadOnlyList<SeenValue>>[16];

    public RecordValues()
    {
    }

    public RecordValues(IEnumerable<KeyValuePair<string, IReadOnlyList<SeenValue>>> values)
    {
        foreach (var (name, seen) in values)
            this[name] = seen;
    }

    public int Count { get; private set; }

    public IEnumerable<string> Keys => this.Select(static v => v.Key);

    public IEnumerable<IReadOnlyList<SeenValue>> Values => this.Select(static v => v.Value);

    /// <summary>All of them, without an enumerator.</summary>
    public ReadOnlySpan<KeyValuePair<string, IReadOnlyList<SeenValue>>> Span => _values.AsSpan(0, Count);

    public IReadOnlyList<SeenValue> this[string name]
    {
        get => TryGetValue(name, out var seen) ? seen : throw new KeyNotFoundException(name);
        set
        {
            var place = PlaceOf(name);
            if (place < 0)
                Insert(~place, new(name, value));
            else
                _values[place] = new(_values[place].Key, value);
        }
    }

    public bool ContainsKey(string key) => PlaceOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out IReadOnlyList<SeenValue> value)
    {
        var place = PlaceOf(key);
        value = place < 0 ? null : _values[place].Value;
        return place >= 0;
    }

    public IEnumerator<KeyValuePair<string, IReadOnlyList<SeenValue>>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return _values[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The place of a name; where it is not there, the complement of the place where it belongs.</summary>
    private int PlaceOf(string name)
    {
        // Mostly they come in their order.
        if (Count == 0 || Compare(_values[Count - 1].Key, name) < 0)
            return ~Count;
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = Compare(_values[middle].Key, name);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }

    private static int Compare(string one, string other) =>
        ReferenceEquals(one, other) ? 0 : string.Compare(one, other, StringComparison.OrdinalIgnoreCase);

    private void Insert(int place, KeyValuePair<string, IReadOnlyList<SeenValue>> value)
    {
        if (Count == _values.Length)
            Array.Resize(ref _values, Count * 2);
        Array.Copy(_values, place, _values, place + 1, Count - place);
        _values[place] = value;
        Count++;
    }
}
