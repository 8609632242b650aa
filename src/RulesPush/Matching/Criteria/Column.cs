namespace RulesPush.Matching.Criteria;

/// <summary>One property that criteria read: which of them does a machine's value leave?</summary>
/// <remarks>Mostly that is one finished row, which others are ANDed with in the end. Where it is not, it is put together.</remarks>
internal abstract class Column
{
    private readonly ulong[] _users;

    protected Column(IReadOnlyList<TestUse> uses, RowStore rows)
    {
        Finished = rows;
        _users = new ulong[rows.Words];
        foreach (var use in uses)
            Rows.Set(_users, use.Bit);
    }

    /// <summary>The finished rows of the table.</summary>
    protected RowStore Finished { get; }

    /// <summary>The finished row of what the machine's value leaves, or else takes out of the survivors what it does not.</summary>
    /// <returns>The number of the row, which stays where it is; -1 where the survivors are narrowed.</returns>
    public abstract int Narrow(Resource resource, DateTimeOffset now, ref Survivors survivors);

    /// <summary>Discovery has not seen the property: whoever reads it is open.</summary>
    protected int LeaveOpen(ref Survivors survivors)
    {
        survivors.LeaveOpen(_users);
        return -1;
    }
}
