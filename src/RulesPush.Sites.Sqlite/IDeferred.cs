namespace RulesPush.Sites.Sqlite;

/// <summary>
/// What a transaction has written is kept in memory until it commits, or until something has to be read that only the
/// file can tell: so it is written in one go, and what came back to the same row meanwhile only once.
/// </summary>
internal interface IDeferred
{
    /// <summary>Writes what waits.</summary>
    void Write();

    /// <summary>Forgets everything: it was written, or the transaction has ended and others may write.</summary>
    void Forget();
}
