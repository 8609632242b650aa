namespace RulesPush.Matching.Criteria;

/// <summary>What the properties that were looked at leave of the criteria: a bit for each.</summary>
internal ref struct Survivors
{
    /// <param name="possible">The criteria that may hold, to begin with.</param>
    /// <param name="open">None, to begin with.</param>
    public Survivors(Span<ulong> possible, Span<ulong> open)
    {
        Possible = possible;
        Open = open;
    }

    /// <summary>The criteria that may hold.</summary>
    public Span<ulong> Possible { get; }

    /// <summary>The criteria of which a condition is unknown, also of such as are out.</summary>
    public Span<ulong> Open { get; }

    /// <summary>Whether the machine lacks something: mostly not, and then what is possible is certain.</summary>
    public bool AreOpen { get; private set; }

    /// <summary>Criteria are unknown, unless something else takes them out.</summary>
    public void LeaveOpen(scoped ReadOnlySpan<ulong> criteria)
    {
        AreOpen = true;
        Rows.Or(Open, criteria);
    }
}
