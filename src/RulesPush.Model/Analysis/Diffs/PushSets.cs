namespace RulesPush.Model;

/// <summary>Machines that a site pushes to by one of its criteria.</summary>
/// <param name="Demands">What is demanded of them, but for being addressable.</param>
/// <param name="Addressed">A way to be addressable, which excludes none but by name, and means the same to all rules.</param>
internal sealed record PushSet(IReadOnlyList<Demand> Demands, Demand Addressed);

/// <summary>What the sites of a pack push to, each as a union of sets.</summary>
internal sealed class PushSets(MachineSpace space, RulePackDefinition pack, int place)
{
    /// <summary>What the sites of some codes push to; nothing where there is none.</summary>
    public IReadOnlyList<PushSet> Of(IReadOnlyList<string> codes) => [.. Sites(codes).SelectMany(Of)];

    /// <summary>The criteria by which these sites push.</summary>
    public IEnumerable<CriteriaDefinition> CriteriaOf(IReadOnlyList<string> codes) =>
        Sites(codes).SelectMany(static s => s.ClientPush?.Criteria ?? default).Distinct().Select(name => pack.FindCriteria(name)!);

    private IEnumerable<SiteDefinition> Sites(IReadOnlyList<string> codes) => pack.Sites.Where(s => codes.Contains(s.Code));

    private IEnumerable<PushSet> Of(SiteDefinition site)
    {
        if (site.ClientPush is not { } push)
            yield break;
        var excluded = SiteAnalysis.Excluded(space, site);
        var demands = new List<Demand> { space.Demand(new AssignedTest(site.Code, place), TruthSet.True) };
        if (excluded.Count > 0)
        {
            demands.Add(space.Demand(new TextTest(TextSubject.Name, excluded), TruthSet.NotTrue));
            demands.Add(space.Demand(new NetBiosNameTest(excluded), TruthSet.NotTrue));
        }

        if (!push.DomainControllers)
            demands.Add(space.Demand(SiteAnalysis.AnyOtherKind, TruthSet.True));
        var addressed = SiteAnalysis.Addressed(space, excluded);
        var criteria = push.Criteria.Select(name => pack.FindCriteria(name)!).Select(space.Matches).ToList();
        foreach (var one in criteria.Count == 0 ? [[]] : criteria)
            yield return new PushSet([.. demands.Concat(one).Distinct()], addressed);
    }
}
