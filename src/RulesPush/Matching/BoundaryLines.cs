using System.Text;
using RulesPush.Model;

namespace RulesPush.Matching;

/// <summary>The rows of boundary files as generated rules hold them: one text, one boundary a line.</summary>
public static class BoundaryLines
{
    /// <summary>The boundaries of a text, all from <paramref name="file"/>.</summary>
    /// <exception cref="FormatException">A line is no boundary: the text was not made by the generator.</exception>
    public static IReadOnlyList<BoundaryDefinition> Parse(string file, string lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        List<BoundaryDefinition> boundaries = [];
        foreach (var line in lines.AsSpan().EnumerateLines())
        {
            if (!line.IsEmpty)
                boundaries.Add(BoundaryText.Parse(file, line.ToString()));
        }

        return boundaries;
    }

    /// <summary>The same of a text in UTF-8, which the generator writes of so many boundaries that an assembly could not hold them as strings.</summary>
    /// <inheritdoc cref="Parse(string, string)"/>
    public static IReadOnlyList<BoundaryDefinition> Parse(string file, ReadOnlySpan<byte> lines) => Parse(file, Encoding.UTF8.GetString(lines));
}
