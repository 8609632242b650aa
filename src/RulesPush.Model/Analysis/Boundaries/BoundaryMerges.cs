namespace RulesPush.Model;

/// <summary>Merges boundaries of one site: what touches a range into a range, and networks into the network that both are halves of.</summary>
internal sealed class BoundaryMerges(SiteBoundaries boundaries, int site)
{
    /// <summary>The merges that change nothing, of boundaries that are all needed; no two of what is left could be merged, but where a third one of the site lies among them.</summary>
    public IEnumerable<BoundaryMerge> Of(IEnumerable<PlacedBoundary> needed)
    {
        var all = needed.ToList();
        if (!all.Exists(static b => b.Boundary is RangeBoundary))
            return Halves(all);
        var ranges = WithRanges(all).Where(static m => m.From.Count > 1).ToList();
        var merged = new HashSet<PlacedBoundary>(ranges.SelectMany(static m => m.From));
        return ranges.Concat(Halves(all.Where(b => !merged.Contains(b))));
    }

    /// <summary>What touches or overlaps, one of it at least a range; what lies within another is left as it is.</summary>
    private List<BoundaryMerge> WithRanges(IEnumerable<PlacedBoundary> needed)
    {
        var merges = new List<BoundaryMerge>();
        foreach (var boundary in needed.OrderBy(static b => b.Range.First).ThenByDescending(static b => b.Range.Last))
        {
            if (merges.Count > 0 && AddressOrder.Holds(merges[merges.Count - 1].To, boundary.Range))
                continue;
            merges.Add(Alone(boundary));
            // What two of them can't hold together, a larger one can't either.
            while (merges.Count > 1 && Join(merges[merges.Count - 2], merges[merges.Count - 1]))
                merges.RemoveAt(merges.Count - 1);
        }

        return merges;
    }

    private bool Join(BoundaryMerge left, BoundaryMerge right)
    {
        if (!left.HasRange && !right.HasRange)
            return false;
        if (!left.To.Contains(right.To.First) && !AddressOrder.Touch(left.To.Last, right.To.First))
            return false;
        return TryMerge(left, right, AddressOrder.Range(left.To.First, right.To.Last));
    }

    /// <summary>From the smallest networks to the largest, so that what two halves make can be a half itself.</summary>
    private IEnumerable<BoundaryMerge> Halves(IEnumerable<PlacedBoundary> needed)
    {
        var boundaries = needed.Where(static b => b.Boundary is NetworkBoundary).ToList();
        if (!MayHoldHalves(boundaries))
            return [];
        var networks = boundaries.ToDictionary(static b => ((NetworkBoundary)b.Boundary).Network, Alone);
        var byLength = networks.Keys.ToLookup(static n => n.PrefixLength);
        var made = new List<IpNetwork>();
        for (var length = byLength.Select(static l => l.Key).DefaultIfEmpty().Max(); length > 0; length--)
        {
            var candidates = byLength[length].Concat(made).ToList();
            made = [];
            foreach (var candidate in candidates)
            {
                var whole = IpNetwork.Around(candidate.Address, length - 1);
                var firstHalf = IpNetwork.Around(whole.Address, length);
                // Asked of the second half alone, each pair is met once.
                if (candidate == firstHalf
                    || networks.ContainsKey(whole)
                    || !networks.TryGetValue(firstHalf, out var first)
                    || !TryMerge(first, networks[candidate], whole.Range))
                {
                    continue;
                }

                networks.Remove(firstHalf);
                networks.Remove(candidate);
                networks.Add(whole, first);
                made.Add(whole);
            }
        }

        return networks.Where(static n => n.Value.From.Count > 1).OrderBy(static n => n.Key.Address).Select(static n => n.Value);
    }

    /// <summary>Whether two may be halves of one network: where none are, as in most files, a sort of numbers says so sooner than a table of all.</summary>
    private static bool MayHoldHalves(List<PlacedBoundary> boundaries)
    {
        var keys = new ulong[boundaries.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            var network = ((NetworkBoundary)boundaries[i].Boundary).Network;
            if (network.Address.IsV6)
                return true;
            keys[i] = ((ulong)network.PrefixLength << 32) | network.Address.Low;
        }

        Array.Sort(keys);
        for (var i = 1; i < keys.Length; i++)
        {
            // Of one length, and of one address but for the last bit of the prefix.
            var length = (int)(keys[i] >> 32);
            if (length > 0 && (keys[i - 1] ^ keys[i]) == 1UL << (32 - length))
                return true;
        }

        return false;
    }

    private BoundaryMerge Alone(PlacedBoundary boundary) => new(boundary, boundaries.FirstWonOver(boundary.Range, site) ?? int.MaxValue);

    /// <summary>
    /// Merges two where what holds all of both wins where they win. It is larger, so that it wins nowhere else. The
    /// first of the boundaries that they win over is the smallest, and the first to win over the whole.
    /// </summary>
    private bool TryMerge(BoundaryMerge left, BoundaryMerge right, IpRange whole)
    {
        var rank = Math.Min(left.RunnerUp, right.RunnerUp);
        if (rank < int.MaxValue && boundaries.InOrder[rank] is var other
            && (other.Range.CompareSize(whole) is not 0 and var order ? order < 0 : other.Site < site))
        {
            return false;
        }

        left.Add(right, whole);
        return true;
    }
}
