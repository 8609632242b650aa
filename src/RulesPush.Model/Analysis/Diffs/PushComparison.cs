namespace RulesPush.Model;

/// <summary>Whether one version of rules pushes to a machine that the other does not push to.</summary>
/// <param name="IsProved">Whether that is known.</param>
/// <param name="Machine">Such a machine; null where there is none, or it is not known.</param>
internal readonly record struct Outside(bool IsProved, Resource? Machine)
{
    /// <summary>Whether there is such a machine, as far as anybody knows.</summary>
    public bool MayBe => !IsProved || Machine is not null;
}

/// <summary>Looks for machines that one of two versions of rules pushes to, and the other does not.</summary>
internal sealed class PushComparison
{
    private readonly AnalysisBudget _budget;
    private readonly PushSets _old;
    private readonly PushSets _new;

    /// <summary>Properties that the versions declare differently: what is a number to one and a text to the other has no values in common.</summary>
    private readonly HashSet<string> _redeclared;

    public PushComparison(RulePackDefinition before, RulePackDefinition after, UtcDay today, AnalysisBudget budget)
    {
        var space = new MachineSpace(before, today.Noon, budget, after);
        (_budget, _old, _new) = (budget, new PushSets(space, before, 0), new PushSets(space, after, 1));
        _redeclared = new HashSet<string>(
            before.Criteria.Concat(after.Criteria).SelectMany(PropertiesOf)
                .GroupBy(static p => p.Name, StringComparer.OrdinalIgnoreCase)
                .Where(static g => g.Distinct().Count() > 1).Select(static g => g.Key),
            StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A machine that the new rules push to at one of some sites, and the old ones at none of others.</summary>
    public Outside Gained(IReadOnlyList<string> at, IReadOnlyList<string> notAt) => FindOutside(_new, at, _old, notAt);

    /// <summary>A machine that the old rules push to at one of some sites, and the new ones at none of others.</summary>
    public Outside Lost(IReadOnlyList<string> at, IReadOnlyList<string> notAt) => FindOutside(_old, at, _new, notAt);

    private Outside FindOutside(PushSets pushed, IReadOnlyList<string> at, PushSets others, IReadOnlyList<string> notAt)
    {
        if (at.Count == 0)
            return new Outside(true, null);
        if (_redeclared.Count > 0
            && pushed.CriteriaOf(at).Concat(others.CriteriaOf(notAt)).SelectMany(PropertiesOf).Any(p => _redeclared.Contains(p.Name)))
        {
            return new Outside(false, null);
        }

        _budget.Restart();
        Resource? found = null;
        try
        {
            var demands = others.Of(notAt).Select(static o => o.Demands).ToList();
            foreach (var set in pushed.Of(at))
            {
                var machines = MachineSet.All.With(set.Demands)?.With(set.Addressed);
                var example = machines is null ? null : Coverage.FindOutside(machines, demands)?.Example;
                found ??= example;
                // One with two addresses differs by which of them decides: one that differs in another way tells more.
                if (example is { IPAddresses: null or { Count: < 2 } })
                    return new Outside(true, example);
            }

            return new Outside(true, found);
        }
        catch (BudgetExceededException)
        {
            return new Outside(found is not null, found);
        }
    }

    private static IEnumerable<PropertyDefinition> PropertiesOf(CriteriaDefinition criteria) =>
        criteria.Conditions.Select(static c => c.Test).OfType<PropertyTest>().Select(static t => t.Property);
}
