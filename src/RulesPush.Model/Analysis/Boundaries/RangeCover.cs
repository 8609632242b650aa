namespace RulesPush.Model;

/// <summary>Boundaries of one site, from which the fewest are picked that hold a range together.</summary>
internal sealed class RangeCover
{
    private readonly List<PlacedBoundary> _byStart;

    /// <summary>For each boundary the one among it and those before it that reaches farthest.</summary>
    private readonly List<PlacedBoundary> _farthest;

    /// <summary>Picks from these boundaries.</summary>
    public RangeCover(IEnumerable<PlacedBoundary> boundaries)
    {
        _byStart = [.. boundaries.OrderBy(static b => b.Range.First)];
        _farthest = new List<PlacedBoundary>(_byStart.Count);
        foreach (var boundary in _byStart)
            _farthest.Add(_farthest.Count > 0 && _farthest[_farthest.Count - 1] is var before && before.Range.Last >= boundary.Range.Last ? before : boundary);
    }

    /// <summary>The fewest of them that hold all of the range; it has to lie in them.</summary>
    public IEnumerable<PlacedBoundary> Of(IpRange range)
    {
        for (var from = range.First; ;)
        {
            var pick = Farthest(from);
            yield return pick;
            if (pick.Range.Last >= range.Last)
                yield break;
            from = AddressOrder.Next(pick.Range.Last);
        }
    }

    private PlacedBoundary Farthest(IpAddress from)
    {
        var (low, high) = (0, _byStart.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_byStart[middle].Range.First <= from)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && _farthest[low - 1].Range.Contains(from)
            ? _farthest[low - 1]
            : throw new ArgumentException($"No boundary holds {from}.", nameof(from));
    }
}
