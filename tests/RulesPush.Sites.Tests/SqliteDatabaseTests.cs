using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using RulesPush.Sites.Sqlite;

namespace RulesPush.Sites.Tests;

/// <summary>The site database as a real file: what is kept, and that nothing is done to a file that cannot be used.</summary>
public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rulespush-");

    private string Database => PathOf("sites.db");

    public void Dispose() => _folder.Delete(recursive: true);

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

    [Fact]
    public void A_file_of_a_newer_version_is_refused()
    {
        Create();
        var bytes = File.ReadAllBytes(Database);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(60), 99);
        File.WriteAllBytes(Database, bytes);
        AssertRefused("was written by a newer RulesPush: its schema is version 99, and this one knows 4. It was left as it is; update RulesPush");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_file_of_an_older_version_is_brought_up_to_date_with_what_it_holds(int version)
    {
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            Execute(connection, $"PRAGMA application_id = {Schema.ApplicationId}; PRAGMA user_version = {version}");
            foreach (var step in Schema.Steps.Take(version))
                Execute(connection, step);
            Execute(connection, version == 1 ? "INSERT INTO identity VALUES('CEN', 'F:NYC-17', 4)" : "INSERT INTO paired VALUES('CEN', 'NYC', 17, 4)");
            Execute(connection, version < 3
                ? """
                INSERT INTO identity VALUES('CEN', 'N:PC', 4), ('CEN', 'H:pc "1"', 4), ('CEN', 'N:PC', 7), ('NYC', 'N:PC', 2);
                INSERT INTO event VALUES(5, 4, 'CEN', 1000, 'Discovered', 'by Network'), (6, 7, 'CEN', 2000, 'Decided', 'PushDisabled: "off"'), (9, 4, 'CEN', 3000, 'Removed', '');
                DELETE FROM event WHERE id = 9;
                """
                : """
                INSERT INTO known_by VALUES('CEN', 4, '["N:PC","H:pc \"1\""]'), ('CEN', 7, '["N:PC"]'), ('NYC', 2, '["N:PC"]');
                INSERT INTO story VALUES(5, 4, 1, 1000, '[["CEN","Discovered","by Network"]]'), (6, 7, 1, 2000, '[["CEN","Decided","PushDisabled: \"off\""]]');
                INSERT INTO counter VALUES('event', 9), ('request', 3);
                """);
            Execute(connection, """
                INSERT INTO request VALUES(3, 'CEN', 4, 'PC', NULL, 'Incoming', 'r', 1, 1, 0, 0, NULL, NULL, NULL, NULL, NULL);
                INSERT INTO resource(site, id, serial, record, client, client_changed, outcome, reason, pack, decided, inputs)
                    VALUES('CEN', 4, 1, '{"last":0,"sources":[],"values":{},"seen":[]}', 0, 0, 'Push', 'r', 'p', 5, 17);
                """);
        }

        using var database = SqliteSiteDatabase.Open(Database);
        using var transaction = database.Begin();
        Assert.Equal(4, transaction.Inventory.FindPaired("CEN", "NYC", 17));
        Assert.Equal(17, transaction.Inventory.FindNumberAt("NYC", "CEN", 4));
        Assert.Empty(transaction.Inventory.FindByKey("CEN", "F:NYC-17"));
        Assert.Equal([4, 7], transaction.Inventory.FindByKey("CEN", "N:PC"));
        Assert.Equal([4], transaction.Inventory.FindByKey("CEN", "H:pc \"1\""));
        Assert.Equal([2], transaction.Inventory.FindByKey("NYC", "N:PC"));
        Assert.Equal(
            [new(4, "CEN", At(1000), HistoryKind.Discovered, "by Network", 5), new(7, "CEN", At(2000), HistoryKind.Decided, "PushDisabled: \"off\"", 6)],
            transaction.History.Since(0));
        // No number is given twice, also not that of an event that was removed.
        transaction.History.Add(new HistoryEvent(4, "CEN", At(4000), HistoryKind.Discovered, "again"));
        Assert.Equal([5, 10], transaction.History.OfResource(4).Select(static e => e.Id));
        Assert.Equal(3, transaction.Requests.FindOpen("CEN", 4)!.Id);
        Assert.Equal(4, transaction.Requests.Add(transaction.Requests.Find(3)! with { Resource = 7 }).Id);
        // By another number it would look as if the machine had changed.
        Assert.Equal(new KeptDecision(Outcome.Push, null, null, "r", "p", At(5), Inputs: null), transaction.Inventory.Find("CEN", 4)!.Decision);
    }

    [Fact]
    public void The_open_request_of_a_resource_is_found_by_the_index_that_holds_there_is_but_one()
    {
        Create();
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var plan = connection.CreateCommand();
        plan.CommandText = $"EXPLAIN QUERY PLAN SELECT id FROM request WHERE resource = 1 AND site = 'CEN' AND ({SqliteRequests.IsOpen})";
        using var row = plan.ExecuteReader();
        Assert.True(row.Read());
        Assert.Contains("USING INDEX request_open (resource=? AND site=?)", row.GetString(3), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RequestState.Held)]
    [InlineData(RequestState.Incoming)]
    [InlineData(RequestState.Processing)]
    [InlineData(RequestState.Retry)]
    [InlineData(RequestState.Done)]
    [InlineData(RequestState.Failed)]
    [InlineData(RequestState.Cancelled)]
    public void The_file_itself_refuses_a_second_open_request(RequestState state)
    {
        Create();
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        void Insert(int id, RequestState of) => Execute(
            connection, $"INSERT INTO request VALUES({id}, 'CEN', 4, 'PC', NULL, '{of}', 'r', 1, 1, 0, 0, NULL, NULL, NULL, NULL, NULL)");
        Insert(1, state);
        foreach (var other in Enum.GetValues<RequestState>())
        {
            if (state.IsOpen() && other.IsOpen())
                Assert.Throws<SqliteException>(() => Insert(2, other));
            else
                Insert(2, other);
            Execute(connection, "DELETE FROM request WHERE id = 2");
        }
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
    public void A_database_of_another_program_is_refused()
    {
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE accounts(name TEXT); INSERT INTO accounts VALUES('precious')";
            command.ExecuteNonQuery();
        }

        AssertRefused("is a SQLite database of another program. It was left as it is; name another file");
    }

    [Theory]
    [InlineData("Name,IPAddresses\nPC,10.1.0.1\n")]
    [InlineData("SQLite format 3\0")]
    public void A_file_that_is_no_database_is_refused(string text)
    {
        File.WriteAllBytes(Database, Encoding.ASCII.GetBytes(text));
        AssertRefused("is not a SQLite database: it is damaged, or a file of something else. It was left as it is; name another file, or restore a backup");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(16_384)]
    [InlineData(20_000)]
    public void A_database_that_was_cut_off_is_refused(int length)
    {
        Create();
        using (var file = File.OpenWrite(Database))
            file.SetLength(length);
        AssertRefused("is damaged", "It was left as it is; restore a backup, or name another file");
    }

    [Theory]
    [InlineData(16)]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(16_384)]
    public void A_database_that_was_written_over_is_refused(int from)
    {
        Create();
        var bytes = File.ReadAllBytes(Database);
        // But for what says that it is one of ours.
        var ours = bytes[60..72];
        bytes.AsSpan(from, Math.Min(8192, bytes.Length - from)).Fill(0xA5);
        if (from < 60)
            ours.CopyTo(bytes.AsSpan(60));
        File.WriteAllBytes(Database, bytes);
        AssertRefused("is damaged", "It was left as it is; restore a backup, or name another file");
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

    [Fact]
    public void A_folder_is_refused()
    {
        Directory.CreateDirectory(Database);
        Assert.Equal($"{Database} is a folder; name the file of the site database", Refusal());
        Assert.True(Directory.Exists(Database));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_not_made()
    {
        var path = PathOf("no/such/sites.db");
        var refusal = Assert.Throws<SiteDatabaseException>(() => SqliteSiteDatabase.Open(path)).Message;
        Assert.Equal($"there is no folder {PathOf("no/such")} for the site database", refusal);
        Assert.Empty(Files);
    }

    [Fact]
    public void A_tool_makes_no_database()
    {
        var refusal = Assert.Throws<SiteDatabaseException>(() => SqliteSiteDatabase.OpenExisting(Database)).Message;
        Assert.Equal($"there is no site database {Database}; rulespush run makes one", refusal);
        Assert.Empty(Files);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_refused()
    {
        Create();
        File.SetAttributes(Database, FileAttributes.ReadOnly);
        try
        {
            if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
                Assert.Skip("root may write to any file");
            AssertRefused("cannot be written");
        }
        finally
        {
            File.SetAttributes(Database, FileAttributes.Normal);
        }
    }

    private string[] Files => [.. _folder.GetFiles().Select(static f => f.Name).Order()];

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A database of some pages, closed as it should be.</summary>
    private void Create()
    {
        using var database = SqliteSiteDatabase.Open(Database);
        using var transaction = database.Begin();
        for (var i = 0; i < 500; i++)
            transaction.Memory.Remember($"name {i}", $"a value that takes some room {i}");
        transaction.Commit();
    }

    private string Refusal() => Assert.Throws<SiteDatabaseException>(() => SqliteSiteDatabase.Open(Database)).Message;

    /// <summary>Refused by every way to open it, in words that name the file and say what to do, with not a byte changed.</summary>
    private void AssertRefused(params string[] words)
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

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static IReadOnlyList<long> Holders(SqliteSiteDatabase database, string key)
    {
        using var transaction = database.Begin();
        return transaction.Inventory.FindByKey("NYC", key);
    }

    private static long Store(SqliteSiteDatabase database, string key, bool isCommitted)
    {
        using var transaction = database.Begin();
        var number = transaction.Inventory.NewResource();
        transaction.Inventory.SaveKeys("NYC", number, [key]);
        if (isCommitted)
            transaction.Commit();
        return number;
    }

    private static void Remember(SqliteSiteDatabase database, string value)
    {
        using var transaction = database.Begin();
        transaction.Memory.Remember("test", value);
        transaction.Commit();
    }

    private static string? Recall(SqliteSiteDatabase database)
    {
        using var transaction = database.Begin();
        return transaction.Memory.Recall("test");
    }
}
