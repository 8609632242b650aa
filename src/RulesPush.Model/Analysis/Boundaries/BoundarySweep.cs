namespace RulesPush.Model;

/// <summary>Addresses that the same boundaries hold.</summary>
/// <param name="Range">The addresses.</param>
/// <param name="Winner">The boundary that wins them, by its place in the order in which boundaries win.</param>
/// <param name="RunnerUp">The first boundary of another site, by its place; null where there is none.</param>
internal readonly record struct BoundarySegment(IpRange Range, int Winner, int? RunnerUp);

/// <summary>Goes over all addresses once, with the boundaries that hold the current one in the order in which they win.</summary>
/// <remarks>
/// Each end of a boundary costs a few look-ups in sorted sets, whatever else overlaps there: 100,000 boundaries take
/// about a second. A boundary is known by its place in the order, its rank.
/// </remarks>
internal sealed class BoundarySweep
{
    private readonly IReadOnlyList<PlacedBoundary> _inOrder;
    private readonly Dictionary<int, SiteStrip> _strips = [];

    /// <summary>The ranks of the first boundary of each site that holds the current address.</summary>
    private readonly SortedSet<int> _best = [];

    private readonly List<BoundarySegment> _segments = [];

    /// <summary>Goes over the boundaries, which come in the order in which they win.</summary>
    public BoundarySweep(IReadOnlyList<PlacedBoundary> inOrder, AnalysisBudget budget)
    {
        _inOrder = inOrder;
        foreach (var boundary in inOrder)
        {
            if (!_strips.ContainsKey(boundary.Site))
                _strips.Add(boundary.Site, new SiteStrip());
        }

        Run(budget);
    }

    /// <summary>The addresses that any boundary holds, in their order.</summary>
    public IReadOnlyList<BoundarySegment> Segments => _segments;

    /// <summary>The strips of the sites that have boundaries.</summary>
    public IReadOnlyDictionary<int, SiteStrip> Strips => _strips;

    private void Run(AnalysisBudget budget)
    {
        var ends = Ends();
        var open = default(BoundarySegment?);
        for (var i = 0; i < ends.Count;)
        {
            budget.Take(0);
            var at = ends[i].At;
            if (open is { } before)
                Close(before, AddressOrder.Previous(at, wraps: true));
            var touched = new List<int>();
            if (open is { Winner: var lastWinner })
                touched.Add(_inOrder[lastWinner].Site);
            for (; i < ends.Count && ends[i].At == at; i++)
                touched.Add(Apply(ends[i].Rank, ends[i].IsStart));

            open = Current(at);
            if (open is { Winner: var winner })
                touched.Add(_inOrder[winner].Site);
            foreach (var site in touched.Distinct())
                _strips[site].Advance(IsWinner(open, site) ? open!.Value.RunnerUp : null);
        }

        if (open is { } last)
            Close(last, AddressOrder.AllV6.Last);
    }

    private void Close(BoundarySegment open, IpAddress last) =>
        _segments.Add(open with { Range = AddressOrder.Range(open.Range.First, last) });

    private bool IsWinner(BoundarySegment? open, int site) => open is { } segment && _inOrder[segment.Winner].Site == site;

    /// <summary>Opens or closes a boundary; the site that it belongs to.</summary>
    private int Apply(int rank, bool isStart)
    {
        var site = _inOrder[rank].Site;
        var strip = _strips[site];
        if (strip.Best is { } before)
            _best.Remove(before);
        if (isStart)
            strip.Open(rank);
        else
            strip.Close(rank);
        if (strip.Best is { } now)
            _best.Add(now);
        return site;
    }

    /// <summary>What holds the address; null where nothing does.</summary>
    private BoundarySegment? Current(IpAddress at)
    {
        using var best = _best.GetEnumerator();
        if (!best.MoveNext())
            return null;
        var winner = best.Current;
        return new BoundarySegment(AddressOrder.Range(at, at), winner, best.MoveNext() ? best.Current : null);
    }

    private List<(IpAddress At, int Rank, bool IsStart)> Ends()
    {
        var ends = new List<(IpAddress At, int Rank, bool IsStart)>(2 * _inOrder.Count);
        for (var rank = 0; rank < _inOrder.Count; rank++)
        {
            var range = _inOrder[rank].Range;
            ends.Add((range.First, rank, true));
            // What ends with the last address of IPv4 ends where IPv6 begins; nothing is behind that of IPv6.
            if (range.Last != AddressOrder.AllV6.Last)
                ends.Add((AddressOrder.IsLast(range.Last) ? AddressOrder.AllV6.First : AddressOrder.Next(range.Last), rank, false));
        }

        ends.Sort(static (left, right) => left.At.CompareTo(right.At));
        return ends;
    }
}
