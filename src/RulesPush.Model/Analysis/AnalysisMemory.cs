using System.Collections.Concurrent;

namespace RulesPush.Model;

/// <summary>
/// What an analysis found of each class, for the next analysis of the same rules a little later: what a class and all that
/// its findings depend on say as before is not proved again. Empty until the first analysis ends; may be shared.
/// </summary>
public sealed class AnalysisMemory
{
    private volatile ConcurrentDictionary<object, IReadOnlyList<RuleFinding>> _known = [];

    /// <summary>An analysis that remembers.</summary>
    internal Run Begin() => new(this);

    /// <summary>What the findings on a criteria class depend on.</summary>
    internal sealed record OfCriteria(CriteriaDefinition Criteria, string ShortName, bool LetsDomainControllersIn, UtcDay Today);

    /// <summary>What the findings on a site depend on; the map of the boundaries is the same object as long as all boundaries are the same.</summary>
    internal sealed record OfSite(SiteDefinition Site, EquatableArray<CriteriaDefinition> Criteria, EquatableArray<string> ShortNames, BoundaryMap Boundaries, UtcDay Today);

    internal sealed class Run(AnalysisMemory memory)
    {
        private readonly ConcurrentDictionary<object, IReadOnlyList<RuleFinding>> _used = [];

        public IReadOnlyList<RuleFinding> Recall(object dependencies, Func<IEnumerable<RuleFinding>> find)
        {
            if (!memory._known.TryGetValue(dependencies, out var findings))
                findings = [.. find()];
            return _used[dependencies] = findings;
        }

        /// <summary>Forgets what this analysis had no use for.</summary>
        public void End() => memory._known = _used;
    }
}
