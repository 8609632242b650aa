namespace RulesPush.Model;

/// <summary>Machines that a boundary assigns, or that roam by it, for each boundary of a pack.</summary>
internal sealed class BoundaryAddresses
{
    private readonly RuleCoverage _coverage;
    private readonly Dictionary<BoundaryPlace, AddressSet> _site;
    private readonly Dictionary<BoundaryPlace, AddressSet> _roaming;
    private readonly AddressSet _assigned;

    public BoundaryAddresses(RuleCoverage coverage, AnalysisBudget budget)
    {
        _coverage = coverage;
        _assigned = AddressSet.Of(coverage.Boundaries.Places.Select(static p => p.Boundary).OfType<AddressBoundary>().Select(static b => b.Range));
        (_site, _roaming) = (Won(coverage.Boundaries, budget), Won(coverage.Roaming, budget));
    }

    /// <summary>A machine that reaches the goal; null where other boundaries win all that this one holds.</summary>
    public Resource? Find(CoverageGoal goal)
    {
        var isRoaming = goal.Kind == CoverageGoalKind.RoamingBoundary;
        var places = isRoaming ? _coverage.Roaming.Places : _coverage.Boundaries.Places;
        var place = places.First(p => _coverage.Sites[p.Site].Site.RuleName == goal.Rule && p.Index == goal.Index);
        if (place.Boundary is not AddressBoundary)
            return FindKeyed(place, isRoaming);
        if (!(isRoaming ? _roaming : _site).TryGetValue(place, out var addresses))
            return null;
        var left = isRoaming ? addresses.Subtract(_assigned) : addresses;
        return left.IsEmpty ? null : BoundaryWitness.At(AddressDemands.Pick(left));
    }

    /// <summary>The addresses that each boundary decides on.</summary>
    private static Dictionary<BoundaryPlace, AddressSet> Won(BoundaryHolders boundaries, AnalysisBudget budget)
    {
        var inOrder = boundaries.Places.Where(static p => p.Boundary is AddressBoundary).ToList();
        inOrder.Sort(BoundaryPlace.Compare);
        var sweep = new BoundarySweep([.. inOrder.Select(static p => new PlacedBoundary(p.Site, p.Index, (AddressBoundary)p.Boundary))], budget);
        return sweep.Segments.GroupBy(static s => s.Winner, static s => s.Range).ToDictionary(g => inOrder[g.Key], static g => AddressSet.Of(g));
    }

    /// <summary>A subnet ID or an AD site: nothing but an equal one can win it, of its own kind or as a site boundary.</summary>
    private Resource? FindKeyed(BoundaryPlace place, bool isRoaming)
    {
        var machine = BoundaryWitness.In(place.Boundary);
        var isAssigned = isRoaming && _coverage.Boundaries.Find(machine).Any(static found => found.Count > 0);
        var holders = (isRoaming ? _coverage.Roaming : _coverage.Boundaries).Find(machine).Single();
        return isAssigned || holders.Any(other => BoundaryPlace.Compare(other, place) < 0) ? null : machine;
    }
}
