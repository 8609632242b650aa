namespace RulesPush.Sites;

/// <summary>
/// Port: the site database. One carries all sites of a hierarchy that live in one process; each sees only its own rows.
/// </summary>
public interface ISiteDatabase : IDisposable
{
    /// <summary>Starts the one transaction that may write; waits for that of another process.</summary>
    ISiteTransaction Begin();
}

/// <summary>
/// A change of state together with the message that caused it: all of it is stored, or, without <see cref="Commit"/>,
/// nothing.
/// </summary>
public interface ISiteTransaction : IDisposable
{
    /// <summary>The stored resources.</summary>
    IInventory Inventory { get; }

    /// <summary>The messages that sites send each other.</summary>
    IMessages Messages { get; }

    /// <summary>The client configuration requests.</summary>
    IRequests Requests { get; }

    /// <summary>What happened to each resource.</summary>
    IHistory History { get; }

    /// <summary>What set decisions off: intakes, changes of rules.</summary>
    IOccasions Occasions { get; }

    /// <summary>DDRs that could not be taken in.</summary>
    IBadDdrs BadDdrs { get; }

    /// <summary>Small things to remember, by name.</summary>
    IMemory Memory { get; }

    /// <summary>Stores everything, durably.</summary>
    void Commit();
}

/// <summary>Small things to remember, by name.</summary>
public interface IMemory
{
    /// <summary>What is remembered under a name; null where nothing is.</summary>
    string? Recall(string name);

    /// <summary>Remembers, or with null forgets.</summary>
    void Remember(string name, string? value);
}
