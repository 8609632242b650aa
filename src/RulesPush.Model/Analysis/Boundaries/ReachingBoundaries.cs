namespace RulesPush.Model;

/// <summary>The boundaries that have begun, by site, and reach to the current address.</summary>
internal sealed class ReachingBoundaries
{
    private readonly Dictionary<int, SortedSet<(IpAddress Last, int Rank)>> _ofSites = [];

    /// <summary>Adds a boundary that begins at the current address.</summary>
    public void Add(int site, IpAddress last, int rank)
    {
        if (!_ofSites.TryGetValue(site, out var ofSite))
            _ofSites.Add(site, ofSite = []);
        ofSite.Add((last, rank));
    }

    /// <summary>The ranks of those of other sites that reach to an address; what ends before it is forgotten.</summary>
    public List<int> OfOthers(int site, IpAddress address)
    {
        var ranks = new List<int>();
        var gone = new List<int>();
        foreach (var ofSite in _ofSites)
        {
            while (ofSite.Value.Count > 0 && ofSite.Value.Min.Last < address)
                ofSite.Value.Remove(ofSite.Value.Min);
            if (ofSite.Value.Count == 0)
                gone.Add(ofSite.Key);
            else if (ofSite.Key != site)
                ranks.AddRange(ofSite.Value.Select(static b => b.Rank));
        }

        foreach (var ended in gone)
            _ofSites.Remove(ended);
        return ranks;
    }
}
