namespace RulesPush.Model;

/// <summary>How a machine can come to match none of some criteria by a change of as few dimensions as can be.</summary>
internal sealed class CriteriaBreaks(MachineSpace space)
{
    /// <summary>More than so many changes at once nobody reads.</summary>
    private const int MostChanges = 3;

    /// <summary>The machine with each smallest set of dimensions changed so that none of the criteria certainly matches.</summary>
    public IEnumerable<Resource> Find(IReadOnlyList<CriteriaDefinition> criteria, Resource machine)
    {
        var demands = criteria.Select(space.Matches).ToList();
        var dimensions = demands.SelectMany(static d => d).Where(static d => d.Test is not OpaqueTest).Select(static d => d.Dimension).Distinct().ToList();
        var found = new List<int>();
        for (var size = 1; size <= Math.Min(MostChanges, dimensions.Count); size++)
        {
            foreach (var chosen in Enumerable.Range(1, (1 << Math.Min(dimensions.Count, 16)) - 1).Where(bits => FlipSearch.CountBits(bits) == size))
            {
                if (found.Any(smaller => (smaller & chosen) == smaller))
                    continue;
                if (Change(demands, machine, d => dimensions.IndexOf(d) is >= 0 and var i && (chosen >> i & 1) != 0) is not { } outside)
                    continue;
                found.Add(chosen);
                yield return dimensions.Where((_, i) => (chosen >> i & 1) != 0).Aggregate(machine, (changed, dimension) => dimension.Copy(outside, changed));
            }
        }
    }

    private Resource? Change(List<IReadOnlyList<Demand>> criteria, Resource machine, Func<Dimension, bool> mayChange)
    {
        // Criteria that fail by what stays as it is need no change.
        var open = criteria.Where(demands => demands.Where(d => !mayChange(d.Dimension)).All(d => Holds(space, d, machine)))
            .Select(IReadOnlyList<Demand> (demands) => [.. demands.Where(d => mayChange(d.Dimension))])
            .ToList();
        return open.Any(static demands => demands.Count == 0) ? null : Coverage.FindOutside(MachineSet.All, open)?.Example;
    }

    /// <summary>Whether a machine meets a demand of a criteria class; a method may.</summary>
    public static bool Holds(MachineSpace space, Demand demand, Resource machine) =>
        demand.Test is OpaqueTest || demand.Allowed.Holds(ReferenceCriteria.Evaluate(new Condition { Test = demand.Test }, machine, space.Now));
}
