namespace RulesPush.Matching.Criteria;

/// <summary>What the properties that were looked at have left of the criteria: a bit for each.</summary>
/// <remarks>Most machines lack nothing: then <see cref="Open"/> stays empty, and what is possible is certain.</remarks>
/// <param name="rows">Two rows: the criteria that may hold, and those of which a condition is unknown, also of such as are out.</param>
internal readonly ref struct Survivors(Span<ulong> rows)
{
    private readonly Span<ulong> _rows = rows;

    public Span<ulong> Possible => _rows[..(_rows.Length / 2)];

    public Span<ulong> Open => _rows[(_rows.Length / 2)..];

    /// <summary>Takes a criterion out, or leaves it open, as the truth of one of its conditions demands it.</summary>
    public void Hold(in TestUse use, Truth truth)
    {
        var holds = use.IsExclude ? truth.Not() : truth;
        if (holds == Truth.False)
            Possible[use.Bit >> 6] &= ~(1UL << use.Bit);
        else if (holds == Truth.Unknown)
            Rows.Set(Open, use.Bit);
    }
}
