using System.Collections.Immutable;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>What is wrong between rule classes rather than within one.</summary>
internal static class RuleNames
{
    /// <summary>The full names that another rule class shares but for upper and lower case: generated files could not tell them apart.</summary>
    public static EquatableArray<string> DifferingByCase(IEnumerable<string> fullNames) => new(
        fullNames.Distinct(StringComparer.Ordinal)
            .GroupBy(static n => n, StringComparer.OrdinalIgnoreCase)
            .Where(static g => g.Count() > 1)
            .SelectMany(static g => g)
            .OrderBy(static n => n, StringComparer.Ordinal));

    /// <summary>The sites whose code another one has, by rule name, with that other site.</summary>
    public static IReadOnlyDictionary<string, SiteDefinition> WithDuplicateCode(IReadOnlyCollection<SiteDefinition> sites) =>
        sites.GroupBy(static s => s.Code, StringComparer.OrdinalIgnoreCase)
            .SelectMany(static g => g.Where(_ => g.Count() > 1).Select(s => (Site: s, Other: g.First(o => o != s))))
            .ToImmutableSortedDictionary(static s => s.Site.RuleName, static s => s.Other, StringComparer.Ordinal);

    /// <summary>The sites that report to themselves, through whatever parents.</summary>
    public static IEnumerable<SiteDefinition> InParentCycle(IReadOnlyCollection<SiteDefinition> sites)
    {
        var parents = sites.ToDictionary(static s => s.RuleName, static s => s.Parent, StringComparer.Ordinal);
        return sites.Where(site =>
        {
            var current = site.Parent;
            for (var steps = 0; current is not null && steps < sites.Count; steps++)
            {
                if (current == site.RuleName)
                    return true;
                current = parents.TryGetValue(current, out var next) ? next : null;
            }

            return false;
        });
    }
}
