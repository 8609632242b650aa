using System.Collections.Concurrent;

namespace RulesPush.Model;

/// <summary>Proves rules sane, or finds where they are not.</summary>
/// <remarks>
/// Classes are proved side by side, hundreds together, which share what is found out about the conditions that they
/// have in common. Which are together depends on nothing but their order, so that a budget ends at the same place on every
/// machine.
/// </remarks>
public static class RuleAnalysis
{
    private const int CriteriaTogether = 512;
    private const int SitesTogether = 32;

    /// <summary>All findings, by class and part.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="today">The day by which excludes expire.</param>
    /// <param name="budget">How much work each class may be.</param>
    /// <param name="memory">What an earlier analysis of these rules found; what has changed since is found anew, and remembered.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public static IReadOnlyList<RuleFinding> Find(RulePackDefinition pack, UtcDay today, AnalysisBudget budget, AnalysisMemory? memory = null)
    {
        if (pack is null)
            throw new ArgumentNullException(nameof(pack));
        if (budget is null)
            throw new ArgumentNullException(nameof(budget));
        var run = (memory ?? new AnalysisMemory()).Begin();
        List<Func<AnalysisBudget, IReadOnlyList<RuleFinding>>> parts =
        [
            .. Together(pack.Criteria, CriteriaTogether).Select(some => (Func<AnalysisBudget, IReadOnlyList<RuleFinding>>)(own => OnCriteria(pack, some, today, own, run))),
            .. Together(pack.Sites, SitesTogether).Select(some => (Func<AnalysisBudget, IReadOnlyList<RuleFinding>>)(own => OnSites(pack, some, today, own, run))),
            own => [.. BoundaryAnalysis.Find(pack, today, own)],
            own => [.. ExampleAnalysis.Find(pack, today, own)],
        ];
        var found = new IReadOnlyList<RuleFinding>[parts.Count];
        // What takes longest begins first: the boundaries, then the sites.
        var order = Partitioner.Create(Enumerable.Range(1, parts.Count).Select(i => parts.Count - i), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(order, new ParallelOptions { CancellationToken = budget.Cancellation }, i => found[i] = parts[i](budget.Another()));
        run.End();
        return [.. found.SelectMany(static findings => findings)];
    }

    private static List<RuleFinding> OnCriteria(
        RulePackDefinition pack, IReadOnlyList<CriteriaDefinition> some, UtcDay today, AnalysisBudget budget, AnalysisMemory.Run memory)
    {
        var spaces = new SpacesByDay(pack, budget);
        var lettingIn = SiteAnalysis.LettingIn(pack);
        return
        [
            .. some.SelectMany(criteria => memory.Recall(new AnalysisMemory.OfCriteria(criteria, pack.ShortName(criteria.RuleName), lettingIn.Contains(criteria.RuleName), today), () => LastingFindings.Find(criteria, today, spaces.At))),
        ];
    }

    private static List<RuleFinding> OnSites(
        RulePackDefinition pack, IReadOnlyList<SiteDefinition> some, UtcDay today, AnalysisBudget budget, AnalysisMemory.Run memory)
    {
        var spaces = new SpacesByDay(pack, budget);
        var boundaries = BoundaryMap.Of(pack);
        var findings = new List<RuleFinding>();
        foreach (var site in some)
        {
            var criteria = (site.ClientPush?.Criteria ?? default).Select(pack.FindCriteria).OfType<CriteriaDefinition>().ToList();
            var dependencies = new AnalysisMemory.OfSite(site, new(criteria), new(criteria.Select(c => pack.ShortName(c.RuleName))), boundaries, today);
            findings.AddRange(memory.Recall(dependencies, () => LastingFindings.Find(site, criteria, today, spaces.At)));
        }

        return findings;
    }

    /// <summary>The machines as the rules tell them apart on a day, made when they are first needed.</summary>
    private sealed class SpacesByDay(RulePackDefinition pack, AnalysisBudget budget)
    {
        private readonly Dictionary<DateTimeOffset, MachineSpace> _spaces = [];

        public MachineSpace At(DateTimeOffset now)
        {
            if (!_spaces.TryGetValue(now, out var space))
                _spaces.Add(now, space = new MachineSpace(pack, now, budget));
            return space;
        }
    }

    private static IEnumerable<IReadOnlyList<T>> Together<T>(EquatableArray<T> all, int size)
        where T : IEquatable<T> =>
        Enumerable.Range(0, (all.Count + size - 1) / size).Select(i => all.Skip(i * size).Take(size).ToList());
}
