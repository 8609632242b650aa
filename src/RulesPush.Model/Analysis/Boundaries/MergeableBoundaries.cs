namespace RulesPush.Model;

/// <summary>
/// Finds boundaries that fewer could stand for, without a change of who wins: those of attributes one by one, those of a
/// boundary file once a site, together with rows that are there for nothing.
/// </summary>
internal sealed class MergeableBoundaries(SiteBoundaries boundaries, RedundantBoundaries redundant)
{
    /// <summary>All findings.</summary>
    public IEnumerable<RuleFinding> Find(AnalysisBudget budget)
    {
        for (var site = 0; site < boundaries.Sites.Count; site++)
        {
            budget.Take(0);
            var needed = redundant.Needed(site).ToLookup(static b => b.Boundary.File);
            foreach (var merge in new BoundaryMerges(boundaries, site).Of(needed[null]))
                yield return OfAttributes(site, merge);
            foreach (var finding in OfFiles(site, needed))
                yield return finding;
        }
    }

    private RuleFinding OfAttributes(int site, BoundaryMerge merge)
    {
        var what = $"{RuleText.Number(merge.From.Count)} {(boundaries.IsRoaming ? "roaming boundaries" : "boundaries")}";
        var places = merge.From.Select(static b => b.Index).OrderBy(static index => index).ToList();
        return Finding(site, places[0], what, 1, merge.ToString()) with
        {
            Others = new(places.Skip(1).Select(index => new RulePart(boundaries.Section, index))),
            Replacement = merge.Whole,
        };
    }

    private IEnumerable<RuleFinding> OfFiles(int site, ILookup<string?, PlacedBoundary> needed)
    {
        var definition = boundaries.Sites[site];
        var all = boundaries.Boundaries(definition);
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var index = 0; index < all.Count; index++)
        {
            if (all[index].File is not { } file)
                continue;
            if (!places.TryGetValue(file, out var rows))
                places.Add(file, rows = []);
            rows.Add(index);
        }

        if (places.Count == 0)
            yield break;
        var useless = redundant.PlacesOf(site);
        foreach (var file in places)
        {
            var merges = new BoundaryMerges(boundaries, site).Of(needed[file.Key]).ToList();
            var covered = file.Value.Where(useless.Contains).ToList();
            var saved = covered.Count + merges.Sum(static m => m.From.Count - 1);
            if (saved == 0)
                continue;
            var example = merges.Count > 0 ? merges[0].ToString() : $"{all[covered[0]]} lies in others of the site";
            yield return Finding(site, file.Value[0], $"{RuleText.Number(file.Value.Count)} rows of {file.Key}", file.Value.Count - saved, example);
        }
    }

    private RuleFinding Finding(int site, int index, string what, int fewer, string example) => boundaries.Find(
        FindingKind.MergeableBoundaries, boundaries.Sites[site], index, [], null,
        what, RuleText.Name(boundaries.Sites[site]), RuleText.Number(fewer), example);
}
