namespace RulesPush.Model;

/// <summary>A set of system kinds.</summary>
public readonly record struct SystemKindSet
{
    private readonly int _bits;

    /// <summary>The set of these kinds.</summary>
    public SystemKindSet(params SystemKind[] kinds) => _bits = kinds.Aggregate(0, static (bits, kind) => bits | (1 << (int)kind));

    /// <summary>The kinds in the set, in the order of <see cref="SystemKind"/>.</summary>
    public IEnumerable<SystemKind> Kinds => Enum.GetValues(typeof(SystemKind)).Cast<SystemKind>().Where(Contains);

    /// <summary>Whether the set holds <paramref name="kind"/>.</summary>
    public bool Contains(SystemKind kind) => (_bits & (1 << (int)kind)) != 0;

    /// <summary>The kinds, separated by commas.</summary>
    public override string ToString() => string.Join(", ", Kinds);
}
