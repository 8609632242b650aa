namespace RulesPush.Model;

/// <summary>Whether some sets of machines, each a conjunction of demands, hold all of another set together.</summary>
internal static class Coverage
{
    /// <summary>A part of <paramref name="machines"/> that lies in none of the others; null where they hold all of it.</summary>
    /// <remarks>
    /// Only those others matter that hold the example at hand: each of them has to fail in one of its demands, which leads
    /// to another example, until none holds it.
    /// </remarks>
    public static MachineSet? FindOutside(MachineSet machines, IReadOnlyList<IReadOnlyList<Demand>> others)
    {
        // Where few demands can fail, there is little choice: that narrows the machines most.
        var chosen = others.Where(other => other.All(machines.MayExampleMeet))
            .Select(other => (Demands: other, CanFail: other.Count(demand => machines.Meets(demand.Negated))))
            .OrderBy(static other => other.CanFail)
            .FirstOrDefault();
        if (chosen.Demands is null)
            return machines.With(others.Select(other => other.First(demand => !machines.MayExampleMeet(demand)).Negated));
        var met = machines;
        foreach (var demand in chosen.CanFail == 0 ? [] : chosen.Demands)
        {
            // The parts do not overlap: each meets the demands before the one that it fails.
            if (met.With(demand.Negated) is { } failing && FindOutside(failing, others) is { } outside)
                return outside;
            if (met.With(demand) is not { } left)
                return null;
            met = left;
        }

        return null;
    }

    /// <summary>As few of the others as can hold all of <paramref name="machines"/>, which all of them together do.</summary>
    /// <remarks>
    /// Machines that some leave out have to be held by one of those that hold any of them: the fewest that hit all such
    /// sets, until these leave nothing out.
    /// </remarks>
    public static IReadOnlyList<int> FindFewest(MachineSet machines, IReadOnlyList<IReadOnlyList<Demand>> others, AnalysisBudget budget)
    {
        var holders = new List<IReadOnlyList<int>>();
        for (; ; )
        {
            var fewest = FindFewestHitting(holders, budget);
            if (FindOutside(machines, [.. fewest.Select(i => others[i])]) is not { } left)
                return fewest;
            // The fewer hold what is left, the more it tells.
            foreach (var other in others)
                left = other.Select(demand => left.With(demand.Negated)).FirstOrDefault(static outside => outside is not null) ?? left;
            holders.Add([.. Enumerable.Range(0, others.Count).Where(i => left.With(others[i]) is not null)]);
        }
    }

    /// <summary>As few numbers as can be of which each set has one.</summary>
    private static List<int> FindFewestHitting(IReadOnlyList<IReadOnlyList<int>> sets, AnalysisBudget budget)
    {
        for (var size = 0; ; size++)
        {
            var chosen = new List<int>();
            if (Hit(size))
                return chosen;

            bool Hit(int left)
            {
                budget.Take();
                if (sets.FirstOrDefault(set => !set.Any(chosen.Contains)) is not { } open)
                    return true;
                foreach (var number in left > 0 ? open : [])
                {
                    chosen.Add(number);
                    if (Hit(left - 1))
                        return true;
                    chosen.RemoveAt(chosen.Count - 1);
                }

                return false;
            }
        }
    }
}
