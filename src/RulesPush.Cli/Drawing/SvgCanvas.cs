using System.Security;
using System.Text;

namespace RulesPush.Cli.Drawing;

/// <summary>Writes the elements of an SVG picture, a line each.</summary>
internal sealed class SvgCanvas
{
    /// <summary>A little more than the widest of the fonts below gives a character, for each unit of size.</summary>
    public const double CellWidth = 0.62;

    private readonly StringBuilder _text = new();

    /// <summary>The width of so many cells in a font of this size.</summary>
    public static int Width(int cells, int size) => (int)Math.Ceiling(cells * size * CellWidth);

    /// <summary>A rectangle with round corners.</summary>
    public void Box(int x, int y, int width, int height, string style) =>
        Line($"""  <rect x="{x}" y="{y}" width="{width}" height="{height}" rx="6" class="{style}"/>""");

    /// <summary>A rectangle in a colour of its own.</summary>
    public void Fill(int x, int y, int width, int height, string colour) =>
        Line($"""  <rect x="{x}" y="{y}" width="{width}" height="{height}" rx="6" fill="{colour}"/>""");

    /// <summary>A line of text; <paramref name="y"/> is where the letters stand.</summary>
    public void Text(int x, int y, string text, string style) =>
        Line($"""  <text x="{x}" y="{y}" class="{style}">{SecurityElement.Escape(text)}</text>""");

    public void Connect(Connector line) =>
        Line($"""  <path d="M{line.X1} {line.Y1}L{line.X2} {line.Y2}" class="link"/>""");

    /// <summary>The whole document.</summary>
    public string ToDocument(int width, int height, string title) => $$"""
        <svg xmlns="http://www.w3.org/2000/svg" width="{{width}}" height="{{height}}" viewBox="0 0 {{width}} {{height}}" role="img">
          <title>{{SecurityElement.Escape(title)}}</title>
          <style>
            text { font-family: 'DejaVu Sans Mono', 'Liberation Mono', Menlo, Consolas, monospace; font-size: 12px; fill: #1f2933; }
            .page { fill: #ffffff; } .box { fill: #f7f9fb; stroke: #9fb3c8; } .link { stroke: #9fb3c8; stroke-width: 1.5; fill: none; }
            .heading { font-size: 22px; font-weight: bold; } .name { font-size: 15px; font-weight: bold; } .white { fill: #ffffff; font-weight: bold; }
            .quiet { fill: #627d98; } .exclude { fill: #a61b1b; } .on { fill: #207227; } .off { fill: #829ab1; }
          </style>
          <rect width="{{width}}" height="{{height}}" class="page"/>
        {{_text.ToString().TrimEnd('\n')}}
        </svg>

        """;

    private void Line(string text) => _text.Append(text).Append('\n');
}
