using System.Text;
using RulesPush.Model;

namespace RulesPush.Matching;

/// <summary>The rows of boundary files as generated rules hold them: one text of UTF-8, one boundary a line.</summary>
/// <remarks>
/// Static data of the assembly, without a copy on the heap. Strings would be twice as long, and an assembly holds at most
/// 16 MB of them, less than half a million boundaries.
/// </remarks>
public static class BoundaryLines
{
    /// <summary>The boundaries of a text, all from <paramref name="file"/>.</summary>
    /// <exception cref="FormatException">A line is no boundary: the text was not made by the generator.</exception>
    public static IReadOnlyList<BoundaryDefinition> Parse(string file, ReadOnlySpan<byte> lines)
    {
        List<BoundaryDefinition> boundaries = [];
        foreach (var line in lines.SplitAny("\r\n"u8))
        {
            if (lines[line] is { IsEmpty: false } text)
                boundaries.Add(BoundaryText.Parse(file, Encoding.UTF8.GetString(text)));
        }

        return boundaries;
    }
}
