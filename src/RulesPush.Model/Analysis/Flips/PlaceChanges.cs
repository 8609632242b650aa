namespace RulesPush.Model;

/// <summary>
/// The smallest sets of a machine's addresses, subnet IDs and AD site that have to change so that it meets all demands of one
/// target on the place. What is solved is a whole place; that a machine stays where it is in all other properties is no demand
/// that could be solved, so that one value of each kind that the demands tell apart is tried.
/// </summary>
internal sealed class PlaceChanges
{
    /// <summary>No more values than this are tried of a machine for one set of properties.</summary>
    private const int MostTried = 4_096;

    /// <summary>All sets of the properties but that of all, which is what is solved; the smallest first.</summary>
    private static readonly PlaceProperties[] _sets =
        [.. Enumerable.Range(1, (int)PlaceProperties.All - 1).OrderBy(FlipSearch.CountBits).ThenBy(static set => set).Select(static set => (PlaceProperties)set)];

    private readonly Dictionary<PlaceProperties, List<Resource>> _values;

    /// <param name="places">The values that there are.</param>
    /// <param name="solutions">Places that meet all demands: what they are made of may be put together in another way.</param>
    /// <param name="kind">What the demands say of one value alone, and of the site that it alone assigns a machine to.</param>
    public PlaceChanges(OtherPlaces places, IReadOnlyList<Resource> solutions, Func<PlacedMachine, string> kind) => _values = OtherPlaces.Properties.ToDictionary(
        static property => property,
        property => places.Values(property).Concat(solutions.Select(s => places.Alone(property, s))).GroupBy(kind).Select(static same => same.First().Machine).ToList());

    /// <summary>The machine with each set of properties changed of which no part is enough.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="failing">The tests on the place that it does not meet as it is.</param>
    /// <param name="mayBelong">Whether a machine is assigned to the site that is wanted, or to none.</param>
    /// <param name="meets">Whether a machine meets all demands on the place.</param>
    public IEnumerable<Resource> Of(Resource machine, IEnumerable<ConditionTest> failing, Func<Resource, bool> mayBelong, Func<Resource, bool> meets)
    {
        var needed = failing.Select(Read).ToList();
        var found = new List<PlaceProperties>();
        foreach (var set in _sets)
        {
            if (found.Exists(smaller => (smaller & set) == smaller) || needed.Exists(read => (read & set) == 0) || !mayBelong(Before(set, machine)))
                continue;
            if (Changed(machine, set).Take(MostTried).FirstOrDefault(meets) is { } changed)
            {
                found.Add(set);
                yield return changed;
            }
        }
    }

    /// <summary>What a test reads: unless something of it changes, the test says what it said.</summary>
    private static PlaceProperties Read(ConditionTest test) => test switch
    {
        TextTest => PlaceProperties.ADSiteName,
        IpSubnetTest => PlaceProperties.IPAddresses | PlaceProperties.IPv6Addresses,
        _ => PlaceProperties.All,
    };

    /// <summary>The machine with what is asked before all that changes: where this assigns it, nothing behind it is asked.</summary>
    private static Resource Before(PlaceProperties set, Resource machine) => OtherPlaces.Properties.TakeWhile(property => (set & property) == 0)
        .Aggregate(new Resource(), (before, property) => OtherPlaces.Copy(property, machine, before));

    private IEnumerable<Resource> Changed(Resource machine, PlaceProperties set)
    {
        IEnumerable<Resource> changed = [machine];
        foreach (var property in OtherPlaces.Properties.Where(property => (set & property) != 0))
            changed = changed.SelectMany(one => OtherPlaces.With(property, _values[property], one));
        return changed;
    }
}
