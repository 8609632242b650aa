namespace RulesPush.Cli.Drawing;

/// <summary>
/// Draws rules for the wall: the tree of sites on the left, the criteria on the right. A site names its criteria in
/// their colours, because lines from every site to every criteria could not be told apart.
/// </summary>
internal sealed class SvgDrawing
{
    private const int Margin = 28;
    private const int Padding = 12;
    private const int Row = 17;
    private const int Size = 12;
    private const int LabelHeight = 20;
    private const int CriteriaWidth = 470;

    private static readonly string[] _colours =
        ["#1d4ed8", "#b45309", "#6d28d9", "#0f766e", "#be185d", "#4d7c0f", "#0369a1", "#9f1239", "#854d0e", "#475569"];

    private readonly SvgCanvas _canvas = new();
    private readonly RuleGraph _graph;

    private SvgDrawing(RuleGraph graph) => _graph = graph;

    /// <summary>The picture.</summary>
    public static string Draw(RuleGraph graph) => new SvgDrawing(graph).Draw();

    private static int SiteCells => Cells(SiteTreeLayout.BoxWidth);

    private static int CriteriaCells => Cells(CriteriaWidth);

    private string Draw()
    {
        const int Top = Margin + 54;
        var sites = new SiteTreeLayout(_graph.Roots, Margin, Top, HeightOf);
        var left = _graph.Roots.Count == 0 ? Margin : sites.Right + 40;
        var bottom = Math.Max(sites.Bottom, DrawCriteria(left, Top));
        foreach (var connector in sites.Connectors)
            _canvas.Connect(connector);
        foreach (var box in sites.Boxes)
            DrawSite(box);
        var right = _graph.Criteria.Count == 0 ? sites.Right : left + CriteriaWidth;
        var width = Math.Max(right, Margin + CriteriaWidth) + Margin;
        _canvas.Text(Margin, Margin + 20, TextLines.Cut(_graph.Title, (int)((width - (2 * Margin)) / (22 * SvgCanvas.CellWidth))), "heading");
        _canvas.Text(Margin, Margin + 40, _graph.Summary, "quiet");
        return _canvas.ToDocument(width, bottom + Margin, $"{_graph.Title}: {_graph.Summary}");
    }

    private static int Cells(int width) => (int)((width - (2 * Padding)) / (Size * SvgCanvas.CellWidth));

    private int HeightOf(SiteNode site) =>
        (2 * Padding) + 20 + (Row * Lines(site).Count) + (Labels(site, 0).Select(static l => l.Row + 1).DefaultIfEmpty().Max() * (LabelHeight + 4));

    private static List<string> Lines(SiteNode site) => [.. site.Facts.SelectMany(static f => TextLines.Wrap(f, SiteCells, most: 3))];

    private void DrawSite(SiteBox box)
    {
        var (site, x, y) = (box.Node, box.X + Padding, box.Y + Padding);
        _canvas.Box(box.X, box.Y, SiteTreeLayout.BoxWidth, box.Height, "box");
        var push = site.IsPushOn ? "push on" : "push off";
        var pushWidth = SvgCanvas.Width(push.Length, Size) + 12;
        var pushX = box.X + SiteTreeLayout.BoxWidth - Padding - pushWidth;
        _canvas.Box(pushX, y - 2, pushWidth, LabelHeight, site.IsPushOn ? "on" : "off");
        _canvas.Text(pushX + 6, y + 12, push, "white");
        _canvas.Text(x, y + 14, TextLines.Cut($"{site.Site.Code} {site.Name}", (int)((pushX - x - 6) / (15 * SvgCanvas.CellWidth))), "name");
        y += 20;
        foreach (var line in Lines(site))
            _canvas.Text(x, (y += Row) - 3, line, "quiet");
        foreach (var label in Labels(site, x))
            Label(label.X, y + 6 + (label.Row * (LabelHeight + 4)), label.Text, label.Colour);
    }

    /// <summary>The names of a site's criteria in a row, or in several.</summary>
    private List<(string Text, string Colour, int X, int Row)> Labels(SiteNode site, int x)
    {
        var named = site.PushesAll
            ? [("every machine", "#207227")]
            : site.Criteria.Select(c => (Text: TextLines.Cut(_graph.Criteria[c].Name, SiteCells - 2), Colour: _colours[c % _colours.Length]));
        var labels = new List<(string, string, int, int)>();
        var (used, row) = (0, 0);
        foreach (var (text, colour) in named)
        {
            var width = LabelWidth(text);
            if (used > 0 && used + width > SiteTreeLayout.BoxWidth - (2 * Padding))
                (used, row) = (0, row + 1);
            labels.Add((text, colour, x + used, row));
            used += width + 6;
        }

        return labels;
    }

    private static int LabelWidth(string text) => SvgCanvas.Width(TextLines.Cells(text), Size) + 12;

    private void Label(int x, int y, string text, string colour)
    {
        _canvas.Fill(x, y, LabelWidth(text), LabelHeight, colour);
        _canvas.Text(x + 6, y + 14, text, "white");
    }

    /// <summary>Draws the criteria one below the other; the bottom of the last.</summary>
    private int DrawCriteria(int x, int y)
    {
        for (var i = 0; i < _graph.Criteria.Count; i++)
            y = DrawCriteria(_graph.Criteria[i], _colours[i % _colours.Length], x, y) + 16;
        return y - (_graph.Criteria.Count == 0 ? 0 : 16);
    }

    private int DrawCriteria(CriteriaNode criteria, string colour, int x, int y)
    {
        var lines = LinesOf(criteria).ToList();
        var height = (3 * Padding) + LabelHeight + (Row * lines.Count);
        _canvas.Box(x, y, CriteriaWidth, height, "box");
        Label(x + Padding, y + Padding, TextLines.Cut(criteria.Name, CriteriaCells - 2), colour);
        var line = y + (2 * Padding) + LabelHeight;
        foreach (var (text, style, indent) in lines)
            _canvas.Text(x + Padding + indent, (line += Row) - 3, text, style);
        return y + height;
    }

    /// <summary>The conditions, with why they are there below them, and the sites that push by them.</summary>
    private static IEnumerable<(string Text, string Style, int Indent)> LinesOf(CriteriaNode criteria)
    {
        if (criteria.Conditions.Count == 0)
            yield return ("every machine", "", 0);
        foreach (var condition in criteria.Conditions)
        {
            foreach (var text in TextLines.Wrap(condition.Text, CriteriaCells, most: 6))
                yield return (text, condition.Condition.IsExclude ? "exclude" : "", 0);
            foreach (var text in condition.Reason is { } reason ? TextLines.Wrap(reason, CriteriaCells - 2, most: 3) : [])
                yield return (text, "quiet", (int)(2 * Size * SvgCanvas.CellWidth));
        }

        yield return ("", "", 0);
        foreach (var text in TextLines.Wrap(criteria.UsedBy, CriteriaCells))
            yield return (text, "quiet", 0);
    }
}
