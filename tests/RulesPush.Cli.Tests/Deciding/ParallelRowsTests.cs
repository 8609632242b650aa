using RulesPush.Cli.Deciding;
using RulesPush.Discovery;

namespace RulesPush.Cli.Tests.Deciding;

/// <summary>However many threads work on rows, what becomes of them comes in the order of the rows.</summary>
public sealed class ParallelRowsTests
{
    private int _workers;
    private int _readers;
    private int _read;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Come_in_their_order(int count)
    {
        var done = Rows(count, static row => row).Work().ToList();
        Assert.Equal(Enumerable.Range(0, count).Select(static i => (i, i)), done);
        Assert.InRange(_workers, 0, Environment.ProcessorCount);
    }

    /// <summary>What a thread throws that nobody waits for ends the process.</summary>
    [Fact]
    public void May_be_over_before_a_thread_has_begun()
    {
        List<ThreadStart> late = [];
        var rows = new ParallelRows<int, int>(_ => ReadSome(100), Hire(static row => row))
        {
            Start = work =>
            {
                late.Add(work);
                if (late.Count == 1)
                    new Thread(work).Start();
            },
        };
        Assert.Equal(100, rows.Work().Count());
        Assert.All(late, static work => work());
    }

    [Fact]
    public void Are_worked_on_by_several_threads()
    {
        Assert.SkipUnless(Environment.ProcessorCount > 1, "There is one processor.");
        using var both = new Barrier(2);
        var met = false;
        // The first batch is done when another thread has come as far as the second one.
        Assert.Equal(14, Rows(14, row => row is 0 or 7 ? Meet() : row).Work().Count());
        Assert.True(met);

        int Meet()
        {
            met = both.SignalAndWait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            return 0;
        }
    }

    [Fact]
    public void What_reading_throws_comes_behind_the_rows_before()
    {
        var rows = new ParallelRows<int, int>(_ => ReadSome(700) ?? throw new DiscoveryFileException("cannot read on"), Hire(static row => row));
        var taken = new List<int>();
        Assert.Throws<DiscoveryFileException>(() => taken.AddRange(rows.Work().Select(static r => r.Done)));
        Assert.Equal(Enumerable.Range(0, 700), taken);
    }

    [Fact]
    public void What_a_worker_throws_comes_behind_the_batches_before()
    {
        var taken = new List<int>();
        var rows = Rows(10_000, static row => row == 5_000 ? throw new InvalidOperationException("at 5,000") : row);
        Assert.Throws<InvalidOperationException>(() => taken.AddRange(rows.Work().Select(static r => r.Done)));
        // Seven are read at once: the batch of the failing one begins with 4,998.
        Assert.Equal(Enumerable.Range(0, 4_998), taken);
    }

    [Fact]
    public void Are_read_no_faster_than_they_are_taken()
    {
        foreach (var (row, _) in Rows(int.MaxValue, static row => row).Work())
        {
            Assert.InRange(Volatile.Read(ref _read) - row, 0, 7 * ((3 * Environment.ProcessorCount) + 2));
            if (row == 2_000)
                break;
        }

        // And not at all when nobody wants them any more.
        var read = Volatile.Read(ref _read);
        SpinWait.SpinUntil(() => false, 50);
        Assert.Equal(read, Volatile.Read(ref _read));
    }

    private ParallelRows<int, int> Rows(int count, Func<int, int> work) => new(_ => ReadSome(count), Hire(work));

    /// <summary>The next seven numbers.</summary>
    private List<int>? ReadSome(int count)
    {
        Assert.Equal(1, Interlocked.Increment(ref _readers));
        var some = Enumerable.Range(_read, Math.Min(7, count - _read)).ToList();
        Volatile.Write(ref _read, _read + some.Count);
        Interlocked.Decrement(ref _readers);
        return some.Count == 0 ? null : some;
    }

    /// <summary>A worker that is the worker of one thread.</summary>
    private Func<Func<IReadOnlyList<int>, IReadOnlyList<int>>> Hire(Func<int, int> work) => () =>
    {
        Interlocked.Increment(ref _workers);
        var thread = Environment.CurrentManagedThreadId;
        return rows =>
        {
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
            return [.. rows.Select(work)];
        };
    };
}
