using Microsoft.Data.Sqlite;

namespace RulesPush.Benchmarks.Intake;

/// <summary>
/// What a user would write to keep machines in a file: one table with a column for each property, one prepared upsert,
/// some thousand rows a transaction. It knows no merge, no decision and no reason.
/// </summary>
internal static class RawUpserts
{
    /// <summary>As many as the intake commits together.</summary>
    private const int RowsPerTransaction = 5_000;

    /// <summary>Puts the machines into a new file.</summary>
    /// <returns>How many rows are there then.</returns>
    public static long Run(string path, string[] header, string[][] rows)
    {
        using var connection = Open(path);
        Execute(connection, $"CREATE TABLE machine({string.Join(", ", header.Select(static (name, i) => $"{name} TEXT{(i == 0 ? " PRIMARY KEY" : "")}"))})");
        using var upsert = connection.CreateCommand();
        upsert.CommandText = $"""
            INSERT INTO machine VALUES({string.Join(", ", header.Select(static (_, i) => $"$p{i}"))})
            ON CONFLICT({header[0]}) DO UPDATE SET {string.Join(", ", header.Skip(1).Select(static (name, i) => $"{name} = $p{i + 1}"))}
            """;
        var parameters = header.Select((_, i) => upsert.Parameters.Add($"$p{i}", SqliteType.Text)).ToArray();
        foreach (var some in rows.Chunk(RowsPerTransaction))
        {
            using var transaction = connection.BeginTransaction();
            upsert.Transaction = transaction;
            foreach (var row in some)
            {
                for (var i = 0; i < row.Length; i++)
                    parameters[i].Value = row[i].Length == 0 ? DBNull.Value : row[i];
                upsert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM machine";
        return (long)count.ExecuteScalar()!;
    }

    /// <summary>As durable as the site database, and with as much memory; pages are as large as SQLite makes them, a quarter of those of the site database.</summary>
    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY");
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
