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
    }

    /// <summary>The criteria with a condition on the property.</summary>
    public ReadOnlySpan<ulong> Users => _users;

    /// <summary>The words of a row.</summary>
    protected int Words { get; }

    /// <summary>Takes out of the survivors what the machine's value does not leave.</summary>
    public abstract void Narrow(Resource resource, DateTimeOffset now, Survivors survivors);

    /// <summary>How many places there are.</summary>
    public virtual int Places => 0;

    /// <summary>
    /// Where the column keeps what the machine's value leaves: of one place all values leave the same, and a value stays
    /// where it is. -1 where it is kept nowhere yet, or has to be put together.
    /// </summary>
    public virtual int PlaceOf(Resource resource, DateTimeOffset now) => -1;

    /// <summary>Discovery has not seen the property: whoever reads it is open.</summary>
    protected void LeaveOpen(Survivors survivors) => Rows.Or(survivors.Open, _users);
}
