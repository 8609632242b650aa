using System.Collections;

namespace RulesPush.Model;

/// <summary>An immutable list that equals another with equal elements in the same order.</summary>
/// <remarks>
/// The rule model is made of records, and a record is only as equal as its lists. The source generator depends on it:
/// a step whose model equals the previous one is not run again.
/// </remarks>
/// <typeparam name="T">The type of the elements.</typeparam>
public readonly struct EquatableArray<T> : IReadOnlyList<T>, IEquatable<EquatableArray<T>>
    where T : IEquatable<T>
{
    private readonly T[]? _own;
    private readonly Lazy<T[]>? _deferred;

    /// <summary>Takes over <paramref name="items"/>, which nobody may change afterwards.</summary>
    public EquatableArray(params T[] items) => _own = items;

    /// <summary>Copies <paramref name="items"/>.</summary>
    public EquatableArray(IEnumerable<T> items) => _own = [.. items];

    /// <summary>Makes the elements when somebody first looks at them, once.</summary>
    public EquatableArray(Func<T[]> items) => _deferred = new Lazy<T[]>(items);

    private T[]? Items => _deferred is null ? _own : _deferred.Value;

    /// <inheritdoc/>
    public int Count => Items?.Length ?? 0;

    /// <inheritdoc/>
    public T this[int index] => (Items ?? [])[index];

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other)
    {
        if (ReferenceEquals(_own, other._own) && ReferenceEquals(_deferred, other._deferred))
            return true;
        if (Count != other.Count)
            return false;
        var (items, others) = (Items ?? [], other.Items ?? []);
        for (var i = 0; i < items.Length; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(items[i], others[i]))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Count;
        foreach (var item in this)
            hash = unchecked((hash * 31) + item.GetHashCode());
        return hash;
    }

    /// <summary>An enumerator that a <c>foreach</c> uses without allocating.</summary>
    public Enumerator GetEnumerator() => new(Items ?? []);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(Items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (Items ?? []).GetEnumerator();

    /// <summary>The elements, separated by commas.</summary>
    public override string ToString() => string.Join(", ", this);

    /// <summary>Whether the two have equal elements in the same order.</summary>
    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    /// <summary>Whether the two differ in an element or in the order.</summary>
    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    /// <summary>Walks the elements in order.</summary>
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _index;

        internal Enumerator(T[] items) => (_items, _index) = (items, -1);

        /// <summary>The element that the enumerator stands on.</summary>
        public readonly T Current => _items[_index];

        /// <summary>Steps to the next element; false behind the last one.</summary>
        public bool MoveNext() => ++_index < _items.Length;
    }
}
