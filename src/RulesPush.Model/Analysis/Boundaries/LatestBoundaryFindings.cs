namespace RulesPush.Model;

/// <summary>
/// The findings on the boundaries that were looked at last, by value: an editor asks again after every key stroke, most
/// of which leave all boundaries as they were.
/// </summary>
internal static class LatestBoundaryFindings
{
    /// <summary>A few projects that are edited side by side.</summary>
    private const int Kept = 4;

    private static readonly object _lock = new();
    private static readonly LinkedList<(EquatableArray<SiteDefinition> Sites, EquatableArray<IpNetwork> CompleteNetworks, IReadOnlyList<RuleFinding> Findings)> _latest = new();

    /// <summary>The findings on the boundaries of a pack, found anew where they differ from all of the latest.</summary>
    public static IReadOnlyList<RuleFinding> Of(RulePackDefinition pack, Func<RulePackDefinition, IReadOnlyList<RuleFinding>> find)
    {
        // What the boundaries do not depend on must not matter: it is left out of what is compared.
        var sites = new EquatableArray<SiteDefinition>(pack.Sites.Select(static s => new SiteDefinition
        {
            RuleName = s.RuleName,
            Code = s.Code,
            IsSecondary = false,
            Boundaries = s.Boundaries,
            RoamingBoundaries = s.RoamingBoundaries,
        }));
        lock (_lock)
        {
            foreach (var known in _latest)
            {
                if (known.Sites == sites && known.CompleteNetworks == pack.CompleteNetworks)
                    return known.Findings;
            }
        }

        var findings = find(pack);
        lock (_lock)
        {
            _latest.AddFirst((sites, pack.CompleteNetworks, findings));
            if (_latest.Count > Kept)
                _latest.RemoveLast();
        }

        return findings;
    }
}
