namespace RulesPush.Cli.Administration;

/// <summary>A command reads or changes the site database in one transaction, so that what it says is of one moment.</summary>
internal static class DatabaseAccess
{
    public static T Read<T>(this ISiteDatabase database, Func<ISiteTransaction, T> read)
    {
        using var transaction = database.Begin();
        return read(transaction);
    }

    public static T Change<T>(this ISiteDatabase database, Func<ISiteTransaction, T> change)
    {
        using var transaction = database.Begin();
        var result = change(transaction);
        transaction.Commit();
        return result;
    }
}
