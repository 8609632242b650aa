using Microsoft.CodeAnalysis;
using RulesPush.Generators;
using RulesPush.Model;

namespace RulesPush.Analyzers;

/// <summary>Finds what is wrong between rule classes rather than within one.</summary>
internal static class MistakesBetweenClasses
{
    /// <summary>Checks that the names of rule classes differ by more than upper and lower case.</summary>
    public static void CheckNames(IReadOnlyCollection<INamedTypeSymbol> classes, Func<ISymbol, Findings> findingsOf)
    {
        var ambiguous = RuleNames.DifferingByCase(classes.Select(RuleClassParser.FullName));
        foreach (var type in classes)
        {
            var name = RuleClassParser.FullName(type);
            if (!ambiguous.Contains(name))
                continue;
            var other = ambiguous.First(a => a != name && string.Equals(a, name, StringComparison.OrdinalIgnoreCase));
            findingsOf(type).Add(Mistake.NamesDifferByCase, new Place(type), name, other);
        }
    }

    /// <summary>Checks that healthy sites have codes of their own, and that no site reports to itself.</summary>
    public static void CheckSites(IReadOnlyDictionary<INamedTypeSymbol, SiteModel> sites, Func<ISymbol, Findings> findingsOf)
    {
        // While it is being typed, a project may have two classes of one name.
        var byName = sites.GroupBy(static s => s.Value.Definition.RuleName, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => (g.First().Key, Value: g.First().Value.Definition), StringComparer.Ordinal);
        var definitions = byName.Values.Select(static s => s.Value).ToList();

        foreach (var duplicate in RuleNames.WithDuplicateCode(definitions))
        {
            var (type, site) = (byName[duplicate.Key].Key, byName[duplicate.Key].Value);
            findingsOf(type).Add(Mistake.DuplicateSiteCode, Role(type).At("code"), site.Code, duplicate.Value.RuleName);
        }

        foreach (var site in RuleNames.InParentCycle(definitions))
        {
            var type = byName[site.RuleName].Key;
            findingsOf(type).Add(Mistake.ParentCycle, Role(type).At("Parent"), site.RuleName, Cycle(site, byName));
        }
    }

    private static string Cycle(SiteDefinition site, Dictionary<string, (INamedTypeSymbol Key, SiteDefinition Value)> byName)
    {
        var steps = new List<string> { site.RuleName };
        for (var parent = site.Parent!; parent != site.RuleName; parent = byName[parent].Value.Parent!)
            steps.Add(parent);
        return string.Join(" -> ", [.. steps, site.RuleName]);
    }

    private static AttributeReader Role(INamedTypeSymbol type) => new(type, type.GetAttributes().First(static a =>
        RuleAttributeNames.Is(a, RuleAttributeNames.PrimarySite) || RuleAttributeNames.Is(a, RuleAttributeNames.SecondarySite)));
}
