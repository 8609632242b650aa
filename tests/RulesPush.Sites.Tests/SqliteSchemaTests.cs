using Microsoft.Data.Sqlite;
using RulesPush.Sites.Sqlite;

namespace RulesPush.Sites.Tests;

/// <summary>What files of earlier versions become, and what the tables themselves hold to.</summary>
public sealed class SqliteSchemaTests : OnDatabaseFile
{
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
}
