namespace RulesPush.Model;

/// <summary>System kinds as an administrator wrote them: in that order, also where one is repeated.</summary>
public readonly record struct SystemKindList
{
    // An enumeration is not equatable by itself.
    private readonly EquatableArray<int> _numbers;

    /// <summary>The list of these kinds.</summary>
    public SystemKindList(params SystemKind[] kinds) => _numbers = new(kinds.Select(static k => (int)k));

    /// <summary>The kinds in the list.</summary>
    public IEnumerable<SystemKind> Kinds => _numbers.Select(static n => (SystemKind)n);

    /// <summary>Whether the list has <paramref name="kind"/>.</summary>
    public bool Contains(SystemKind kind)
    {
        foreach (var number in _numbers)
        {
            if (number == (int)kind)
                return true;
        }

        return false;
    }

    /// <summary>The kinds, separated by commas.</summary>
    public override string ToString() => string.Join(", ", Kinds);
}
