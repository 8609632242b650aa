using SQLitePCL;

namespace RulesPush.Sites.Sqlite;

/// <summary>The row that a statement stands on.</summary>
internal readonly struct SqlRow(sqlite3_stmt statement)
{
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public long? KnownNumber(int column) => IsNull(column) ? null : Number(column);

    public bool Flag(int column) => Number(column) != 0;

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public string? KnownText(int column) => IsNull(column) ? null : Text(column);

    /// <summary>The bytes, which are there only until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public DateTimeOffset Time(int column) => DateTimeOffset.FromUnixTimeMilliseconds(Number(column));

    public DateTimeOffset? KnownTime(int column) => IsNull(column) ? null : Time(column);

    public T Word<T>(int column)
        where T : struct, Enum => Enum.Parse<T>(Text(column));

    public T? KnownWord<T>(int column)
        where T : struct, Enum => IsNull(column) ? null : Word<T>(column);
}
