namespace RulesPush.Matching.Criteria;

/// <summary>One property that criteria read: which of them does a machine's value leave?</summary>
internal abstract class Column
{
    private readonly ulong[] _users;

    protected Column(IReadOnlyList<TestUse> uses, int words)
    {
        Words = words;
        _users = new ulong[words];
        foreach (var use in uses)
            Rows.Set(_users, use.Bit);
        Unknown = new ulong[2 * words];
        Unknown.AsSpan().Fill(ulong.MaxValue);
        foreach (var use in uses)
            Rows.Hold(Unknown, use, Truth.Unknown);
    }

    /// <summary>The criteria with a condition on the property.</summary>
    public ReadOnlySpan<ulong> Users => _users;

    /// <summary>The words of a row of one half.</summary>
    protected int Words { get; }

    /// <summary>What is left where discovery has not seen the property.</summary>
    protected ulong[] Unknown { get; }

    /// <summary>Takes out of <paramref name="survivors"/>, both halves, what the machine's value does not leave.</summary>
    public abstract void Narrow(Resource resource, DateTimeOffset now, Span<ulong> survivors);
}
