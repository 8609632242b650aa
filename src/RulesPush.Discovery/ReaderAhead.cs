using System.Runtime.ExceptionServices;

namespace RulesPush.Discovery;

/// <summary>What comes of a file: a row, or a warning about those behind it.</summary>
/// <param name="Row">The row; nothing where it is a warning.</param>
/// <param name="Warning">The warning; null where it is a row.</param>
internal readonly record struct ReadRow(ResourceRow Row, string? Warning);

/// <summary>Reads rows on a thread of its own, ahead of who decides on them: that takes as long as the reading.</summary>
/// <remarks>
/// Rows are handed over many at a time, as a thread is not woken up for less than it takes to decide; but of a pipe in
/// which nothing more comes they are handed over as they are. It holds no more than a few hundred.
/// </remarks>
internal sealed class ReaderAhead : IDisposable
{
    private const int Enough = 128;
    private const int Most = 4 * Enough;

    /// <summary>How long rows wait for others.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(10);

    private readonly object _gate = new();
    private readonly IResourceReader _reader;
    private readonly Action<string> _warn;
    private Thread? _thread;
    private List<ReadRow> _arrived = new(Most);
    private ExceptionDispatchInfo? _failure;
    private bool _isOver;
    private bool _isUnwanted;

    /// <param name="open">Makes the reader, with where it may warn.</param>
    /// <param name="warn">Takes its warnings before the first row; those between rows come with them.</param>
    public ReaderAhead(Func<Action<string>, IResourceReader> open, Action<string> warn)
    {
        _warn = warn;
        _reader = open(Warn);
    }

    /// <summary>What has come since, at least one row or warning; null at the end, or soon where it is not wanted any more.</summary>
    /// <exception cref="DiscoveryFileException">The file cannot be read any further; what was read before has been handed over.</exception>
    public IReadOnlyList<ReadRow>? Read(CancellationToken unwanted)
    {
        if (_thread is null)
            Start();
        if (TakeArrived(unwanted) is { Count: > 0 } arrived)
            return arrived;
        _failure?.Throw();
        return null;
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
        _thread = new Thread(ReadAll) { IsBackground = true, Name = "Reading machines" };
        _thread.Start();
    }

    private void Warn(string warning)
    {
        if (_thread is null)
            _warn(warning);
        else
            HandOver(new ReadRow(default, warning));
    }

    private void ReadAll()
    {
        try
        {
            while (_reader.TryRead(out var row) && HandOver(new ReadRow(row, null)))
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

    private bool HandOver(ReadRow item)
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

    private List<ReadRow> TakeArrived(CancellationToken unwanted)
    {
        lock (_gate)
        {
            while (_arrived.Count < Enough && !_isOver && !unwanted.IsCancellationRequested)
            {
                if (!Monitor.Wait(_gate, _patience) && _arrived.Count > 0)
                    break;
            }

            var taken = _arrived;
            _arrived = new List<ReadRow>(Most);
            Monitor.PulseAll(_gate);
            return taken;
        }
    }
}
