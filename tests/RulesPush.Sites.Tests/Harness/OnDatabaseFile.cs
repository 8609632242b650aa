using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using RulesPush.Sites.Sqlite;

namespace RulesPush.Sites.Tests;

/// <summary>A test with a site database that is a file, in a folder of its own.</summary>
public abstract class OnDatabaseFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rulespush-");

    private protected string Database => PathOf("sites.db");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected string[] Files => [.. _folder.GetFiles().Select(static f => f.Name).Order()];

    private protected string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A database of some pages, closed as it should be.</summary>
    private protected void Create()
    {
        using var database = SqliteSiteDatabase.Open(Database);
        using var transaction = database.Begin();
        for (var i = 0; i < 500; i++)
            transaction.Memory.Remember($"name {i}", $"a value that takes some room {i}");
        transaction.Commit();
    }

    private protected string Refusal() => Assert.Throws<SiteDatabaseException>(() => SqliteSiteDatabase.Open(Database)).Message;

    /// <summary>Refused by every way to open it, in words that name the file and say what to do, with not a byte changed.</summary>
    private protected void AssertRefused(params string[] words)
    {
        var before = SHA256.HashData(File.ReadAllBytes(Database));
        string[] refusals = [Refusal(), Assert.Throws<SiteDatabaseException>(() => SqliteSiteDatabase.OpenExisting(Database)).Message];
        Assert.All(refusals, refusal =>
        {
            Assert.StartsWith(Database, refusal, StringComparison.Ordinal);
            Assert.All(words, word => Assert.Contains(word, refusal, StringComparison.Ordinal));
        });
        Assert.Equal(before, SHA256.HashData(File.ReadAllBytes(Database)));
        Assert.Equal(["sites.db"], Files);
    }

    private protected static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private protected static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private protected static IReadOnlyList<long> Holders(SqliteSiteDatabase database, string key)
    {
        using var transaction = database.Begin();
        return transaction.Inventory.FindByKey("NYC", key);
    }

    private protected static long Store(SqliteSiteDatabase database, string key, bool isCommitted)
    {
        using var transaction = database.Begin();
        var number = transaction.Inventory.NewResource();
        transaction.Inventory.SaveKeys("NYC", number, [key]);
        if (isCommitted)
            transaction.Commit();
        return number;
    }

    private protected static void Remember(SqliteSiteDatabase database, string value)
    {
        using var transaction = database.Begin();
        transaction.Memory.Remember("test", value);
        transaction.Commit();
    }

    private protected static string? Recall(SqliteSiteDatabase database)
    {
        using var transaction = database.Begin();
        return transaction.Memory.Recall("test");
    }
}
