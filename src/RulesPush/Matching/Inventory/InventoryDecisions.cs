using System.Collections;

namespace RulesPush.Matching.Inventory;

/// <summary>The decisions on machines of a list, in their order.</summary>
/// <remarks>Where only a <c>[Condition]</c> method can tell, it is called when the decision is asked for; its exception comes through.</remarks>
public sealed class InventoryDecisions : IReadOnlyList<Decision>
{
    /// <summary>The number of a decision that is taken when it is asked for.</summary>
    internal const int Alone = -1;

    private readonly IRulePack _pack;
    private readonly IReadOnlyList<Resource> _resources;
    private readonly int _first;
    private readonly DateTimeOffset _now;
    private readonly int[] _numbers;
    private readonly IReadOnlyList<Decision> _distinct;

    internal InventoryDecisions(
        IRulePack pack, IReadOnlyList<Resource> resources, int first, int count, DateTimeOffset now, int[] numbers, IReadOnlyList<Decision> distinct)
    {
        (_pack, _resources, _first, Count, _now) = (pack, resources, first, count, now);
        (_numbers, _distinct) = (numbers, distinct);
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public Decision this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return _numbers[index] is var number and not Alone ? _distinct[number] : _pack.Decide(_resources[_first + index], _now);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Decision> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>The decisions on the parts of a list, each of so many machines, as those on the whole.</summary>
internal sealed class JoinedDecisions(InventoryDecisions[] parts, int size) : IReadOnlyList<Decision>
{
    public int Count { get; } = parts.Sum(static p => p.Count);

    public Decision this[int index] => parts[index / size][index % size];

    public IEnumerator<Decision> GetEnumerator() => parts.SelectMany(static p => p).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
