namespace RulesPush.Model;

/// <summary>
/// Counts what of some rules decided anything for machines: their criteria with the conditions, boundaries, exclusion lists.
/// A machine counts where its decision came to it, in the order of the checks.
/// </summary>
/// <remarks>Machines are looked at from many threads at once, and counted by one.</remarks>
public sealed class RuleCoverage
{
    private readonly DateTimeOffset _now;
    private readonly BoundaryHolders _boundaries;
    private readonly BoundaryHolders _roaming;
    private readonly Dictionary<string, CriteriaCoverage> _criteria;

    /// <summary>Begins to count, for decisions at one time.</summary>
    public RuleCoverage(RulePackDefinition pack, DateTimeOffset now)
        : this(
            pack ?? throw new ArgumentNullException(nameof(pack)),
            now,
            new BoundaryHolders(pack, static s => s.Boundaries),
            new BoundaryHolders(pack, static s => s.RoamingBoundaries))
    {
    }

    private RuleCoverage(RulePackDefinition pack, DateTimeOffset now, BoundaryHolders boundaries, BoundaryHolders roaming)
    {
        (Pack, _now, _boundaries, _roaming) = (pack, now, boundaries, roaming);
        Criteria = [.. pack.Criteria.Select(c => new CriteriaCoverage(c, now))];
        Sites = [.. pack.Sites.Select(static s => new SiteCoverage(s))];
        _criteria = Criteria.ToDictionary(static c => c.Criteria.RuleName);
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
    public void Add(Resource machine) => Add(Look(machine));

    /// <summary>What a machine shows, to be counted by <see cref="Add(MachineCoverage)"/>. From many threads at once.</summary>
    /// <remarks>An exception of a <c>[Condition]</c> method comes through.</remarks>
    public MachineCoverage Look(Resource machine)
    {
        if (machine is null)
            throw new ArgumentNullException(nameof(machine));
        if (machine.ResourceType is not (null or ResourceType.System))
            return new MachineCoverage(this);
        var assigning = FindFirst(_boundaries, machine);
        var site = assigning is null ? null : Sites[assigning.Site];
        var reaching = site?.Site.ClientPush is { } push && Reaches(site.Site, machine) ? push : null;
        var isController = machine.SystemKind == SystemKind.DomainController;
        var exclusion = reaching is null ? null : ReferenceDecision.FindExclusion(site!.Site, machine, _now);
        var isHeld = reaching is not null && exclusion is null && (!isController || reaching.DomainControllers);
        var criteria = isHeld ? LookAtCriteria(reaching!, machine) : [];
        return new MachineCoverage(this)
        {
            IsSystem = true,
            Site = site,
            HeldBy = FindHolders(machine),
            Assigning = assigning is not null ? BoundaryOf(assigning) : FindFirst(_roaming, machine) is { } roaming ? RoamingBoundaryOf(roaming) : null,
            Excluding = exclusion is null ? null : site!.Exclusions[IndexOf(site.Site.Exclusions, exclusion)],
            IsDomainController = reaching is not null && exclusion is null && isController,
            Criteria = criteria,
            IsPushed = isHeld && (reaching!.Criteria.Count == 0 || criteria[criteria.Count - 1].IsMatch) && (reaching.DomainControllers || machine.SystemKind is not null),
        };
    }

    /// <summary>Counts what a machine shows.</summary>
    /// <exception cref="ArgumentException">That is of other counts.</exception>
    public void Add(MachineCoverage machine)
    {
        if (machine is null)
            throw new ArgumentNullException(nameof(machine));
        if (machine.Of != this)
            throw new ArgumentException("What a machine shows is counted where it was looked at.", nameof(machine));
        Machines++;
        NotSystems += machine.IsSystem ? 0 : 1;
        Unassigned += machine.IsSystem && machine.Site is null ? 1 : 0;
        foreach (var boundary in machine.HeldBy)
            boundary.Holds++;
        if (machine.Assigning is { } assigning)
            assigning.Assigns++;
        if (machine.Excluding is { } excluding)
            excluding.Excluded++;
        foreach (var seen in machine.Criteria)
            seen.Criteria.Count(seen);
        if (machine.Site is not { } site)
            return;
        site.Assigned++;
        site.DomainControllers += machine.IsDomainController ? 1 : 0;
        site.Pushed += machine.IsPushed ? 1 : 0;
    }

    /// <summary>Counts of the same rules, from nothing.</summary>
    internal RuleCoverage Anew() => new(Pack, _now, _boundaries, _roaming);

    private static bool Reaches(SiteDefinition site, Resource machine) =>
        site.ClientPush is not null && machine.Client != true && machine.Obsolete != true && machine.Decommissioned != true
        && ReferenceDecision.IsAddressable(machine);

    private List<CriteriaSighting> LookAtCriteria(ClientPushDefinition push, Resource machine)
    {
        var seen = new List<CriteriaSighting>(push.Criteria.Count);
        foreach (var name in push.Criteria)
        {
            seen.Add(_criteria[name].Look(machine, _now));
            if (seen[seen.Count - 1].IsMatch)
                break;
        }

        return seen;
    }

    private List<BoundaryCoverage> FindHolders(Resource machine)
    {
        var holders = new List<BoundaryCoverage>();
        AddHolders(_boundaries, BoundaryOf);
        AddHolders(_roaming, RoamingBoundaryOf);
        return holders;

        // Each once, however many of the machine's addresses lie in it.
        void AddHolders(BoundaryHolders boundaries, Func<BoundaryPlace, BoundaryCoverage> of)
        {
            foreach (var found in boundaries.Find(machine))
            {
                foreach (var place in found)
                {
                    if (of(place) is var boundary && !holders.Contains(boundary))
                        holders.Add(boundary);
                }
            }
        }
    }

    private BoundaryCoverage BoundaryOf(BoundaryPlace place) => Sites[place.Site].Boundaries[place.Index];

    private BoundaryCoverage RoamingBoundaryOf(BoundaryPlace place) => Sites[place.Site].RoamingBoundaries[place.Index];

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
