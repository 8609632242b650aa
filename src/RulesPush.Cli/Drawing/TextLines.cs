using System.Text;

namespace RulesPush.Cli.Drawing;

/// <summary>
/// Breaks texts into lines of so many cells. In a font of one width a line is as wide in every viewer, so that nothing
/// runs over the edge of its box.
/// </summary>
internal static class TextLines
{
    /// <summary>The lines, broken behind spaces where there are any; what does not fit into <paramref name="most"/> lines is cut.</summary>
    public static IReadOnlyList<string> Wrap(string text, int cells, int most = int.MaxValue)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in Words(text, cells))
        {
            var width = Cells(word.TrimEnd());
            if (used > 0 && used + width > cells)
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
                used = 0;
            }

            line.Append(word);
            used += Cells(word);
        }

        lines.Add(line.ToString().TrimEnd());
        return lines.Count <= most ? lines : [.. lines.Take(most - 1), Cut(lines[most - 1] + " ...", cells)];
    }

    /// <summary>The text in at most so many cells.</summary>
    public static string Cut(string text, int cells)
    {
        if (Cells(text) <= cells)
            return text;
        var cut = new StringBuilder();
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            used += Cells(rune);
            if (used > cells - 3)
                break;
            cut.Append(rune);
        }

        return cut.ToString().TrimEnd() + "...";
    }

    /// <summary>The width of a text: beyond the scripts of Europe a character counts as wide.</summary>
    public static int Cells(string text) => text.EnumerateRunes().Sum(Cells);

    private static int Cells(Rune rune) => rune.Value < 0x1100 ? 1 : 2;

    /// <summary>The words with the space behind them; one that fits on no line comes in pieces.</summary>
    private static IEnumerable<string> Words(string text, int cells)
    {
        var word = new StringBuilder();
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (used + Cells(rune) > cells && rune.Value != ' ')
            {
                yield return word.ToString();
                word.Clear();
                used = 0;
            }

            word.Append(rune);
            used += Cells(rune);
            if (rune.Value == ' ')
            {
                yield return word.ToString();
                word.Clear();
                used = 0;
            }
        }

        if (word.Length > 0)
            yield return word.ToString();
    }
}
