using System.Globalization;
using System.Text;

namespace RulesPush.Benchmarks.Curves;

/// <summary>Curves as a picture: what a decision costs by the size of the rules, both axes logarithmic.</summary>
internal static class CurveDrawing
{
    private const int Width = 460;
    private const int Height = 260;
    private const int Left = 70;
    private const int Top = 50;
    private const int Between = 110;

    /// <summary>Two panels side by side.</summary>
    public static string Draw(IReadOnlyList<(string Title, string Sizes, IReadOnlyList<CurvePoint> Points)> panels)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Left + (panels.Count * (Width + Between))} {Top + Height + 70}\" font-family=\"sans-serif\" font-size=\"13\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        foreach (var (index, panel) in panels.Index())
            Draw(svg, panel.Title, panel.Sizes, panel.Points, Left + (index * (Width + Between)));
        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, string title, string sizes, IReadOnlyList<CurvePoint> points, int left)
    {
        var (decades, tall) = ((int)Math.Ceiling(Math.Log10(points[^1].Size)), (int)Math.Ceiling(Math.Log10(points.Max(static p => p.Nanoseconds))));
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left}\" y=\"{Top - 22}\" font-size=\"15\" font-weight=\"bold\">{title}</text>\n");
        for (var decade = 0; decade <= decades; decade++)
            Line(svg, X(Math.Pow(10, decade)), Top, X(Math.Pow(10, decade)), Top + Height, Number(Math.Pow(10, decade)), 0, Height + 18, "middle");
        for (var decade = 0; decade <= tall; decade++)
            Line(svg, left, Y(Math.Pow(10, decade)), left + Width, Y(Math.Pow(10, decade)), Number(Math.Pow(10, decade)) + " ns", -8, 4, "end");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left + (Width / 2)}\" y=\"{Top + Height + 44}\" text-anchor=\"middle\">{sizes}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"#1f6feb\" stroke-width=\"2.5\" points=\"{string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p.Size):0.0},{Y(p.Nanoseconds):0.0}")))}\"/>\n");
        foreach (var point in points)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(point.Size):0.0}\" cy=\"{Y(point.Nanoseconds):0.0}\" r=\"4\" fill=\"#1f6feb\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(point.Size):0.0}\" y=\"{Y(point.Nanoseconds) - 10:0.0}\" text-anchor=\"middle\">{point.Nanoseconds.ToString(point.Nanoseconds < 10 ? "0.0" : "0", CultureInfo.InvariantCulture)}</text>\n");
        }

        double X(double size) => left + (Width * Math.Log10(size) / decades);
        double Y(double nanoseconds) => Top + Height - (Height * Math.Log10(nanoseconds) / tall);
    }

    private static void Line(StringBuilder svg, double x1, double y1, double x2, double y2, string label, int dx, int dy, string anchor)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x1:0.0}\" y1=\"{y1:0.0}\" x2=\"{x2:0.0}\" y2=\"{y2:0.0}\" stroke=\"#d0d7de\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x1 + dx:0.0}\" y=\"{y1 + dy:0.0}\" text-anchor=\"{anchor}\" fill=\"#57606a\">{label}</text>\n");
    }

    private static string Number(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
