using System.Text;

namespace RulesPush.Sites.Sqlite;

/// <summary>A value for a statement, without a box: null is NULL, a time is milliseconds since 1970, a word is its name.</summary>
internal readonly struct SqlValue
{
    [ThreadStatic]
    private static byte[]? _utf8;

    private readonly Kind _kind;
    private readonly string? _text;
    private readonly long _number;
    private readonly ReadOnlyMemory<byte> _bytes;

    private SqlValue(long number) => (_kind, _number) = (Kind.Number, number);

    private SqlValue(string text) => (_kind, _text) = (Kind.Text, text);

    private SqlValue(Kind kind, ReadOnlyMemory<byte> bytes) => (_kind, _bytes) = (kind, bytes);

    private enum Kind : byte
    {
        Null,
        Number,
        Text,
        Utf8,
        Blob,
    }

    public static implicit operator SqlValue(string? text) => text is null ? default : new(text);

    public static implicit operator SqlValue(Enum? word) => word?.ToString();

    public static implicit operator SqlValue(long number) => new(number);

    public static implicit operator SqlValue(long? number) => number is { } known ? new(known) : default;

    public static implicit operator SqlValue(bool flag) => new(flag ? 1 : 0);

    public static implicit operator SqlValue(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds());

    public static implicit operator SqlValue(DateTimeOffset? time) => time is { } known ? known : default(SqlValue);

    /// <summary>A text that is UTF-8 already.</summary>
    public static SqlValue Utf8(ReadOnlyMemory<byte> text) => new(Kind.Utf8, text);

    public static SqlValue Blob(ReadOnlyMemory<byte> bytes) => new(Kind.Blob, bytes);

    /// <returns>What SQLite says of it.</returns>
    public int Bind(nint statement, int place) => _kind switch
    {
        Kind.Number => NativeSqlite.BindNumber(statement, place, _number),
        Kind.Text => BindText(statement, place, _text!),
        Kind.Utf8 => NativeSqlite.BindText(statement, place, _bytes.Span),
        Kind.Blob => NativeSqlite.BindBlob(statement, place, _bytes.Span),
        _ => NativeSqlite.BindNull(statement, place),
    };

    private static int BindText(nint statement, int place, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_utf8 is not { } buffer || buffer.Length < most)
            _utf8 = buffer = new byte[Math.Max(4096, most)];
        return NativeSqlite.BindText(statement, place, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
    }
}
