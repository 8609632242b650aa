namespace RulesPush.Model;

/// <summary>
/// The different lists of criteria that the sites of a pack push by, by number: the generator emits a method for each, and
/// the pack asks it by the number of its site.
/// </summary>
internal sealed class CriteriaLists
{
    /// <summary>Of up to so many criteria it is faster to try one after the other, as measured; more are held against a machine at once.</summary>
    public const int MostCriteria = 24;

    /// <summary>So many lists have a number: methods of thousands of sites, each with its own, would be more than the rules.</summary>
    private const int MostLists = 256;

    private readonly Dictionary<EquatableArray<string>, int> _numbers = [];
    private readonly List<EquatableArray<string>> _lists = [];

    /// <summary>Numbers the lists as they come.</summary>
    /// <param name="ofSites">The criteria of each site, in the order of the pack; none for a site that does not push.</param>
    public CriteriaLists(IEnumerable<EquatableArray<string>> ofSites)
    {
        foreach (var criteria in ofSites)
        {
            if (criteria.Count is 0 or > MostCriteria || _lists.Count == MostLists || _numbers.ContainsKey(criteria))
                continue;
            _numbers.Add(criteria, _lists.Count);
            _lists.Add(criteria);
        }
    }

    /// <summary>The lists with a number, in the order of the numbers.</summary>
    public IReadOnlyList<EquatableArray<string>> All => _lists;

    /// <summary>The number of a list; -1 where it has none.</summary>
    public int NumberOf(EquatableArray<string> criteria) => _numbers.TryGetValue(criteria, out var number) ? number : -1;
}
