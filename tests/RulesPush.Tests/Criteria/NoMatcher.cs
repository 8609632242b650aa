using RulesPush.Matching;
using RulesPush.Matching.Criteria;

namespace RulesPush.Tests.Criteria;

/// <summary>Is never asked: a table knows all of its criteria.</summary>
internal readonly struct NoMatcher : ICompiledMatcher
{
    public CriteriaMatch Match(int place, Resource resource, DateTimeOffset now) => throw new InvalidOperationException($"Criterion {place} is asked.");
}
