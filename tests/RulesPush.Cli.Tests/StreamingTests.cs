using System.Text;
using CsCheck;
using RulesPush.Discovery;

namespace RulesPush.Cli.Tests;

/// <summary>Tests that measure memory run alone.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;

[Collection(nameof(MeasuredAlone))]
public sealed class StreamingTests
{
    [Theory]
    [InlineData("csv", "table")]
    [InlineData("csv", "csv")]
    [InlineData("jsonl", "jsonl")]
    public void Memory_does_not_grow_with_the_number_of_machines(string inputFormat, string format)
    {
        var (early, late) = (0L, 0L);
        using var output = new CountingStream();
        using var input = new GeneratedStream(part =>
        {
            // Where the command stands with few rows behind it, and with many.
            if (part == 20)
                early = MemoryAtRest();
            if (part == 150)
                late = MemoryAtRest();
            return part > 150 ? null : Encoding.UTF8.GetBytes(Part(part, inputFormat));
        });
        using var command = new CommandLine { Input = input, Output = output };
        var result = command.Decide("-", "--input-format", inputFormat, "--format", format, "--rejects", command.Path("bad.csv"));
        Assert.Contains("135,000 decided, 15,000 rejected", result.Error, StringComparison.Ordinal);
        Assert.InRange(output.Written, 135_000 * 30, long.MaxValue);
        // The smallest object takes 24 bytes: one held for each of the 130,000 machines in between is more than this. Pools of
        // buffers come and go by up to a megabyte.
        Assert.InRange(late - early, long.MinValue, 130_000 * 16);

        // Some thousands of rows are on their way while more are read: while no more come, they arrive.
        long MemoryAtRest()
        {
            long written;
            do
            {
                written = output.Written;
                Thread.Sleep(500);
            }
            while (output.Written != written);
            return GC.GetTotalMemory(forceFullCollection: true);
        }
    }

    [Fact]
    public void Holds_no_line_of_any_length()
    {
        // A billion characters of one line would not fit into a string, let alone here.
        using var stream = new GeneratedStream(static part => part < 16_384 ? new byte[64 * 1024] : null);
        using var reader = new BoundedLineReader(stream);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var line = reader.Read()!.Value;
        Assert.Equal(1L << 30, line.Length);
        Assert.True(line.IsTooLong);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 1024 * 1024);
    }

    [Fact]
    public void Random_bytes_never_throw() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[0, 4]).Sample((bytes, start) =>
        {
            byte[] file = start switch
            {
                0 => bytes,
                1 => [.. "Name,IPAddresses,SystemRoles,Client,AgentTime,CostCenter\n"u8, .. bytes],
                2 => [.. "Name\n"u8, .. bytes],
                3 => [.. "{\"Name\":\"A\","u8, .. bytes],
                _ => [0xFF, 0xFE, .. bytes],
            };
            using var command = new CommandLine();
            foreach (var name in new[] { "m.csv", "m.jsonl" })
            {
                var result = command.Decide(command.Write(name, file));
                Assert.InRange(result.ExitCode, 0, 2);
                Assert.DoesNotContain("unexpected", result.Error, StringComparison.Ordinal);
            }
        }, iter: 300);

    [Fact]
    public void Good_rows_survive_among_bad_ones() =>
        Gen.Select(Gen.Char["ab,;\"\u0000\uFFFDé[]{}\\:%. \t\u001B"].Array[0, 30].Select(static c => new string(c)), Gen.Int[0, 5])
            .List[1, 20]
            .Sample(rows =>
            {
                // An odd quote opens a value, which an odd quote further down could close: bad rows are told apart from good
                // ones by more values than there are columns, as few stray quotes can make up for.
                var csv = new StringBuilder("Name,NetBiosName,IPAddresses\n");
                var expected = new List<string>();
                foreach (var (bad, goodOnes) in rows)
                {
                    csv.Append("BAD,,,,,").Append(bad).Append('\n');
                    for (var i = 0; i < goodOnes; i++)
                    {
                        expected.Add($"GOOD-{expected.Count}");
                        csv.Append(expected[^1]).Append(",\"G, \"\"g\"\"\",10.112.130.1\n");
                    }
                }

                using var command = new CommandLine();
                var result = command.DecideCsv(csv.ToString());
                Assert.Equal(expected, result.OutputLines.Select(static l => l.Split('"')[3]));
                Assert.Equal(1, result.ExitCode);
                Assert.Contains($"{rows.Count} rejected", result.Error, StringComparison.Ordinal);
            }, iter: 300);

    private static string Part(int part, string inputFormat)
    {
        if (part == 0)
            return inputFormat == "csv" ? "Name,NetBiosName,IPAddresses,OperatingSystemNameAndVersion,CostCenter\n" : "";
        var text = new StringBuilder();
        for (var i = 0; i < 1000; i++)
        {
            var name = $"AKR-PC-{(part * 1000) + i}";
            var address = i % 10 == 0 ? "10.112.999.1" : $"10.112.{i % 4 + 128}.1";
            text.Append(inputFormat == "csv"
                ? $"{name},{name},{address},Microsoft Windows NT Workstation 10.0.{i},{i}\n"
                : $"{{\"Name\":\"{name}\",\"IPAddresses\":[\"{address}\"],\"CostCenter\":{i},\"x{part}-{i}\":0}}\n");
        }

        return text.ToString();
    }

    /// <summary>Output that only its length is kept of.</summary>
    private sealed class CountingStream : MemoryStream
    {
        public long Written { get; private set; }

        public override void Write(byte[] buffer, int offset, int count) => Written += count;

        public override void Write(ReadOnlySpan<byte> buffer) => Written += buffer.Length;
    }
}
