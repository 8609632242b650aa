namespace RulesPush.Cli.Tests;

public sealed class PipeTests
{
    private const int BrokenPipe = 32;
    private const int NoSpaceLeft = 28;

    [Fact]
    public void A_reader_that_goes_away_ends_the_command_quietly_and_soon()
    {
        var parts = 0;
        using var input = new GeneratedStream(part => (parts = part) switch
        {
            0 => "Name,IPAddresses\n"u8.ToArray(),
            < 1000 => [.. Enumerable.Repeat("BUF-1,10.112.130.1\n"u8.ToArray(), 1000).SelectMany(static r => r)],
            _ => null,
        });
        using var command = new CommandLine { Input = input, Output = new FailingStream(BrokenPipe) };
        var result = command.Decide("-", "--input-format", "csv");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.InRange(parts, 1, 20);
    }

    [Fact]
    public void A_reader_of_the_help_may_go_away()
    {
        using var command = new CommandLine { Output = new FailingStream(BrokenPipe) };
        var result = command.Run("diff", "--help");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public void A_full_disk_is_said()
    {
        using var command = new CommandLine { Output = new FailingStream(NoSpaceLeft) };
        var result = command.DecideCsv("Name\nA\n");
        Assert.Equal((2, "rulespush: cannot write the decisions or rejects: failed"), (result.ExitCode, result.Error.TrimEnd()));
    }

    private sealed class FailingStream(int error) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw Failure();

        public override void Write(ReadOnlySpan<byte> buffer) => throw Failure();

        private IOException Failure() => new("failed", error);
    }
}
