namespace RulesPush.Cli.Drawing;

/// <summary>A site's box in the picture.</summary>
internal sealed record SiteBox(SiteNode Node, int X, int Y, int Height)
{
    /// <summary>Where the line from the parent arrives.</summary>
    public int Middle => Y + 22;

    public int Bottom => Y + Height;
}

/// <summary>A line between boxes.</summary>
internal readonly record struct Connector(int X1, int Y1, int X2, int Y2);

/// <summary>
/// Lays sites out as a tree: those that report to a site stand below it, indented. Sites without sites below them stand
/// in columns side by side, because a company has many of them.
/// </summary>
internal sealed class SiteTreeLayout
{
    private const int Indent = 36;
    private const int Gap = 14;
    private const int MostColumns = 3;
    private const int SitesInColumn = 8;

    private readonly Func<SiteNode, int> _heightOf;
    private readonly List<SiteBox> _boxes = [];
    private readonly List<Connector> _connectors = [];

    /// <summary>Lays the sites out below <paramref name="y"/>.</summary>
    public SiteTreeLayout(IReadOnlyList<SiteNode> roots, int x, int y, Func<SiteNode, int> heightOf)
    {
        _heightOf = heightOf;
        Bottom = Place(roots, x, y, parent: null);
        Right = _boxes.Select(static b => b.X + BoxWidth).DefaultIfEmpty(x).Max();
    }

    public static int BoxWidth => 372;

    public IReadOnlyList<SiteBox> Boxes => _boxes;

    public IReadOnlyList<Connector> Connectors => _connectors;

    public int Right { get; }

    public int Bottom { get; }

    /// <summary>Places sites that report to one parent, or to none; the bottom of the last.</summary>
    private int Place(IReadOnlyList<SiteNode> sites, int x, int y, SiteBox? parent)
    {
        if (sites.Count == 0)
            return y;
        var bottom = PlaceLeaves([.. sites.Where(static s => s.Children.Count == 0)], x, y, parent);
        foreach (var site in sites.Where(static s => s.Children.Count > 0))
        {
            var box = Add(site, x, bottom == y ? y : bottom + Gap);
            if (parent is not null)
                Connect(parent, x - (Indent / 2), [box]);
            bottom = Place(site.Children, x + Indent, box.Bottom + (2 * Gap), box);
        }

        return bottom;
    }

    private int PlaceLeaves(List<SiteNode> leaves, int x, int y, SiteBox? parent)
    {
        if (leaves.Count == 0)
            return y;
        var columns = Math.Clamp((leaves.Count + SitesInColumn - 1) / SitesInColumn, 1, MostColumns);
        var (bottom, inColumn) = (y, (leaves.Count + columns - 1) / columns);
        for (var column = 0; column * inColumn < leaves.Count; column++)
        {
            var (left, top) = (x + (column * (BoxWidth + Indent)), y);
            var boxes = new List<SiteBox>();
            foreach (var leaf in leaves.Skip(column * inColumn).Take(inColumn))
            {
                boxes.Add(Add(leaf, left, top));
                top = boxes[^1].Bottom + Gap;
            }

            if (parent is not null)
                Connect(parent, left - (Indent / 2), boxes);
            bottom = Math.Max(bottom, boxes[^1].Bottom);
        }

        return bottom;
    }

    private SiteBox Add(SiteNode site, int x, int y)
    {
        var box = new SiteBox(site, x, y, _heightOf(site));
        _boxes.Add(box);
        return box;
    }

    /// <summary>A trunk beside the boxes, which hangs from a bar below the parent.</summary>
    private void Connect(SiteBox parent, int trunk, IReadOnlyList<SiteBox> boxes)
    {
        var (start, bar) = (parent.X + (Indent / 2), parent.Bottom + Gap);
        _connectors.Add(new Connector(start, parent.Bottom, start, bar));
        if (start != trunk)
            _connectors.Add(new Connector(start, bar, trunk, bar));
        _connectors.Add(new Connector(trunk, bar, trunk, boxes[^1].Middle));
        foreach (var box in boxes)
            _connectors.Add(new Connector(trunk, box.Middle, box.X, box.Middle));
    }
}
