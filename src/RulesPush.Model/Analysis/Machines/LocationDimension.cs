namespace RulesPush.Model;

/// <summary>The addresses, the subnet IDs and the AD site of a machine: what conditions read of them, and which site they assign it to.</summary>
internal sealed class LocationDimension(IReadOnlyList<RulePackDefinition> packs, AnalysisBudget budget) : SolvedDimension(budget)
{
    private readonly TextReaders _readers = new();

    public override Resource Copy(Resource from, Resource to) => to with
    {
        IPAddresses = from.IPAddresses,
        IPv6Addresses = from.IPv6Addresses,
        IPSubnets = from.IPSubnets,
        ADSiteName = from.ADSiteName,
    };

    protected override Truth Evaluate(ConditionTest test, Resource machine) => test switch
    {
        // Never asked whether it holds by chance: that would take all boundaries.
        AssignedTest => Truth.Unknown,
        HasAddressTest => HasAddress(machine).ToTruth(),
        _ => base.Evaluate(test, machine),
    };

    /// <summary>Not being assigned is never unknown, but for the example of a set: that one has to be asked for too.</summary>
    protected override bool IsMetByChance(ConditionTest test) => test is not AssignedTest;

    protected override Resource? Solve(IReadOnlyList<(ConditionTest Test, TruthSet Allowed)> demands, AnalysisBudget budget) =>
        SolveInEachWay(demands, budget).FirstOrDefault();

    protected override IEnumerable<Resource> SolveInEachWay(IReadOnlyList<(ConditionTest Test, TruthSet Allowed)> demands, AnalysisBudget budget)
    {
        var names = demands.Where(static d => d.Test is TextTest).Select(d => (_readers.Of(d.Test), d.Allowed)).ToList();
        var assigned = demands.Where(static d => d.Test is AssignedTest).Select(static d => ((AssignedTest)d.Test, d.Allowed.Holds(Truth.True))).ToList();
        foreach (var place in Place.All(packs, assigned))
        {
            budget.Take();
            if (AdSite(place, names, budget) is not { } adSite)
                continue;
            foreach (var addresses in new AddressDemands(demands, place).Solutions)
                yield return addresses with { IPSubnets = place.SubnetIds.Count > 0 ? place.SubnetIds : null, ADSiteName = adSite.Name };
        }
    }

    private static bool HasAddress(Resource machine) => machine.IPAddresses is { Count: > 0 } || machine.IPv6Addresses is { Count: > 0 };

    /// <summary>The name is null where it may be unknown; the whole is null where there is none.</summary>
    private static AdSiteChoice? AdSite(Place place, List<(PatternReader Reader, TruthSet Allowed)> demands, AnalysisBudget budget)
    {
        if (place.AdSite is null && demands.All(static d => d.Allowed.Holds(Truth.Unknown)))
            return new AdSiteChoice(null);
        List<(PatternReader, TruthSet)> wanted = [.. demands];
        if (place.AdSite is not null)
            wanted.Add((PatternReader.OfValues([place.AdSite]), TruthSet.True));
        else if (place.AvoidedAdSites.Count > 0)
            wanted.Add((PatternReader.OfValues(place.AvoidedAdSites), TruthSet.False));
        return TextDemands.Find(wanted, budget) is { } name ? new AdSiteChoice(place.AdSite ?? name) : null;
    }

    private sealed record AdSiteChoice(string? Name);
}
