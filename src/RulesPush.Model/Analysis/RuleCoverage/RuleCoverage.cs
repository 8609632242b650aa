namespace RulesPush.Model;

/// <summary>
/// Counts what of some rules decided anything for machines: their criteria with the conditions, boundaries, exclusion lists.
/// A machine counts where its decision came to it, in the order of the checks.
/// </summary>
/// <remarks>By one thread at a time.</remarks>
public sealed class RuleCoverage
{
    private readonly DateTimeOffset _now;
    private readonly BoundaryHolders _boundaries;
    private readonly BoundaryHolders _roaming;
    private readonly Func<IReadOnlyList<ConditionTest>, ITestTruths> _look;
    private readonly ITestTruths _tests;

    /// <summary>The criteria of each site, in its order.</summary>
    private readonly CriteriaCoverage[][] _criteria;

    /// <summary>What the conditions say of the machine that is counted, criterion by criterion.</summary>
    private readonly Truth?[] _truths;

    /// <summary>Begins to count, for decisions at one time.</summary>
    public RuleCoverage(RulePackDefinition pack, DateTimeOffset now)
        : this(pack, now, tests => new ReferenceTruths(tests, now))
    {
    }

    /// <summary>The same, with something else that looks at machines.</summary>
    internal RuleCoverage(RulePackDefinition pack, DateTimeOffset now, Func<IReadOnlyList<ConditionTest>, ITestTruths> look)
        : this(
            pack ?? throw new ArgumentNullException(nameof(pack)),
            now,
            new BoundaryHolders(pack, static s => s.Boundaries),
            new BoundaryHolders(pack, static s => s.RoamingBoundaries),
            look)
    {
    }

    private RuleCoverage(
        RulePackDefinition pack, DateTimeOffset now, BoundaryHolders boundaries, BoundaryHolders roaming, Func<IReadOnlyList<ConditionTest>, ITestTruths> look)
    {
        (Pack, _now, _boundaries, _roaming, _look) = (pack, now, boundaries, roaming, look);
        var tests = new NumberedTests();
        Criteria = [.. pack.Criteria.Select(c => new CriteriaCoverage(c, now, tests))];
        Sites = [.. pack.Sites.Select(static s => new SiteCoverage(s))];
        var byName = Criteria.ToDictionary(static c => c.Criteria.RuleName);
        _criteria = [.. pack.Sites.Select(s => (s.ClientPush?.Criteria ?? default).Select(name => byName[name]).ToArray())];
        _truths = new Truth?[_criteria.Length == 0 ? 0 : _criteria.Max(static site => site.Sum(static c => c.Conditions.Count))];
        _tests = look(tests.All);
    }

    /// <summary>The rules.</summary>
    public RulePackDefinition Pack { get; }

    /// <summary>The time of the decisions.</summary>
    public DateTimeOffset Now => _now;

    /// <summary>How many machines were counted.</summary>
    public long Machines { get; private set; }

    /// <summary>How many of them are no Systems: no rule looks at them.</summary>
    public long NotSystems { get; private set; }

    /// <summary>How many are assigned to no site.</summary>
    public long Unassigned { get; private set; }

    /// <summary>The criteria classes, in the order of the pack.</summary>
    public IReadOnlyList<CriteriaCoverage> Criteria { get; }

    /// <summary>The sites, in the order of the pack.</summary>
    public IReadOnlyList<SiteCoverage> Sites { get; }

    internal BoundaryHolders Boundaries => _boundaries;

    internal BoundaryHolders Roaming => _roaming;

    /// <summary>Counts a machine; nothing of it where a <c>[Condition]</c> method throws, whose exception comes through.</summary>
    public void Add(Resource machine)
    {
        if (machine is null)
            throw new ArgumentNullException(nameof(machine));
        if (machine.ResourceType is not (null or ResourceType.System))
        {
            Machines++;
            NotSystems++;
            return;
        }

        var assigning = FindFirst(_boundaries, machine);
        var site = assigning is null ? null : Sites[assigning.Site];
        var reaching = site?.Site.ClientPush is { } push && Reaches(site.Site, machine) ? push : null;
        var isController = machine.SystemKind == SystemKind.DomainController;
        var exclusion = reaching is null ? null : ReferenceDecision.FindExclusion(site!.Site, machine, _now);
        var isHeld = reaching is not null && exclusion is null && (!isController || reaching.DomainControllers);
        var (criteria, evaluated, isMatch) = (isHeld ? _criteria[assigning!.Site] : [], 0, isHeld && reaching!.Criteria.Count == 0);
        _tests.LookAt(machine);
        for (var start = 0; evaluated < criteria.Length && !isMatch; start += criteria[evaluated++].Conditions.Count)
            isMatch = criteria[evaluated].Evaluate(_tests, _truths, start);

        // Nothing throws any more.
        Machines++;
        CountBoundaries(machine, assigning);
        if (site is null)
        {
            Unassigned++;
            return;
        }

        site.Assigned++;
        if (exclusion is not null)
            site.Exclusions[IndexOf(site.Site.Exclusions, exclusion)].Excluded++;
        else if (reaching is not null && isController)
            site.DomainControllers++;
        for (var (i, start) = (0, 0); i < evaluated; start += criteria[i++].Conditions.Count)
            criteria[i].Count(_tests, _truths, start);
        if (isMatch && (reaching!.DomainControllers || machine.SystemKind is not null))
            site.Pushed++;
    }

    /// <summary>Adds what counts of the same rules have counted, such as those of another thread.</summary>
    /// <exception cref="ArgumentException">They are of other rules.</exception>
    public void Add(RuleCoverage other)
    {
        if (other is null)
            throw new ArgumentNullException(nameof(other));
        if (!ReferenceEquals(other.Pack, Pack) || other.Now != Now)
            throw new ArgumentException("Counts are added to those that they were begun from.", nameof(other));
        Machines += other.Machines;
        NotSystems += other.NotSystems;
        Unassigned += other.Unassigned;
        for (var i = 0; i < Criteria.Count; i++)
            Criteria[i].Add(other.Criteria[i]);
        for (var i = 0; i < Sites.Count; i++)
            Sites[i].Add(other.Sites[i]);
    }

    /// <summary>Counts of the same rules, from nothing.</summary>
    public RuleCoverage Anew() => new(Pack, _now, _boundaries, _roaming, _look);

    private static bool Reaches(SiteDefinition site, Resource machine) =>
        site.ClientPush is not null && machine.Client != true && machine.Obsolete != true && machine.Decommissioned != true
        && ReferenceDecision.IsAddressable(machine);

    private void CountBoundaries(Resource machine, BoundaryPlace? assigning)
    {
        foreach (var place in _boundaries.Find(machine).SelectMany(static found => found))
            Sites[place.Site].Boundaries[place.Index].Hold(Machines);
        foreach (var place in _roaming.Find(machine).SelectMany(static found => found))
            Sites[place.Site].RoamingBoundaries[place.Index].Hold(Machines);
        if (assigning is not null)
            Sites[assigning.Site].Boundaries[assigning.Index].Assigns++;
        else if (FindFirst(_roaming, machine) is { } roaming)
            Sites[roaming.Site].RoamingBoundaries[roaming.Index].Assigns++;
    }

    private static BoundaryPlace? FindFirst(BoundaryHolders boundaries, Resource machine)
    {
        foreach (var found in boundaries.Find(machine))
        {
            if (found.Count > 0)
                return found.Aggregate(static (best, other) => BoundaryPlace.Compare(other, best) < 0 ? other : best);
        }

        return null;
    }

    private static int IndexOf(EquatableArray<PushExclusion> all, PushExclusion wanted)
    {
        var place = 0;
        while (!ReferenceEquals(all[place], wanted))
            place++;
        return place;
    }
}
