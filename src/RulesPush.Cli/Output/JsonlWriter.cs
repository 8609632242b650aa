using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RulesPush.Cli.Output;

/// <summary>Writes decisions as JSONL.</summary>
internal sealed class JsonlWriter(Stream stream) : IDecisionWriter
{
    private const int FlushedAt = 32 * 1024;

    private static readonly JsonEncodedText _resource = JsonEncodedText.Encode("resource");
    private static readonly JsonEncodedText _site = JsonEncodedText.Encode("site");
    private static readonly JsonEncodedText _outcome = JsonEncodedText.Encode("outcome");
    private static readonly JsonEncodedText _criterion = JsonEncodedText.Encode("criterion");
    private static readonly JsonEncodedText _reason = JsonEncodedText.Encode("reason");
    private static readonly JsonEncodedText _flip = JsonEncodedText.Encode("flip");

    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushedAt);
    private readonly Utf8JsonWriter _json = new(Stream.Null, Options);

    /// <summary>Only what JSON itself demands is escaped: the lines go to programs, not into a web page.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(ShownDecision decision)
    {
        _json.Reset(_buffer);
        _json.WriteStartObject();
        _json.WriteString(_resource, decision.Resource);
        _json.WriteString(_site, decision.Site);
        _json.WriteString(_outcome, decision.OutcomeName);
        _json.WriteString(_criterion, decision.Criterion);
        _json.WriteString(_reason, decision.Reason);
        _json.WriteString(_flip, decision.Flip);
        _json.WriteEndObject();
        _json.Flush();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= FlushedAt)
            Flush();
    }

    public void Flush()
    {
        stream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
        stream.Flush();
    }

    public void Dispose() => _json.Dispose();
}
