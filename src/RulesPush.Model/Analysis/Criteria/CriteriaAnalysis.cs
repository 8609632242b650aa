namespace RulesPush.Model;

/// <summary>What a criteria class says on its own: that nothing can match it, or that parts of it change nothing.</summary>
internal sealed class CriteriaAnalysis(MachineSpace space)
{
    /// <summary>The findings on a class, as far as the budget reaches.</summary>
    /// <param name="criteria">The class.</param>
    /// <param name="isHeldUp">Whether something matches it once an exclude has ended: then nothing may match it today, and what changes nothing does so even then.</param>
    public IReadOnlyList<RuleFinding> Find(CriteriaDefinition criteria, bool isHeldUp)
    {
        space.Budget.Restart();
        var findings = new List<RuleFinding>();
        var demands = Demands(criteria).ToList();
        // A proof that takes too long ends what is said of its dimension, and of no other.
        var unproved = new HashSet<Dimension>();
        var isEmpty = false;
        foreach (var dimension in demands.ToLookup(static d => d.Demand.Dimension, static d => d.Demand))
            Within(dimension.Key, () => isEmpty |= MachineSet.All.With(dimension) is null);
        // Without a value of each dimension there is no machine to show.
        var hasWitness = unproved.Count == 0 && !isEmpty;
        var proved = demands.FindAll(d => !unproved.Contains(d.Demand.Dimension));
        if (isEmpty && !isHeldUp)
            Within(proved[0].Demand.Dimension, () => findings.Add(NothingMatches(criteria, proved)));
        foreach (var (demand, index) in isEmpty && !isHeldUp ? [] : proved.Where(static d => d.Demand.Test is not OpaqueTest))
        {
            if (!unproved.Contains(demand.Dimension))
                Within(demand.Dimension, () => findings.AddRange(FindRedundant(criteria, proved, demand, index, isEmpty).Select(f => hasWitness ? f : f with { Witness = null })));
        }

        if (unproved.Count > 0)
        {
            findings.Add(new RuleFinding
            {
                Kind = FindingKind.NotProved,
                Rule = criteria.RuleName,
                Arguments = new(space.Pack.ShortName(criteria.RuleName), "what its conditions change"),
            });
        }

        return findings;

        void Within(Dimension dimension, Action prove)
        {
            try
            {
                prove();
            }
            catch (BudgetExceededException)
            {
                unproved.Add(dimension);
                space.Budget.Restart();
            }
        }
    }

    /// <summary>What each condition demands that is not void, with its place.</summary>
    private IEnumerable<(Demand Demand, int Index)> Demands(CriteriaDefinition criteria) =>
        from place in Enumerable.Range(0, criteria.Conditions.Count)
        where criteria.Conditions[place].Until?.IsOver(space.Now) != true
        select (space.Holds(criteria.Conditions[place], criteria.RuleName), place);

    private RuleFinding NothingMatches(CriteriaDefinition criteria, List<(Demand Demand, int Index)> demands)
    {
        var fewest = Contradictions.FindFewest([.. demands.Select(static d => d.Demand)]);
        // A machine that meets all but the last of them, which so is the one to look at.
        var almost = MachineSet.All.With(fewest.Take(fewest.Count - 1).Select(i => demands[i].Demand))!;
        foreach (var (demand, place) in demands.Select(static (d, place) => (d.Demand, place)))
            almost = place == fewest[fewest.Count - 1] ? almost : almost.With(demand) ?? almost;
        return new RuleFinding
        {
            Kind = FindingKind.NothingMatches,
            Rule = criteria.RuleName,
            Part = new RulePart(RuleSection.Condition, demands[fewest[fewest.Count - 1]].Index),
            Arguments = new(
                space.Pack.ShortName(criteria.RuleName),
                Joined(criteria, fewest.Select(i => demands[i].Index)) + (fewest.Count == 1 ? " holds for none" : " contradict each other")),
            Witness = almost.Example,
        };
    }

    /// <summary>The fewest of the other conditions that a condition follows from, as words behind "machine": each contradicts its opposite with them.</summary>
    private static string Implying(CriteriaDefinition criteria, List<(Demand Demand, int Index)> demands, Demand demand, int index, bool isEmpty)
    {
        var others = demands.FindAll(d => d.Index != index && (isEmpty || d.Demand.Dimension == demand.Dimension));
        var fewest = Contradictions.FindFewest([.. others.Select(static d => d.Demand), demand.Negated]).Where(i => i < others.Count).ToList();
        return fewest.Count == 0 ? "" : $" that meets {Joined(criteria, fewest.Select(i => others[i].Index))}";
    }

    private static string Joined(CriteriaDefinition criteria, IEnumerable<int> places) => string.Join(" and ", places.Select(i => criteria.Conditions[i].ToString()));

    /// <summary>
    /// What leaves nothing for a value to change, as words at the end: the fewest other values and conditions that, together
    /// with its being the one that counts, contradict each other.
    /// </summary>
    private string Leaving(CriteriaDefinition criteria, List<(Demand Demand, int Index)> demands, RulePart part)
    {
        var condition = criteria.Conditions[part.Index];
        var (value, siblings, areAllNeeded) = ConditionValues.Split(condition.Test, part);
        // One of several counts where it holds and no other does; one that is needed, where it fails and no other does.
        var (counts, beside) = (areAllNeeded, condition.IsExclude) switch
        {
            (false, false) => (TruthSet.True, TruthSet.NotTrue),
            (false, true) => (TruthSet.NotFalse, TruthSet.False),
            (true, false) => (TruthSet.NotTrue, TruthSet.True),
            (true, true) => (TruthSet.False, TruthSet.NotFalse),
        };
        var itself = space.Demand(value, counts);
        var others = demands.FindAll(d => d.Index != part.Index && d.Demand.Dimension == itself.Dimension);
        List<Demand> all = [itself, .. siblings.Select(s => space.Demand(s.Only, beside)), .. others.Select(static d => d.Demand)];
        // An unknown value of one may hide another: then no few of them tell why.
        if (MachineSet.All.With(all) is not null)
            return "";
        var names = Contradictions.FindFewest(all).Where(static i => i > 0)
            .Select(i => i <= siblings.Count ? siblings[i - 1].Text : criteria.Conditions[others[i - 1 - siblings.Count].Index].ToString()).ToList();
        return names.Count == 0 ? "" : $", because of {string.Join(" and ", names)}";
    }

    /// <summary>The machines that meet the demands on the other dimensions too.</summary>
    private static MachineSet? All(MachineSet? machines, IEnumerable<(Demand Demand, int Index)> demands) => machines?.With(demands.Select(static d => d.Demand));

    private IEnumerable<RuleFinding> FindRedundant(CriteriaDefinition criteria, List<(Demand Demand, int Index)> demands, Demand demand, int index, bool isEmpty)
    {
        var condition = criteria.Conditions[index];
        var others = MachineSet.All.With(demands.Where(d => d.Index != index && d.Demand.Dimension == demand.Dimension).Select(static d => d.Demand));
        // Where something matches the class, only the demands on the same dimension bear on this one. Where nothing does, nothing may without it either.
        var isRedundant = (isEmpty && All(others, demands.Where(d => d.Index != index)) is null) || !others!.Meets(demand.Negated);
        if (isRedundant && !IsNeededToName(criteria, index, null))
        {
            yield return new RuleFinding
            {
                Kind = condition.IsExclude ? FindingKind.ExcludeRemovesNothing : FindingKind.ConditionChangesNothing,
                Rule = criteria.RuleName,
                Part = new RulePart(RuleSection.Condition, index),
                Arguments = new(condition.ToString(), space.Pack.ShortName(criteria.RuleName), Implying(criteria, demands, demand, index, isEmpty)),
                Witness = All(others, demands.Where(d => d.Index != index))?.Example,
            };
            yield break;
        }

        var own = new OwnTexts(condition.Test);
        foreach (var (without, part, text) in ConditionValues.WithoutOne(condition.Test, new RulePart(RuleSection.Condition, index), ChangesSomething))
        {
            var rest = space.Demand(without, demand.Allowed);
            if (!IsNeededToName(criteria, index, without) && others?.With(rest)?.Meets(demand.Negated) != true && others?.With(demand)?.Meets(rest.Negated) != true)
            {
                yield return new RuleFinding
                {
                    Kind = FindingKind.ValueChangesNothing,
                    Rule = criteria.RuleName,
                    Part = part,
                    Arguments = new(text, condition.ToString(), space.Pack.ShortName(criteria.RuleName), Leaving(criteria, demands, part)),
                    Witness = All(others?.With(demand), demands)?.Example,
                };
            }
        }

        // A machine of its own tells, where it meets the other conditions.
        bool ChangesSomething(int value)
        {
            space.Budget.Take(own.Steps);
            return own.MachineOf(value) is { } machine
                && demands.TrueForAll(d => d.Index == index || d.Demand.Dimension != demand.Dimension || d.Demand.Allowed.Holds(Evaluate(d.Demand.Test, machine)));
        }
    }

    private Truth Evaluate(ConditionTest test, Resource machine) => ReferenceCriteria.Evaluate(new Condition { Test = test }, machine, space.Now);

    /// <summary>
    /// Whether, without a condition or with less of it, nothing would name the domain controllers that a site lets in: that it
    /// says so is what the condition is for.
    /// </summary>
    private bool IsNeededToName(CriteriaDefinition criteria, int index, ConditionTest? without)
    {
        var condition = criteria.Conditions[index];
        return SiteAnalysis.Names(condition)
            && (without is null || !SiteAnalysis.Names(condition with { Test = without }))
            && !criteria.Conditions.Where((_, i) => i != index).Any(SiteAnalysis.Names)
            && SiteAnalysis.LettingIn(space.Pack).Contains(criteria.RuleName);
    }
}
