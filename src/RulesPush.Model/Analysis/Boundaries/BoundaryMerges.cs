namespace RulesPush.Model;

/// <summary>Merges boundaries of one site: networks into the network that both are halves of, and what touches a range into a range.</summary>
internal sealed class BoundaryMerges(SiteBoundaries boundaries, int site)
{
    /// <summary>The merges that change nothing, of boundaries that are all needed.</summary>
    public IEnumerable<BoundaryMerge> Of(IEnumerable<PlacedBoundary> needed)
    {
        foreach (var run in Runs(needed))
        {
            if (run.Count < 2)
                continue;
            var whole = AddressOrder.Range(run[0].Range.First, run[run.Count - 1].Range.Last);
            if (run.Any(static b => b.Boundary is RangeBoundary) && ChangesNothing(whole))
            {
                yield return new BoundaryMerge(run, whole);
                continue;
            }

            foreach (var merge in Halves(run))
                yield return merge;
        }
    }

    /// <summary>Boundaries that touch or overlap, in their order; what lies within another is left as it is.</summary>
    private static IEnumerable<List<PlacedBoundary>> Runs(IEnumerable<PlacedBoundary> needed)
    {
        var run = new List<PlacedBoundary>();
        foreach (var boundary in needed.OrderBy(static b => b.Range.First).ThenByDescending(static b => b.Range.Last))
        {
            if (run.Count > 0 && run[run.Count - 1].Range is var before)
            {
                if (AddressOrder.Holds(before, boundary.Range))
                    continue;
                if (!before.Contains(boundary.Range.First) && !AddressOrder.Touch(before.Last, boundary.Range.First))
                {
                    yield return run;
                    run = [];
                }
            }

            run.Add(boundary);
        }

        if (run.Count > 0)
            yield return run;
    }

    private IEnumerable<BoundaryMerge> Halves(List<PlacedBoundary> run)
    {
        var merged = new List<(IpNetwork Network, List<PlacedBoundary> From)>();
        foreach (var boundary in run)
        {
            if (boundary.Boundary is not NetworkBoundary { Network: var network })
                continue;
            merged.Add((network, [boundary]));
            while (merged.Count > 1 && Whole(merged[merged.Count - 2].Network, merged[merged.Count - 1].Network) is { } whole && ChangesNothing(whole.Range))
            {
                merged[merged.Count - 2].From.AddRange(merged[merged.Count - 1].From);
                merged[merged.Count - 2] = (whole, merged[merged.Count - 2].From);
                merged.RemoveAt(merged.Count - 1);
            }
        }

        return merged.Where(static m => m.From.Count > 1).Select(static m => new BoundaryMerge(m.From, m.Network.Range));
    }

    /// <summary>The network that the two are the halves of.</summary>
    private static IpNetwork? Whole(IpNetwork left, IpNetwork right)
    {
        if (left.PrefixLength != right.PrefixLength || left.PrefixLength == 0 || left.Address.IsV6 != right.Address.IsV6)
            return null;
        var whole = IpNetwork.Around(left.Address, left.PrefixLength - 1);
        return whole.Address == left.Address && whole.Contains(right.Address) ? whole : null;
    }

    /// <summary>Whether a boundary that holds what several hold wins where they win. It is larger, so that it wins nowhere else.</summary>
    private bool ChangesNothing(IpRange whole) => boundaries.SegmentsIn(whole).All(segment =>
        boundaries.InOrder[segment.Winner].Site != site
        || segment.RunnerUp is not { } rank
        || boundaries.InOrder[rank] is var other && (other.Range.CompareSize(whole) is not 0 and var order ? order > 0 : other.Site > site));
}
