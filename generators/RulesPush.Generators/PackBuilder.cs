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
            Lists = Lists(healthySites, healthyCriteria),
            Properties = properties.Definitions,
            CompleteNetworks = networks.Networks,
            LeftOut = new EquatableArray<string>(leftOut.OrderBy(static n => n, StringComparer.Ordinal)),
        };
    }

    private static EquatableArray<EquatableArray<int>> Lists(List<Parsed<SiteModel>> sites, List<Parsed<CriteriaModel>> criteria)
    {
        var places = InOrder(criteria).Select(static (c, place) => (c.FullName, Place: place)).ToDictionary(static c => c.FullName, static c => c.Place, StringComparer.Ordinal);
        var lists = new CriteriaLists(InOrder(sites).Select(static s => s.Model!.Definition.ClientPush?.Criteria ?? default)).All;
        return new EquatableArray<EquatableArray<int>>(lists.Select(list => list.All(places.ContainsKey)
            ? new EquatableArray<int>(list.Select(name => places[name]))
            : default));
    }

    private static EquatableArray<string> References<T>(List<Parsed<T>> parsed, Func<T, RuleClass> ruleClass)
        where T : class, IEquatable<T> =>
        new(InOrder(parsed).Select(p => ruleClass(p.Model!).Reference));

    /// <summary>By full name: the order in which a pack has them.</summary>
    private static IOrderedEnumerable<Parsed<T>> InOrder<T>(List<Parsed<T>> parsed)
        where T : class, IEquatable<T> =>
        parsed.OrderBy(static p => p.FullName, StringComparer.Ordinal);
}
