using System.Text;
using CsCheck;

namespace RulesPush.Discovery.Tests;

public sealed class BoundedLineReaderTests
{
    [Fact]
    public void Ends_a_line_at_any_line_end()
    {
        Assert.Equal(["a", "", "b", "c", "d"], Lines("a\n\nb\r\nc\rd"u8.ToArray()));
        Assert.Equal(["a"], Lines("a\n"u8.ToArray()));
        Assert.Empty(Lines([]));
    }

    [Fact]
    public void Reads_utf8_and_utf16_by_their_marks()
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Equal(["Köln", "東京"], Lines([.. encoding.GetPreamble(), .. encoding.GetBytes("Köln\r\n東京")]));
        Assert.Equal(["Köln"], Lines("Köln"u8.ToArray()));
        Assert.Equal(["K\uFFFDln"], Lines(Encoding.Latin1.GetBytes("Köln")));
    }

    [Fact]
    public void Parts_text_as_a_string_reader_does_wherever_its_buffer_ends() =>
        Gen.Select(Gen.Int[32_760, 32_776], Gen.String[Gen.Char["a\r\n"], 0, 12], Gen.Int[1, 3]).Sample((filler, text, repeats) =>
        {
            var whole = string.Concat(Enumerable.Repeat(new string('x', filler) + text, repeats));
            var expected = new List<string>();
            using var reader = new StringReader(whole);
            while (reader.ReadLine() is { } line)
                expected.Add(line);
            Assert.Equal(expected, Lines(Encoding.UTF8.GetBytes(whole)));
        }, iter: 300);

    [Fact]
    public void Numbers_lines_from_1_and_goes_on_behind_one_that_is_too_long()
    {
        const int TooLong = BoundedLineReader.LongestLine + 1;
        using var reader = new BoundedLineReader(new MemoryStream(
            [.. "first\n"u8, .. Enumerable.Repeat((byte)'x', TooLong), .. "\nthird\n"u8, .. Enumerable.Repeat((byte)'y', TooLong - 1)]));
        Assert.Equal(new SourceLine(1, "first", 5), reader.Read());
        var second = reader.Read()!.Value;
        Assert.Equal((2, TooLong, true), (second.Number, second.Length, second.IsTooLong));
        Assert.InRange(second.Text.Length, 1, 10_000);
        Assert.Equal(new SourceLine(3, "third", 5), reader.Read());
        var longest = reader.Read()!.Value;
        Assert.Equal((4, TooLong - 1, false), (longest.Number, longest.Text.Length, longest.IsTooLong));
        Assert.Null(reader.Read());
    }

    private static List<string> Lines(byte[] bytes)
    {
        using var reader = new BoundedLineReader(new MemoryStream(bytes));
        var lines = new List<string>();
        while (reader.Read() is { } line)
            lines.Add(line.Text);
        return lines;
    }
}
