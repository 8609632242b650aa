using System.Runtime.ExceptionServices;

namespace RulesPush.Discovery;

/// <summary>Reads rows on a thread of its own, ahead of who decides on them: that takes as long as the reading.</summary>
/// <remarks>
/// Rows are handed over many at a time, as a thread is not woken up for less than it takes to decide; but of a pipe in
/// which nothing more comes they are handed over as they are. It holds no more than a few hundred.
/// </remarks>
internal sealed class ReaderAhead : IResourceReader
{
    private const int Enough = 128;
    private const int Most = 4 * Enough;

    /// <summary>How long rows wait for others.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(10);

    private readonly object _gate = new();
    private readonly IResourceReader _reader;
    private readonly Action<string> _warn;
    private Thread? _thread;
    private List<(ResourceRow Row, string? Warning)> _arrived = [];
    private List<(ResourceRow Row, string? Warning)> _taken = [];
    private int _next;
    private ExceptionDispatchInfo? _failure;
    private bool _isOver;
    private bool _isUnwanted;

    /// <param name="open">Makes the reader, with where it may warn.</param>
    /// <param name="warn">Takes its warnings, in their order among the rows.</param>
    public ReaderAhead(Func<Action<string>, IResourceReader> open, Action<string> warn)
    {
        _warn = warn;
        _reader = open(Warn);
    }

    public string? Header => _reader.Header;

    public void Skip(long last)
    {
        if (_thread is not null)
            throw new InvalidOperationException("Rows are passed over before the first is read.");
        _reader.Skip(last);
    }

    public bool TryRead(out ResourceRow row)
    {
        if (_thread is null)
            Start();
        while (_next < _taken.Count || TakeArrived())
        {
            (row, var warning) = _taken[_next++];
            if (warning is null)
                return true;
            _warn(warning);
        }

        row = default;
        _failure?.Throw();
        return false;
    }

    /// <summary>Does not wait for a pipe in which nothing comes: the reading ends with its next row.</summary>
    public void Dispose()
    {
        if (_thread is null)
        {
            _reader.Dispose();
            return;
        }

        lock (_gate)
        {
            _isUnwanted = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join(_patience);
    }

    private void Start()
    {
        _thread = new Thread(Read) { IsBackground = true, Name = "Reading machines" };
        _thread.Start();
    }

    private void Warn(string warning)
    {
        if (_thread is null)
            _warn(warning);
        else
            HandOver((default, warning));
    }

    private void Read()
    {
        try
        {
            while (_reader.TryRead(out var row) && HandOver((row, null)))
            {
            }
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            _reader.Dispose();
            lock (_gate)
            {
                _isOver = true;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private bool HandOver((ResourceRow Row, string? Warning) item)
    {
        lock (_gate)
        {
            while (_arrived.Count >= Most && !_isUnwanted)
                Monitor.Wait(_gate);
            _arrived.Add(item);
            if (_arrived.Count == Enough)
                Monitor.PulseAll(_gate);
            return !_isUnwanted;
        }
    }

    private bool TakeArrived()
    {
        _taken.Clear();
        _next = 0;
        lock (_gate)
        {
            while (_arrived.Count < Enough && !_isOver)
            {
                if (!Monitor.Wait(_gate, _patience) && _arrived.Count > 0)
                    break;
            }

            (_taken, _arrived) = (_arrived, _taken);
            Monitor.PulseAll(_gate);
        }

        return _taken.Count > 0;
    }
}
