namespace RulesPush.Cli.Tests;

/// <summary>A stream that is made up while it is read: part after part, until there is none.</summary>
internal sealed class GeneratedStream(Func<int, byte[]?> makePart) : Stream
{
    private byte[]? _part = [];
    private int _next;
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_part is not null && _position == _part.Length)
            (_part, _position) = (makePart(_next++), 0);
        if (_part is null)
            return 0;
        var read = Math.Min(count, _part.Length - _position);
        Array.Copy(_part, _position, buffer, offset, read);
        _position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
