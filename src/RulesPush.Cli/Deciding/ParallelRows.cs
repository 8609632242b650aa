namespace RulesPush.Cli.Deciding;

/// <summary>Works on rows in as many threads as there are processors, and hands over in their order what became of them.</summary>
/// <remarks>
/// The threads take rows many at a time, as many as have come: of a pipe in which nothing more comes, one. Only a few such
/// batches a thread are on their way, so that whoever takes them slowly holds the reading back.
/// </remarks>
/// <typeparam name="TRow">What is read.</typeparam>
/// <typeparam name="TDone">What becomes of it.</typeparam>
/// <param name="read">
/// Reads the next rows; null at the end, and where they are not wanted any more, for which it must not wait. It is called by
/// one thread at a time.
/// </param>
/// <param name="hire">Makes a worker, which works on one batch at a time and returns for each of its rows what became of it.</param>
internal sealed class ParallelRows<TRow, TDone>(Func<CancellationToken, IReadOnlyList<TRow>?> read, Func<Func<IReadOnlyList<TRow>, IReadOnlyList<TDone>>> hire)
{
    private const int BatchesPerThread = 2;

    private readonly int _threads = Environment.ProcessorCount;
    private readonly Lock _reading = new();
    private readonly object _gate = new();
    private readonly Queue<TaskCompletionSource<Batch>> _batches = [];
    private bool _isOver;

    /// <summary>Starts a thread; for tests, which start one late.</summary>
    internal Action<ThreadStart> Start { get; init; } = static work => new Thread(work) { IsBackground = true, Name = "Working on rows" }.Start();

    /// <summary>Works on all rows. What reading throws comes behind what was done of the rows before, and what a worker throws behind the batches before.</summary>
    public IEnumerable<(TRow Row, TDone Done)> Work()
    {
        using var unwanted = new CancellationTokenSource();
        // Of few rows a thread may begin when all is over.
        var token = unwanted.Token;
        for (var i = 0; i < _threads; i++)
            Start(() => WorkOnBatches(token));
        try
        {
            while (NextBatch() is { } coming)
            {
                var batch = coming.GetAwaiter().GetResult();
                for (var i = 0; i < batch.Rows.Count; i++)
                    yield return (batch.Rows[i], batch.Done[i]);
            }
        }
        finally
        {
            // Where somebody has enough of it, nothing is read any more: it may be closed. Threads end with the batch that they are on.
            unwanted.Cancel();
            lock (_gate)
                Monitor.PulseAll(_gate);
            lock (_reading)
                _isOver = true;
        }
    }

    private void WorkOnBatches(CancellationToken unwanted)
    {
        Func<IReadOnlyList<TRow>, IReadOnlyList<TDone>>? work = null;
        while (TryTake(unwanted) is var (rows, coming))
        {
            try
            {
                work ??= hire();
                coming.SetResult(new Batch(rows, work(rows)));
            }
            catch (Exception e)
            {
                coming.SetException(e);
            }
        }
    }

    /// <summary>The next rows, and where it is waited for what becomes of them; null where there are no more.</summary>
    private (IReadOnlyList<TRow> Rows, TaskCompletionSource<Batch> Coming)? TryTake(CancellationToken unwanted)
    {
        lock (_reading)
        {
            if (_isOver)
                return null;
            var coming = new TaskCompletionSource<Batch>();
            try
            {
                if (read(unwanted) is { } rows)
                    return HandOver(coming, unwanted) ? (rows, coming) : null;
            }
            catch (Exception e)
            {
                coming.SetException(e);
                HandOver(coming, unwanted);
            }

            lock (_gate)
            {
                _isOver = true;
                Monitor.PulseAll(_gate);
            }

            return null;
        }
    }

    /// <summary>Waits until there are few enough batches; returns false where nobody wants them any more.</summary>
    private bool HandOver(TaskCompletionSource<Batch> coming, CancellationToken unwanted)
    {
        lock (_gate)
        {
            while (_batches.Count >= BatchesPerThread * _threads && !unwanted.IsCancellationRequested)
                Monitor.Wait(_gate);
            _batches.Enqueue(coming);
            Monitor.PulseAll(_gate);
            return !unwanted.IsCancellationRequested;
        }
    }

    private Task<Batch>? NextBatch()
    {
        lock (_gate)
        {
            while (_batches.Count == 0 && !_isOver)
                Monitor.Wait(_gate);
            if (!_batches.TryDequeue(out var coming))
                return null;
            Monitor.PulseAll(_gate);
            return coming.Task;
        }
    }

    private readonly record struct Batch(IReadOnlyList<TRow> Rows, IReadOnlyList<TDone> Done);
}
