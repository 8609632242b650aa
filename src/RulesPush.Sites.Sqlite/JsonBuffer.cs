using System.Buffers;
using System.Text.Json;

namespace RulesPush.Sites.Sqlite;

/// <summary>Writes one JSON text after the other into the same memory.</summary>
internal sealed class JsonBuffer : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _writer;

    public JsonBuffer() => _writer = new Utf8JsonWriter(_buffer);

    /// <summary>Begins anew.</summary>
    public Utf8JsonWriter Begin()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        return _writer;
    }

    /// <summary>What was written, until the next one begins.</summary>
    public SqlValue End()
    {
        _writer.Flush();
        return SqlValue.Utf8(_buffer.WrittenMemory);
    }

    public void Dispose() => _writer.Dispose();
}
