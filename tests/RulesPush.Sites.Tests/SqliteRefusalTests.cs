using System.Buffers.Binary;
using System.Text;
using Microsoft.Data.Sqlite;
using RulesPush.Sites.Sqlite;

namespace RulesPush.Sites.Tests;

/// <summary>That nothing is done to a file that cannot be used.</summary>
public sealed class SqliteRefusalTests : OnDatabaseFile
{
    [Fact]
    public void A_file_of_a_newer_version_is_refused()
    {
        Create();
        var bytes = File.ReadAllBytes(Database);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(60), 99);
        File.WriteAllBytes(Database, bytes);
        AssertRefused("was written by a newer RulesPush: its schema is version 99, and this one knows 4. It was left as it is; update RulesPush");
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

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"last\":")]
    [InlineData("{\"last\":\"today\"}")]
    [InlineData("{\"owner\":1}")]
    [InlineData("{\"last\":1,\"sources\":[],\"values\":{\"Name\":[\"PC\"]}}")]
    public void A_record_that_is_damaged_is_named_by_whoever_reads_it(string record)
    {
        const int Count = 10;
        using var database = SqliteSiteDatabase.Open(Database);
        using (var transaction = database.Begin())
        {
            for (var i = 0; i < Count; i++)
            {
                var ddr = new Ddr { Seen = new Resource { Name = $"PC-{i}" }, Site = "NYC", Time = At(i) };
                transaction.Inventory.Save(new StoredResource { Site = "NYC", Id = transaction.Inventory.NewResource(), Record = ResourceRecord.Of(ddr), Serial = 1 });
            }

            transaction.Commit();
        }

        using (var transaction = database.Begin())
            Assert.Equal(Enumerable.Range(0, Count).Select(static i => $"PC-{i}"), transaction.Inventory.Page("NYC", 0, Count).Select(static r => r.Name));
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            Execute(connection, $"UPDATE resource SET record = CAST('{record}' AS BLOB) WHERE id = 7");
        }

        using var reading = database.Begin();
        Assert.Equal(6, reading.Inventory.Page("NYC", 0, 6).Count);
        foreach (var read in new Action[] { () => reading.Inventory.Find("NYC", 7), () => reading.Inventory.Page("NYC", 0, Count) })
        {
            var refusal = Assert.Throws<SiteDatabaseException>(read).Message;
            Assert.StartsWith("resource 7 of NYC in the site database is damaged: ", refusal, StringComparison.Ordinal);
            Assert.EndsWith("Restore a backup", refusal, StringComparison.Ordinal);
        }
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
}
