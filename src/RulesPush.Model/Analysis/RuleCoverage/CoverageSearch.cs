namespace RulesPush.Model;

/// <summary>Finds a machine that reaches a goal, or proves that there is none.</summary>
internal sealed class CoverageSearch(RuleCoverage coverage, AnalysisBudget budget)
{
    private readonly RulePackDefinition _pack = coverage.Pack;
    private readonly MachineSpace _space = new(coverage.Pack, coverage.Now, budget);
    private readonly Lazy<BoundaryAddresses> _boundaries = new(() => new BoundaryAddresses(coverage, budget));

    /// <summary>A machine for a goal, which is called by a number where its name does not matter.</summary>
    public CoverageSuggestion Find(CoverageGoal goal, int number)
    {
        budget.Restart();
        try
        {
            return goal.Kind is CoverageGoalKind.Boundary or CoverageGoalKind.RoamingBoundary
                ? OfBoundary(goal, number)
                : OfMachines(goal, Machines(goal), number);
        }
        catch (BudgetExceededException)
        {
            return new CoverageSuggestion(goal, CoverageVerdict.NotProved, null);
        }
    }

    private CoverageSuggestion OfBoundary(CoverageGoal goal, int number)
    {
        var machine = _boundaries.Value.Find(goal);
        return machine is null
            ? new CoverageSuggestion(goal, CoverageVerdict.Unreachable, null)
            : new CoverageSuggestion(goal, CoverageVerdict.Reachable, machine with { Name = $"PC-{number}" });
    }

    private CoverageSuggestion OfMachines(CoverageGoal goal, IEnumerable<MachineSet> candidates, int number)
    {
        Resource? atBest = null;
        foreach (var example in candidates.Select(static c => c.Example))
        {
            var called = example with { Name = $"PC-{number}" };
            if (example.Name == TextDimension.UsualName && Reaches(goal, called))
                return new CoverageSuggestion(goal, CoverageVerdict.Reachable, called);
            if (Reaches(goal, example))
                return new CoverageSuggestion(goal, CoverageVerdict.Reachable, example);
            atBest ??= example;
        }

        return new CoverageSuggestion(goal, atBest is null ? CoverageVerdict.Unreachable : CoverageVerdict.LeftToMethod, atBest);
    }

    /// <summary>Only a method of the rules can say otherwise than the sets of machines do, or throw.</summary>
    private bool Reaches(CoverageGoal goal, Resource machine)
    {
        var alone = coverage.Anew();
        try
        {
            alone.Add(machine);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return false;
        }

        return goal.IsReached(alone);
    }

    /// <summary>Machines that reach the goal, as far as no method says otherwise; the most telling first.</summary>
    private IEnumerable<MachineSet> Machines(CoverageGoal goal) => goal.Kind switch
    {
        CoverageGoalKind.Exclusion => Excluded(_pack.FindSite(goal.Rule)!, goal.Index),
        CoverageGoalKind.DomainController => DomainControllers(_pack.FindSite(goal.Rule)!),
        _ => Ways(_pack.FindCriteria(goal.Rule)!, goal).SelectMany(way => Reaching(goal.Rule, way)),
    };

    /// <summary>What may be demanded of a machine that is held against the criteria.</summary>
    private IEnumerable<IReadOnlyList<Demand>> Ways(CriteriaDefinition criteria, CoverageGoal goal)
    {
        if (goal.Kind == CoverageGoalKind.Match)
        {
            var all = _space.Matches(criteria);
            // With a known kind it is pushed, and not only matched.
            yield return [.. all, _space.Demand(SiteAnalysis.AnyOtherKind, TruthSet.True)];
            yield return all;
            yield break;
        }

        var condition = criteria.Conditions[goal.Index];
        var others = _space.Matches(criteria with { Conditions = new(criteria.Conditions.Where((_, i) => i != goal.Index)) });
        var holds = _space.Holds(condition, criteria.RuleName);
        if (goal.Kind == CoverageGoalKind.Alone)
        {
            // What is known to be otherwise tells more than what nobody has seen.
            yield return [.. others, _space.Demand(holds.Test, condition.IsExclude ? TruthSet.True : TruthSet.False)];
            yield return [.. others, holds.Negated];
            yield break;
        }

        var met = _space.Demand(ConditionValues.Each(condition.Test)[goal.Value].Only, TruthSet.True);
        yield return [.. others, met];
        yield return [met];
    }

    /// <summary>Machines that meet demands and are held against criteria, at each site that pushes by them: they match none of those before.</summary>
    private IEnumerable<MachineSet> Reaching(string criteria, IReadOnlyList<Demand> demands)
    {
        foreach (var site in _pack.Sites)
        {
            var before = site.ClientPush?.Criteria.ToList().IndexOf(criteria) ?? -1;
            if (before < 0 || MachineSet.All.With(OnTheWay(site))?.With(demands) is not { } machines)
                continue;
            var earlier = site.ClientPush!.Criteria.Take(before).Select(name => _space.Matches(_pack.FindCriteria(name)!)).ToList();
            if (Coverage.FindOutside(machines, earlier) is { } reaching)
                yield return reaching;
        }
    }

    /// <summary>That a machine comes as far as to be held against the criteria of a site. One of unknown kind does.</summary>
    private IEnumerable<Demand> OnTheWay(SiteDefinition site)
    {
        foreach (var demand in PastExclusions(site, SiteAnalysis.Excluded(_space, site)))
            yield return demand;
        if (!site.ClientPush!.DomainControllers)
            yield return _space.Demand(SiteAnalysis.DomainController, TruthSet.NotTrue);
    }

    private IEnumerable<Demand> PastExclusions(SiteDefinition site, EquatableArray<Pattern> excluded)
    {
        yield return _space.Demand(new AssignedTest(site.Code), TruthSet.True);
        if (excluded.Count > 0)
            yield return _space.Demand(new TextTest(TextSubject.Name, excluded), TruthSet.NotTrue);
        yield return SiteAnalysis.Addressed(_space, excluded);
    }

    private IEnumerable<MachineSet> Excluded(SiteDefinition site, int entry)
    {
        var earlier = site with { Exclusions = new(site.Exclusions.Take(entry)) };
        var named = new TextTest(TextSubject.Name, site.Exclusions[entry].Names);
        var machines = MachineSet.All.With(PastExclusions(site, SiteAnalysis.Excluded(_space, earlier)))?.With(_space.Demand(named, TruthSet.True));
        return machines is null ? [] : [machines];
    }

    private IEnumerable<MachineSet> DomainControllers(SiteDefinition site)
    {
        var machines = MachineSet.All.With(PastExclusions(site, SiteAnalysis.Excluded(_space, site)))?.With(_space.Demand(SiteAnalysis.DomainController, TruthSet.True));
        return machines is null ? [] : [machines];
    }
}
