namespace RulesPush.Model;

/// <summary>
/// A dimension with too many values to list, such as all texts. A set is the demands that make it, and is known not to be
/// empty by a value that meets them all: finding one, or proving that there is none, is what a subclass does.
/// </summary>
internal abstract class SolvedDimension : Dimension
{
    private readonly AnalysisBudget _budget;
    private readonly Dictionary<string, Resource?> _solutions = [];
    // By the last of their tests: those without it need not be looked at.
    private readonly Dictionary<int, List<SortedDictionary<int, (ConditionTest Test, TruthSet Allowed)>>> _contradictions = [];

    protected SolvedDimension(AnalysisBudget budget) => _budget = budget;

    public override ValueSet Everything => new Demanded(this, [], Example);

    /// <summary>A machine with any value.</summary>
    protected virtual Resource Example { get; } = new();

    /// <summary>A machine with a value that meets all demands; null where there is none.</summary>
    protected abstract Resource? Solve(IReadOnlyList<(ConditionTest Test, TruthSet Allowed)> demands, AnalysisBudget budget);

    /// <summary>Machines that meet all demands in each way that there is; null where one is as good as any.</summary>
    protected virtual IEnumerable<Resource>? SolveInEachWay(IReadOnlyList<(ConditionTest Test, TruthSet Allowed)> demands, AnalysisBudget budget) => null;

    /// <summary>What a test says of a machine of which nothing but this dimension is known.</summary>
    protected virtual Truth Evaluate(ConditionTest test, Resource machine) =>
        ReferenceCriteria.Evaluate(new Condition { Test = test }, machine, default);

    /// <summary>Whether an example may be asked if it meets a demand as it is.</summary>
    protected virtual bool IsMetByChance(ConditionTest test) => true;

    /// <summary>
    /// A machine that meets all demands; null where there is none. Only those are solved together that one found so far
    /// does not meet: of dozens mostly a few, so that proofs stay small.
    /// </summary>
    private Resource? Solve(SortedDictionary<int, (ConditionTest Test, TruthSet Allowed)> demands, Resource first)
    {
        foreach (var number in demands.Keys)
        {
            if (_contradictions.TryGetValue(number, out var known)
                && known.Exists(fewer => fewer.All(d => demands.TryGetValue(d.Key, out var other) && (other.Allowed & ~d.Value.Allowed) == 0)))
            {
                return null;
            }
        }

        var together = new SortedDictionary<int, (ConditionTest Test, TruthSet Allowed)>();
        foreach (var demand in demands.Where(d => !IsMetByChance(d.Value.Test)))
            together.Add(demand.Key, demand.Value);
        for (var found = together.Count == 0 ? first : SolveOnce(together); found is not null; found = SolveOnce(together))
        {
            _budget.Take();
            if (FirstUnmet(demands, together, found) is not { } unmet)
                return found;
            together.Add(unmet, demands[unmet]);
        }

        var last = together.Keys.Last();
        if (!_contradictions.TryGetValue(last, out var contradictions))
            _contradictions.Add(last, contradictions = []);
        contradictions.Add(together);
        return null;
    }

    /// <summary>Whether an example meets a demand; null where that would take too long to say.</summary>
    private bool? Meets(Resource example, Demand demand) => IsMetByChance(demand.Test) ? demand.Allowed.Holds(Evaluate(demand.Test, example)) : null;

    private int? FirstUnmet(
        SortedDictionary<int, (ConditionTest Test, TruthSet Allowed)> demands, SortedDictionary<int, (ConditionTest Test, TruthSet Allowed)> together, Resource found)
    {
        foreach (var demand in demands)
        {
            if (!together.ContainsKey(demand.Key) && !demand.Value.Allowed.Holds(Evaluate(demand.Value.Test, found)))
                return demand.Key;
        }

        return null;
    }

    private Resource? SolveOnce(SortedDictionary<int, (ConditionTest Test, TruthSet Allowed)> demands)
    {
        var key = string.Join(",", demands.Select(static d => $"{d.Key}:{(byte)d.Value.Allowed}"));
        if (!_solutions.TryGetValue(key, out var solution))
            _solutions.Add(key, solution = Solve([.. demands.Values], _budget));
        return solution;
    }

    private sealed class Demanded(SolvedDimension dimension, SortedDictionary<int, (ConditionTest Test, TruthSet Allowed)> demands, Resource example) : ValueSet
    {
        public override Resource Example => example;

        public override IEnumerable<Resource> Alternatives => dimension.SolveInEachWay([.. demands.Values], dimension._budget) ?? [example];

        public override ValueSet? With(Demand demand)
        {
            dimension._budget.Take();
            var before = demands.TryGetValue(demand.TestNumber, out var known) ? known.Allowed : TruthSet.Any;
            var allowed = before & demand.Allowed;
            if (allowed == before || allowed == TruthSet.None)
                return allowed == TruthSet.None ? null : this;
            var all = new SortedDictionary<int, (ConditionTest Test, TruthSet Allowed)>(demands) { [demand.TestNumber] = (demand.Test, allowed) };
            // Most often the example meets the new demand too.
            var solution = dimension.Meets(example, demand) == true ? example : dimension.Solve(all, example);
            return solution is null ? null : new Demanded(dimension, all, solution);
        }

        public override bool MayExampleMeet(Demand demand) =>
            dimension.Meets(example, demand) ?? (!demands.TryGetValue(demand.TestNumber, out var known) || (known.Allowed & demand.Allowed) != 0);
    }
}
