using System.Diagnostics;
using Microsoft.Data.Sqlite;
using RulesPush.Sites.Sqlite;

namespace RulesPush.Sites.Tests;

/// <summary>The site database as a real file: what is kept, what others see of it, and how long its log is.</summary>
public sealed class SqliteDatabaseTests : OnDatabaseFile
{
    [Fact]
    public void A_file_is_made_where_there_is_none_and_keeps_what_was_committed()
    {
        using (var database = SqliteSiteDatabase.Open(Database))
            Remember(database, "kept");
        using (var database = SqliteSiteDatabase.OpenExisting(Database))
            Assert.Equal("kept", Recall(database));
        Assert.Equal(["sites.db"], Files);
    }

    [Fact]
    public void An_empty_file_is_as_none()
    {
        File.WriteAllText(Database, "");
        using (var database = SqliteSiteDatabase.Open(Database))
            Remember(database, "kept");
        using var again = SqliteSiteDatabase.Open(Database);
        Assert.Equal("kept", Recall(again));
    }

    [Fact]
    public void The_log_stays_short_however_much_is_committed()
    {
        var longest = 0L;
        using (var database = SqliteSiteDatabase.Open(Database))
        {
            for (var i = 0; i < 12; i++)
            {
                // So much that the next begins before it is copied: then the log does not begin anew by itself.
                using var transaction = database.Begin();
                for (var part = 0; part < 8; part++)
                    transaction.Memory.Remember($"{part}", $"{i} {new string((char)('a' + i), 1024 * 1024)}");
                transaction.Commit();
                longest = Math.Max(longest, new FileInfo($"{Database}-wal").Length);
            }
        }

        Assert.InRange(longest, 1024 * 1024, 80L * 1024 * 1024);
        using var again = SqliteSiteDatabase.Open(Database);
        using var reading = again.Begin();
        Assert.All(Enumerable.Range(0, 8), part => Assert.StartsWith("11 ", reading.Memory.Recall($"{part}")));
        Assert.Equal(["sites.db", "sites.db-shm", "sites.db-wal"], Files.Order());
    }

    /// <summary>Before 3.51.3 a second copy of a log that is copied already could damage the database (sqlite.org/wal.html, "The WAL-reset bug").</summary>
    [Fact]
    public void The_library_can_copy_the_log_aside()
    {
        using var database = SqliteSiteDatabase.CreateInMemory();
        Assert.True(SQLitePCL.raw.sqlite3_libversion_number() >= 3_051_003, SQLitePCL.raw.sqlite3_libversion().utf8_to_string());
    }

    [Fact]
    public void What_was_not_committed_is_gone()
    {
        using (var database = SqliteSiteDatabase.Open(Database))
        {
            Remember(database, "before");
            using var transaction = database.Begin();
            transaction.Memory.Remember("test", "never committed");
        }

        using (var database = SqliteSiteDatabase.Open(Database))
        {
            Assert.Equal("before", Recall(database));
            // Nor by closing the file in the middle of it.
            database.Begin().Memory.Remember("test", "never committed");
        }

        using var again = SqliteSiteDatabase.Open(Database);
        Assert.Equal("before", Recall(again));
    }

    [Fact]
    public async Task Of_two_transactions_the_second_waits_for_the_first()
    {
        using var one = SqliteSiteDatabase.Open(Database);
        using var two = SqliteSiteDatabase.Open(Database);
        Remember(one, "0");
        var first = one.Begin();
        var started = Stopwatch.GetTimestamp();
        var second = Task.Run(
            () =>
            {
                using var transaction = two.Begin();
                transaction.Memory.Remember("test", transaction.Memory.Recall("test") + " then two");
                transaction.Commit();
                return Stopwatch.GetElapsedTime(started);
            },
            TestContext.Current.CancellationToken);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        first.Memory.Remember("test", "one");
        first.Commit();

        Assert.InRange((await second).TotalMilliseconds, 300, 30_000);
        Assert.Equal("one then two", Recall(one));
    }

    [Fact]
    public void Keys_are_found_that_another_process_has_stored_and_none_that_were_not_committed()
    {
        using var one = SqliteSiteDatabase.Open(Database);
        using var two = SqliteSiteDatabase.Open(Database);
        Assert.Empty(Holders(one, "N:PC"));
        var stored = Store(two, "N:PC", isCommitted: true);
        Assert.Equal([stored], Holders(one, "N:PC"));

        var forgotten = Store(one, "N:OTHER", isCommitted: false);
        Assert.Empty(Holders(one, "N:OTHER"));
        // The number is given again, and has nothing of what was forgotten.
        Assert.Equal(forgotten, Store(one, "N:THIRD", isCommitted: true));
        Assert.Empty(Holders(one, "N:OTHER"));
        Assert.Equal([forgotten], Holders(two, "N:THIRD"));

        using (var transaction = two.Begin())
        {
            transaction.Inventory.SaveKeys("NYC", stored, ["N:RENAMED"]);
            transaction.Commit();
        }

        Assert.Empty(Holders(two, "N:PC"));
        Assert.Empty(Holders(one, "N:PC"));
        Assert.Equal([stored], Holders(one, "N:RENAMED"));
    }

    [Fact]
    public void There_is_one_transaction_of_a_connection_at_a_time()
    {
        using var database = SqliteSiteDatabase.Open(Database);
        using var transaction = database.Begin();
        Assert.Throws<InvalidOperationException>(() => database.Begin());
    }

    [Theory]
    [InlineData(3, "WAL")]
    [InlineData(4, "DELETE")]
    public async Task An_open_waits_for_another_process_that_is_in_the_way_of_its_journal(int version, string journal)
    {
        await using var other = new SqliteConnection($"Data Source={Database};Pooling=False");
        other.Open();
        Execute(other, $"PRAGMA application_id = {Schema.ApplicationId}; PRAGMA user_version = {version}");
        foreach (var step in Schema.Steps.Take(version))
            Execute(other, step);
        Execute(other, $"PRAGMA journal_mode = {journal}; BEGIN; SELECT count(*) FROM memory");
        var opening = Task.Run(() => SqliteSiteDatabase.Open(Database), TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        Assert.False(opening.IsCompleted, opening.Exception?.Message ?? "opened");
        Execute(other, "COMMIT");
        other.Close();
        using var database = await opening;
        Remember(database, "afterwards");
    }

    [Fact]
    public void What_a_killed_process_has_committed_is_there_although_its_log_was_not_closed()
    {
        using (var database = SqliteSiteDatabase.Open(Database))
        {
            Remember(database, "in the log");
            foreach (var name in new[] { "sites.db", "sites.db-wal", "sites.db-shm" })
                File.Copy(PathOf(name), PathOf("killed-" + name));
        }

        foreach (var name in new[] { "sites.db", "sites.db-wal", "sites.db-shm" })
            File.Move(PathOf("killed-" + name), PathOf(name), overwrite: true);
        using (var database = SqliteSiteDatabase.Open(Database))
            Assert.Equal("in the log", Recall(database));
    }
}
