using System.Runtime.InteropServices;

namespace RulesPush.Sites.Sqlite;

/// <summary>
/// The few functions of SQLite that are called dozens of times for every machine, by bare handles: through safe ones most
/// of their time would go into counting references. The library is the one that Microsoft.Data.Sqlite brings.
/// </summary>
internal static partial class NativeSqlite
{
    private const string Library = "e_sqlite3";

    /// <summary>SQLite makes a copy of what is bound.</summary>
    private const nint Transient = -1;

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    public static partial int Reset(nint statement);

    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    public static partial int BindNumber(nint statement, int place, long number);

    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    public static partial int BindNull(nint statement, int place);

    public static unsafe int BindText(nint statement, int place, ReadOnlySpan<byte> utf8)
    {
        // A null pointer would be NULL.
        fixed (byte* text = utf8.IsEmpty ? "\0"u8 : utf8)
            return BindText(statement, place, text, utf8.Length, Transient);
    }

    public static unsafe int BindBlob(nint statement, int place, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* blob = bytes.IsEmpty ? "\0"u8 : bytes)
            return BindBlob(statement, place, blob, bytes.Length, Transient);
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    private static unsafe partial int BindText(nint statement, int place, byte* text, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob")]
    private static unsafe partial int BindBlob(nint statement, int place, byte* blob, int length, nint destructor);
}
