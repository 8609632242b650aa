using System.IO.Pipes;
using RulesPush.Model;

namespace RulesPush.Discovery.Tests;

/// <summary>Rows that are read ahead are those of the file, in its order, and come no later than they have to.</summary>
public sealed class ReaderAheadTests
{
    private static readonly RulePackDefinition _rules = new() { Name = "Rules" };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5_000)]
    public void All_rows_come_in_their_order(int count)
    {
        using var reader = Ahead(new Rows(count));
        Assert.Equal(Enumerable.Range(1, count), ReadAll(reader).Select(static r => (int)r.Row.Line));
        Assert.Null(reader.Read(CancellationToken.None));
    }

    [Fact]
    public void A_failure_comes_behind_the_rows_before_it()
    {
        using var reader = Ahead(new Rows(1_000) { Fails = true });
        List<long> lines = [];
        Assert.Throws<DiscoveryFileException>(() => lines.AddRange(ReadAll(reader).Select(static r => r.Row.Line)));
        Assert.Equal(Enumerable.Range(1, 1_000).Select(static i => (long)i), lines);
    }

    [Fact]
    public void Warnings_come_between_the_rows_that_they_are_about()
    {
        List<string> said = [];
        using var reader = new ReaderAhead(static warn => new Rows(500) { Warn = warn }, said.Add);
        Assert.Equal(["before the first"], said);
        said.AddRange(ReadAll(reader).Select(static r => r.Warning ?? $"{r.Row.Line}"));
        Assert.Equal(["before the first", .. Enumerable.Range(1, 500).SelectMany(static i => (string[])(i % 100 == 0 ? [$"at {i}", $"{i}"] : [$"{i}"]))], said);
    }

    [Fact]
    public void A_row_of_a_pipe_does_not_wait_for_the_next_one()
    {
        using var server = new AnonymousPipeServerStream(PipeDirection.Out);
        using var client = new AnonymousPipeClientStream(PipeDirection.In, server.ClientSafePipeHandle);
        server.Write("Name\nAKR-1\n"u8);
        using var reader = new ReaderAhead(warn => ResourceFile.CreateReader(ResourceFormat.Csv, "stdin", client, _rules, RowPurpose.Decision, warn), static _ => { });

        Assert.Equal("AKR-1", Assert.Single(reader.Read(CancellationToken.None)!).Row.Resource!.Name);
        // And whoever has enough of it does not wait for an end that may never come.
        reader.Dispose();
        // A pipe that is read from can't be closed at this end.
        server.Dispose();
    }

    [Fact]
    public void What_is_not_wanted_any_more_is_not_read()
    {
        var rows = new Rows(int.MaxValue);
        using (var reader = Ahead(rows))
            Assert.NotNull(reader.Read(CancellationToken.None));
        rows.Disposed.Wait(TestContext.Current.CancellationToken);
        Assert.InRange(rows.Read, 1, 2_000);
    }

    private static IEnumerable<ReadRow> ReadAll(ReaderAhead reader)
    {
        while (reader.Read(CancellationToken.None) is { } rows)
        {
            foreach (var row in rows)
                yield return row;
        }
    }

    private static ReaderAhead Ahead(Rows rows) => new(_ => rows, static _ => { });

    /// <summary>So many rows, which have numbers and nothing else.</summary>
    private sealed class Rows(int count) : IResourceReader
    {
        public bool Fails { get; init; }

        public Action<string> Warn
        {
            get;
            init
            {
                field = value;
                value("before the first");
            }
        } = static _ => { };

        public int Read { get; private set; }

        public ManualResetEventSlim Disposed { get; } = new();

        public string? Header => null;

        public void Skip(long last)
        {
        }

        public bool TryRead(out ResourceRow row)
        {
            row = default;
            if (Read == count)
                return Fails ? throw new DiscoveryFileException("cannot read on") : false;
            Read++;
            if (Read % 100 == 0)
                Warn($"at {Read}");
            row = new ResourceRow(Read, "", null, "has no Name");
            return true;
        }

        public void Dispose() => Disposed.Set();
    }
}
