namespace RulesPush.Model;

/// <summary>Finds the boundaries that their own site could do without: all of them together, and no further one.</summary>
/// <remarks>
/// One that lies in a larger one of its site is not redundant where another site has a boundary in between: without the
/// inner one that site would win.
/// </remarks>
internal sealed class RedundantBoundaries
{
    private readonly SiteBoundaries _boundaries;
    private readonly Dictionary<int, ISet<int>> _ranks;
    private readonly Dictionary<int, Dictionary<int, int>> _repeatedKeys = [];

    /// <summary>Finds those of all sites.</summary>
    public RedundantBoundaries(SiteBoundaries boundaries)
    {
        _boundaries = boundaries;
        _ranks = boundaries.Sweep.Strips.ToDictionary(static s => s.Key, static s => s.Value.Redundant());
        for (var site = 0; site < boundaries.Sites.Count; site++)
        {
            var repeated = EqualKeys.Repeated(boundaries, boundaries.Sites[site]).ToDictionary(static r => r.Index, static r => r.First);
            if (repeated.Count > 0)
                _repeatedKeys.Add(site, repeated);
        }
    }

    /// <summary>The boundaries of a site that hold addresses and are needed.</summary>
    public IEnumerable<PlacedBoundary> Needed(int site) => _ranks.TryGetValue(site, out var redundant)
        ? _boundaries.Sweep.Strips[site].Ranks.Where(rank => !redundant.Contains(rank)).Select(rank => _boundaries.InOrder[rank])
        : [];

    /// <summary>The findings on attributes; of files <see cref="MergeableBoundaries"/> tells how many rows are too many.</summary>
    public IEnumerable<RuleFinding> Find()
    {
        foreach (var strip in _ranks)
        {
            var redundant = strip.Value.Select(rank => _boundaries.InOrder[rank]).Where(static b => b.Boundary.File is null).ToList();
            var cover = redundant.Count > 0 ? new RangeCover(Needed(strip.Key)) : null;
            foreach (var boundary in redundant)
            {
                var (address, owner) = _boundaries.Example(boundary.Range, boundary.Site);
                yield return _boundaries.Find(
                    FindingKind.RedundantBoundary, boundary, [], BoundaryWitness.At(address),
                    boundary.Boundary.ToString(), RuleText.Name(_boundaries.SiteOf(boundary)), RuleText.List(cover!.Of(boundary.Range).Select(static c => c.Boundary.ToString()))) with
                {
                    // Whom a roaming boundary belongs to counts only where no site boundary does.
                    WitnessSite = _boundaries.IsRoaming ? null : owner.RuleName,
                };
            }
        }

        foreach (var site in _repeatedKeys)
        {
            var definition = _boundaries.Sites[site.Key];
            var all = _boundaries.Boundaries(definition);
            foreach (var repeated in site.Value.Where(r => all[r.Key].File is null))
            {
                yield return _boundaries.Find(
                    FindingKind.RedundantBoundary, definition, repeated.Key, [], BoundaryWitness.In(all[repeated.Key]),
                    all[repeated.Key].ToString(), RuleText.Name(definition), $"{all[repeated.Value]}, which it has already");
            }
        }
    }

    /// <summary>The places of the boundaries of a site that it could do without.</summary>
    public HashSet<int> PlacesOf(int site)
    {
        var places = new HashSet<int>();
        if (_ranks.TryGetValue(site, out var ranks))
            places.UnionWith(ranks.Select(rank => _boundaries.InOrder[rank].Index));
        if (_repeatedKeys.TryGetValue(site, out var repeated))
            places.UnionWith(repeated.Keys);
        return places;
    }
}
