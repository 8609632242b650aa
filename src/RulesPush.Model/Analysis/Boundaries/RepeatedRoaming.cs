namespace RulesPush.Model;

/// <summary>Finds the roaming boundaries that hold nothing that is not in a site boundary of the same site: nobody who is in them is ever looked up there.</summary>
internal sealed class RepeatedRoaming(RulePackDefinition pack)
{
    private readonly Dictionary<string, (AddressSet Addresses, HashSet<string> Keys)> _own = pack.Sites.Where(static s => s.RoamingBoundaries.Count > 0).ToDictionary(
        static s => s.RuleName,
        static s => (
            AddressSet.Of(s.Boundaries.OfType<AddressBoundary>().Select(static b => b.Range)),
            new HashSet<string>(s.Boundaries.Where(static b => b is not AddressBoundary).Select(static b => b.ToString()), StringComparer.OrdinalIgnoreCase)));

    /// <summary>Whether a roaming boundary of the site repeats its site boundaries.</summary>
    public bool Repeats(SiteDefinition site, BoundaryDefinition roaming) => roaming is AddressBoundary { Range: var range }
        ? _own[site.RuleName].Addresses.Contains(range)
        : _own[site.RuleName].Keys.Contains(roaming.ToString());

    /// <summary>All findings: attributes one by one, those of a boundary file once.</summary>
    public IEnumerable<RuleFinding> Find()
    {
        foreach (var site in pack.Sites)
        {
            var repeated = site.RoamingBoundaries.Select(static (boundary, index) => (Boundary: boundary, Index: index))
                .Where(r => Repeats(site, r.Boundary)).ToLookup(static r => r.Boundary.File);
            foreach (var file in repeated)
            {
                foreach (var (boundary, index) in file.Key is null ? file : file.Take(1))
                    yield return Finding(site, boundary, index, file.Key is null ? 1 : file.Count());
            }
        }
    }

    private static RuleFinding Finding(SiteDefinition site, BoundaryDefinition boundary, int index, int rows) => new()
    {
        Kind = FindingKind.RoamingRepeatsBoundary,
        Rule = site.RuleName,
        Part = new RulePart(RuleSection.RoamingBoundary, index),
        Arguments = new EquatableArray<string>(
            rows == 1 ? $"The roaming boundary {boundary}" : $"The roaming boundary {boundary}, like {RuleText.Number(rows - 1)} more of {boundary.File},",
            RuleText.Name(site)),
        Witness = boundary is AddressBoundary { Range: var range } ? BoundaryWitness.At(range.First) : BoundaryWitness.In(boundary),
        File = boundary.File,
    };
}
