namespace RulesPush.Model;

/// <summary>Boundaries without addresses, AD sites and subnet IDs, which two boundaries share or do not.</summary>
internal static class EqualKeys
{
    /// <summary>Such boundaries that two sites have.</summary>
    public static IEnumerable<RuleFinding> OfTwoSites(SiteBoundaries boundaries)
    {
        var owners = new Dictionary<string, SiteDefinition>(StringComparer.OrdinalIgnoreCase);
        foreach (var site in boundaries.Sites)
        {
            var own = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (boundary, index) in boundaries.Keyed(site))
            {
                var key = boundary.ToString();
                if (!own.Add(key))
                    continue;
                // The sites come by code: the first that has it wins.
                if (!owners.TryGetValue(key, out var owner))
                    owners.Add(key, site);
                else
                    yield return OverlappingBoundaries.EqualOf(
                        boundaries, index, site, owner, BoundaryWitness.In(boundary), owner, $"{OverlappingBoundaries.WinsByCode}{key} belongs to {RuleText.Name(owner)}");
            }
        }
    }

    /// <summary>The places of those that the site has a second time, with the place of the first.</summary>
    public static IEnumerable<(int Index, int First)> Repeated(SiteBoundaries boundaries, SiteDefinition site)
    {
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (boundary, index) in boundaries.Keyed(site))
        {
            var key = boundary.ToString();
            if (first.TryGetValue(key, out var earlier))
                yield return (index, earlier);
            else
                first.Add(key, index);
        }
    }
}
