namespace RulesPush.Model;

/// <summary>Finds the smallest changes to a machine that turn its outcome around.</summary>
/// <remarks>Made once for some rules, and asked for many machines; by one thread at a time.</remarks>
public sealed class FlipSearch
{
    private readonly RulePackDefinition _pack;
    private readonly MachineSpace _space;
    private readonly Func<Resource, Decision> _decide;
    private readonly AnalysisBudget _budget;
    private readonly bool _hasMethods;
    private readonly Lazy<IReadOnlyList<(SiteDefinition Site, FlipTarget Target)>> _targets;

    /// <summary>A search by the rules of a pack, at one time.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="now">The time of the decisions.</param>
    /// <param name="decide">Decides, such as the production matcher: every flip is held against it. Null: the reference evaluator.</param>
    /// <param name="budget">How much work may be put into it.</param>
    public FlipSearch(RulePackDefinition pack, DateTimeOffset now, Func<Resource, Decision>? decide = null, AnalysisBudget? budget = null)
    {
        _pack = pack ?? throw new ArgumentNullException(nameof(pack));
        _budget = budget ?? new AnalysisBudget(int.MaxValue);
        _space = new MachineSpace(pack, now, _budget);
        _hasMethods = pack.Criteria.Any(static c => c.Conditions.Any(static condition => condition.Test is MethodTest));
        _decide = decide ?? (machine => ReferenceDecision.Decide(pack, machine, now));
        _targets = new Lazy<IReadOnlyList<(SiteDefinition, FlipTarget)>>(() => [.. Targets()]);
    }

    /// <summary>All ways to turn the outcome around: the fewest changes first, and of these those of what nobody has seen; of several values that a property may take, one.</summary>
    /// <exception cref="BudgetExceededException">There are more than the budget allows to look for.</exception>
    public IReadOnlyList<Flip> Find(Resource machine)
    {
        if (machine is null)
            throw new ArgumentNullException(nameof(machine));
        var isPushed = _decide(machine).Outcome == Outcome.Push;
        return InOrder(isPushed ? Breaks(machine) : Pushes(machine));
    }

    /// <summary>The first of <see cref="Find"/>, with the site that has the machine now if it can be; null where nothing turns the outcome around.</summary>
    public Flip? FindSmallest(Resource machine)
    {
        if (machine is null)
            throw new ArgumentNullException(nameof(machine));
        var decision = _decide(machine);
        if (decision.Outcome == Outcome.Push)
            return InOrder(Breaks(machine)).FirstOrDefault();
        var here = decision.Site is { } site ? SmallestPush(machine, site.Code) : null;
        return here ?? SmallestPush(machine, null);
    }

    private IEnumerable<(SiteDefinition Site, FlipTarget Target)> Targets()
    {
        foreach (var site in _pack.Sites.Where(static s => s.ClientPush is not null && s.Boundaries.Count > 0))
        {
            var criteria = site.ClientPush!.Criteria.Select(name => _pack.FindCriteria(name)).ToList();
            foreach (var one in criteria.Count == 0 ? [null] : criteria)
            {
                if (FlipTarget.Of(_space, site, one) is { } target)
                    yield return (site, target);
            }
        }
    }

    private IEnumerable<Flip> Pushes(Resource machine)
    {
        var assignedTo = AssignedTo(machine);
        return _targets.Value.SelectMany(t => Pushes(machine, t.Target, assignedTo));
    }

    private IEnumerable<Flip> Pushes(Resource machine, FlipTarget target, string? assignedTo) =>
        target.Apply(machine, assignedTo).SelectMany(way => Smallest(machine, way.Machine, decision => target.IsOf(decision) ? way.Steps : [], Outcome.Push));

    /// <summary>The smallest, found without a look at what cannot be smaller.</summary>
    private Flip? SmallestPush(Resource machine, string? siteCode)
    {
        var assignedTo = AssignedTo(machine);
        var truths = new Dictionary<Demand, Truth>();
        Flip? best = null;
        var targets = _targets.Value.Where(t => siteCode is null || t.Site.Code == siteCode)
            .Select(t => (t.Target, Obstacles: t.Target.CountObstacles(machine, assignedTo, truths)))
            .OrderBy(static t => t.Obstacles.All).ThenBy(static t => t.Obstacles.Known);
        foreach (var (target, obstacles) in targets)
        {
            if (best is not null && obstacles.All >= best.Changes.Count)
                break;
            foreach (var flip in Pushes(machine, target, assignedTo))
            {
                if (best is null || flip.Changes.Count < best.Changes.Count)
                    best = flip;
                // None by this target can be smaller.
                if (best.Changes.Count <= obstacles.All)
                    break;
            }
        }

        return best;
    }

    /// <summary>The code of the site that the machine is assigned to, whatever it is; null for none.</summary>
    private string? AssignedTo(Resource machine)
    {
        var decision = TryDecide(machine.ResourceType is null ? machine : machine with { ResourceType = null });
        return decision?.Outcome is null or Outcome.RoamingOnly ? null : decision.Value.Site?.Code;
    }

    /// <summary>Of a machine that is pushed: what fails each check, and what leaves no criteria that match.</summary>
    private IEnumerable<Flip> Breaks(Resource machine)
    {
        var site = _decide(machine).Site!;
        Resource[] simple =
        [
            machine with { ResourceType = ResourceType.Printer },
            machine with { Client = true },
            machine with { Obsolete = true },
            machine with { Decommissioned = true },
            machine with { IPAddresses = null, IPv6Addresses = null, IPSubnets = null, ADSiteName = null },
            machine with { OperatingSystemNameAndVersion = null, SystemRoles = null },
            machine with { SystemRoles = ["Domain Controller"] },
        ];
        foreach (var changed in simple.Concat(Excluded(site, machine)))
        {
            foreach (var flip in Smallest(machine, changed, static _ => [], null))
                yield return flip;
        }

        var matching = site.ClientPush!.Criteria.Select(name => _pack.FindCriteria(name)!).ToList();
        if (matching.Count == 0)
            yield break;
        foreach (var dimensions in new CriteriaBreaks(_space).Find(matching, machine))
        {
            foreach (var flip in Smallest(machine, dimensions, static _ => [], null))
                yield return flip;
        }
    }

    /// <summary>The machine with a name that is on the exclusion list of the site, as each of the names that it has.</summary>
    private IEnumerable<Resource> Excluded(SiteDefinition site, Resource machine)
    {
        var excluded = SiteAnalysis.Excluded(_space, site);
        if (excluded.Count == 0)
            yield break;
        if (MachineSet.All.With(_space.Demand(new TextTest(TextSubject.Name, excluded), TruthSet.True))?.Example.Name is not { } name)
            yield break;
        yield return machine with { Name = name };
        yield return machine with { NetBiosName = name };
        yield return machine with { ResourceNames = [name] };
    }

    /// <summary>The smallest parts of what differs between two machines that flip the outcome; each is held against the matcher.</summary>
    private IEnumerable<Flip> Smallest(
        Resource machine, Resource changed, Func<Decision, IReadOnlyList<FlipStep>> stepsTo, Outcome? wanted)
    {
        var properties = MachineProperties.Differing(_pack, machine, changed);
        var found = new List<int>();
        foreach (var part in Enumerable.Range(1, Math.Max(0, (1 << Math.Min(properties.Count, 12)) - 1)).OrderBy(CountBits))
        {
            if (found.Any(smaller => (smaller & part) == smaller))
                continue;
            _budget.Take();
            var candidate = machine;
            for (var i = 0; i < properties.Count; i++)
            {
                if ((part >> i & 1) != 0)
                    candidate = properties[i].Copy(changed, candidate);
            }

            if (TryDecide(candidate) is not { } decision || (wanted is null ? decision.Outcome == Outcome.Push : decision.Outcome != wanted))
                continue;
            found.Add(part);
            var changes = properties.Where((_, i) => (part >> i & 1) != 0)
                .Select(p => new MachineChange(p.Name, p.Before, p.After, FlipText.Of(p.Name, p.Before, p.After, candidate, decision.Site, stepsTo(decision), p.Copy)));
            yield return new Flip(new EquatableArray<MachineChange>(changes), candidate, decision);
        }
    }

    /// <summary>A method of the rules may not expect a machine that nobody has seen, and throw: then it is no way out.</summary>
    private Decision? TryDecide(Resource machine)
    {
        try
        {
            return _decide(machine);
        }
        catch (Exception e) when (_hasMethods && e is not OperationCanceledException)
        {
            return null;
        }
    }

    internal static int CountBits(int bits)
    {
        var count = 0;
        for (; bits != 0; bits &= bits - 1)
            count++;
        return count;
    }

    private static List<Flip> InOrder(IEnumerable<Flip> flips) =>
    [
        .. flips.GroupBy(static f => string.Join("; ", f.Changes.Select(static c => $"{c.Property}={c.After}"))).Select(static g => g.First())
            .OrderBy(static f => f.Changes.Count).ThenBy(Corrections),
    ];

    /// <summary>To report what nobody has seen is easier than to change what was seen.</summary>
    private static int Corrections(Flip flip) => flip.Changes.Count(static c => c.Before is not null);
}
