using System.Collections.Immutable;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Puts the rule classes together, by full name: the order of files must not matter.</summary>
internal static class PackBuilder
{
    public static PackModel Build(
        Project project,
        DeclaredProperties properties,
        CompleteNetworks networks,
        ImmutableArray<Parsed<SiteModel>> sites,
        ImmutableArray<Parsed<CriteriaModel>> criteria)
    {
        var definitions = sites.Select(static s => s.Model?.Definition).OfType<SiteDefinition>().ToList();
        var wrongTogether = new HashSet<string>(
            RuleNames.WithDuplicateCode(definitions).Keys.Concat(RuleNames.InParentCycle(definitions).Select(static s => s.RuleName)),
            StringComparer.Ordinal);
        var healthySites = sites.Where(s => s.Model is not null && !wrongTogether.Contains(s.FullName)).ToList();
        var healthyCriteria = criteria.Where(static c => c.Model is not null).ToList();
        var leftOut = sites.Select(static s => s.FullName).Except(healthySites.Select(static s => s.FullName))
            .Concat(criteria.Select(static c => c.FullName).Except(healthyCriteria.Select(static c => c.FullName)))
            .Concat(properties.HasMistake ? ["[assembly: DiscoveryProperty]"] : [])
            .Concat(networks.HasMistake ? ["[assembly: EveryMachineOf]"] : []);
        return new PackModel
        {
            Project = project,
            Sites = References(healthySites, static s => s.Class),
            Criteria = References(healthyCriteria, static c => c.Class),
            Properties = properties.Definitions,
            CompleteNetworks = networks.Networks,
            LeftOut = new EquatableArray<string>(leftOut.OrderBy(static n => n, StringComparer.Ordinal)),
        };
    }

    private static EquatableArray<string> References<T>(List<Parsed<T>> parsed, Func<T, RuleClass> ruleClass)
        where T : class, IEquatable<T> =>
        new(parsed.OrderBy(static p => p.FullName, StringComparer.Ordinal).Select(p => ruleClass(p.Model!).Reference));
}
