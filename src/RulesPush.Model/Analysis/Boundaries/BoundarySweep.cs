namespace RulesPush.Model;

/// <summary>Addresses that the same boundaries hold.</summary>
/// <param name="Range">The addresses.</param>
/// <param name="Winner">The boundary that wins them, by its place in the order in which boundaries win.</param>
/// <param name="RunnerUp">The first boundary of another site, by its place; null where there is none.</param>
internal readonly record struct BoundarySegment(IpRange Range, int Winner, int? RunnerUp);

/// <summary>Goes over all addresses once, with the boundaries that hold the current one in the order in which they win.</summary>
/// <remarks>
/// Most boundaries of most networks overlap with no other: those are their own segment. What overlaps is an island, in
/// which each end of a boundary costs a few look-ups in sorted sets, whatever else overlaps there. A boundary is known by
/// its place in the order, its rank.
/// </remarks>
internal sealed class BoundarySweep
{
    private readonly IReadOnlyList<PlacedBoundary> _inOrder;
    private readonly Dictionary<int, SiteStrip> _strips = [];

    /// <summary>The ranks of the first boundary of each site that holds the current address.</summary>
    private readonly SortedSet<int> _best = [];

    private readonly List<BoundarySegment> _segments = [];
    private readonly List<IReadOnlyList<int>> _islands = [];

    /// <summary>Goes over the boundaries, which come in the order in which they win.</summary>
    public BoundarySweep(IReadOnlyList<PlacedBoundary> inOrder, AnalysisBudget budget)
    {
        _inOrder = inOrder;
        foreach (var boundary in inOrder)
        {
            if (!_strips.ContainsKey(boundary.Site))
                _strips.Add(boundary.Site, new SiteStrip());
        }

        var byStart = AddressOrder.RanksBy(inOrder, static b => b.Range.First);
        for (var i = 0; i < byStart.Length;)
        {
            budget.Take(0);
            var end = EndOfIsland(byStart, i);
            if (end == i + 1)
                Alone(byStart[i]);
            else
                Together(new ArraySegment<int>(byStart, i, end - i), budget);
            i = end;
        }
    }

    /// <summary>The addresses that any boundary holds, in their order.</summary>
    public IReadOnlyList<BoundarySegment> Segments => _segments;

    /// <summary>The ranks of boundaries that overlap, directly or by others, by their first addresses, the larger one first.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Islands => _islands;

    /// <summary>The strips of the sites that have boundaries.</summary>
    public IReadOnlyDictionary<int, SiteStrip> Strips => _strips;

    private int EndOfIsland(int[] byStart, int first)
    {
        var last = _inOrder[byStart[first]].Range.Last;
        var end = first + 1;
        for (; end < byStart.Length && _inOrder[byStart[end]].Range is var next && next.First <= last; end++)
            last = AddressOrder.Max(last, next.Last);
        return end;
    }

    private void Alone(int rank)
    {
        _strips[_inOrder[rank].Site].Alone(rank);
        _segments.Add(new BoundarySegment(_inOrder[rank].Range, rank, null));
    }

    private void Together(ArraySegment<int> island, AnalysisBudget budget)
    {
        _islands.Add(island);
        PlacedBoundary[] byStart = [.. island.Select(rank => _inOrder[rank])];
        int[] byEnd = [.. AddressOrder.RanksBy(byStart, static b => b.Range.Last)];
        var open = default(BoundarySegment?);
        for (int starts = 0, ends = 0; ;)
        {
            budget.Take(0);
            var end = byStart[byEnd[ends]].Range.Last;
            var at = starts < byStart.Length && byStart[starts].Range.First is var start && start <= end ? start : default(IpAddress?);
            var touched = new List<int>();
            if (open is { } before)
            {
                _segments.Add(before with { Range = AddressOrder.Range(before.Range.First, at is { } next ? AddressOrder.Previous(next) : end) });
                touched.Add(_inOrder[before.Winner].Site);
            }

            if (at is null)
            {
                for (; ends < byEnd.Length && byStart[byEnd[ends]].Range.Last == end; ends++)
                    touched.Add(Apply(island.Array![island.Offset + byEnd[ends]], isStart: false));
                if (ends == byEnd.Length)
                    break;
                at = AddressOrder.Next(end);
            }

            for (; starts < byStart.Length && byStart[starts].Range.First == at; starts++)
                touched.Add(Apply(island.Array![island.Offset + starts], isStart: true));
            open = Current(at.Value);
            if (open is { Winner: var winner })
                touched.Add(_inOrder[winner].Site);
            foreach (var site in touched.Distinct())
                _strips[site].Advance(IsWinner(open, site) ? open!.Value.RunnerUp : null);
        }
    }

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
}
