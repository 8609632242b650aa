using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace RulesPush.Sites;

/// <summary>
/// The rows of a batch, read some ahead on a thread of their own: one core reads and prepares, while the other stores. A
/// batch of few rows needs no thread.
/// </summary>
internal sealed class ReadAhead : IDisposable
{
    private const int RowsTogether = 250;

    /// <summary>So many bundles are read at most before one is taken: the memory that a large file takes.</summary>
    private const int MostBundles = 8;

    private readonly IEnumerator<DiscoveredRow> _source;
    private readonly Func<DiscoveredRow, PreparedRow> _prepare;
    private readonly BlockingCollection<List<PreparedRow>> _bundles = new(MostBundles);
    private readonly CancellationTokenSource _stop = new();
    private List<PreparedRow> _bundle;
    private Task? _reading;
    private ExceptionDispatchInfo? _failure;
    private int _next;

    /// <param name="source">The rows, which are read by nobody else.</param>
    /// <param name="prepare">What can be done of a row without the database.</param>
    public ReadAhead(IEnumerator<DiscoveredRow> source, Func<DiscoveredRow, PreparedRow> prepare)
    {
        (_source, _prepare) = (source, prepare);
        _bundle = ReadBundle();
    }

    /// <summary>The next row; null at the end.</summary>
    /// <exception cref="DiscoveryException">The batch cannot be read to its end.</exception>
    public PreparedRow? Next()
    {
        while (_next == _bundle.Count)
        {
            // A failure comes behind the rows that were read before it.
            if (_bundle.Count < RowsTogether)
            {
                _failure?.Throw();
                return null;
            }

            _reading ??= Task.Run(ReadToEnd);
            (_bundle, _next) = (_bundles.Take(), 0);
        }

        return _bundle[_next++];
    }

    public void Dispose()
    {
        _stop.Cancel();
        // The thread may be in the middle of a row.
        _reading?.Wait();
        _source.Dispose();
        _bundles.Dispose();
        _stop.Dispose();
    }

    private void ReadToEnd()
    {
        try
        {
            List<PreparedRow> bundle;
            do
            {
                bundle = ReadBundle();
                _bundles.Add(bundle, _stop.Token);
            }
            while (bundle.Count == RowsTogether);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }

    /// <summary>The next rows; fewer than there is room for where there are no more.</summary>
    private List<PreparedRow> ReadBundle()
    {
        var bundle = new List<PreparedRow>(RowsTogether);
        try
        {
            while (bundle.Count < RowsTogether && _source.MoveNext())
                bundle.Add(_prepare(_source.Current));
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        return bundle;
    }
}

/// <summary>A row of a batch, with what was found of it before it was its turn.</summary>
/// <param name="Row">The row.</param>
/// <param name="Sighting">What it says; null where it cannot be read.</param>
internal readonly record struct PreparedRow(DiscoveredRow Row, SeenResource? Sighting);
