using System.Text;

namespace RulesPush.Discovery;

/// <summary>Reads lines, and holds only the start of one that is longer than any real row.</summary>
/// <remarks>
/// UTF-8, with or without a byte order mark, or UTF-16 with one. Bytes that are neither become U+FFFD, so that one row
/// in a wrong encoding does not cost the others. A line ends with LF, CR LF or CR.
/// </remarks>
internal sealed class BoundedLineReader(Stream stream) : IDisposable
{
    /// <summary>A longer line is not held.</summary>
    public const int LongestLine = 4 * 1024 * 1024;

    /// <summary>How much is kept of a line that is too long, to show it; less than the buffer holds.</summary>
    private const int KeptOfTooLong = 4 * 1024;

    private readonly StreamReader _reader = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true);
    private readonly char[] _buffer = new char[32 * 1024];
    private readonly StringBuilder _start = new();
    private int _position;
    private int _end;
    private long _number;
    private bool _skipsLineFeed;

    /// <summary>Reads the next line; null at the end.</summary>
    public SourceLine? Read()
    {
        _start.Clear();
        var length = 0L;
        while (_position < _end || Fill())
        {
            var rest = _buffer.AsSpan(_position, _end - _position);
            var lineEnd = rest.IndexOfAny('\n', '\r');
            if (lineEnd >= 0)
            {
                _position += lineEnd + 1;
                SkipLineFeedAfter(rest[lineEnd]);
                return Line(rest[..lineEnd], length + lineEnd);
            }

            _position = _end;
            length += rest.Length;
            if (length <= LongestLine)
                _start.Append(rest);
        }

        return length == 0 ? null : Line([], length);
    }

    public void Dispose() => _reader.Dispose();

    private SourceLine Line(ReadOnlySpan<char> last, long length)
    {
        _number++;
        if (length > LongestLine)
        {
            var start = _start.ToString(0, KeptOfTooLong);
            // The next lines need no buffer as large as this one's was.
            _start.Clear().Capacity = KeptOfTooLong;
            return new SourceLine(_number, start, length);
        }

        return new SourceLine(_number, _start.Length == 0 ? last.ToString() : _start.Append(last).ToString(), length);
    }

    private void SkipLineFeedAfter(char lineEnd)
    {
        if (lineEnd != '\r')
            return;
        if (_position == _end)
            _skipsLineFeed = true;
        else if (_buffer[_position] == '\n')
            _position++;
    }

    private bool Fill()
    {
        do
        {
            _position = 0;
            _end = ReadBuffer();
            if (_end == 0)
                return false;
            // The line feed of a CR LF that the end of the buffer has parted.
            if (_skipsLineFeed && _buffer[0] == '\n')
                _position = 1;
            _skipsLineFeed = false;
        }
        while (_position == _end);
        return true;
    }

    private int ReadBuffer()
    {
        try
        {
            return _reader.Read(_buffer, 0, _buffer.Length);
        }
        catch (Exception e) when (DiscoveryFileException.IsOfFile(e))
        {
            throw new DiscoveryFileException($"cannot read the machines beyond line {_number}: {e.Message}");
        }
    }
}
