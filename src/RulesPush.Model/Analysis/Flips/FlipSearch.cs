namespace RulesPush.Model;

/// <summary>Finds the smallest changes to a machine that turn its outcome around.</summary>
/// <remarks>Made once for some rules, and asked for many machines; by one thread at a time.</remarks>
public sealed class FlipSearch
{
    /// <summary>Of more places than this where a machine is pushed too, a second change is not looked for.</summary>
    private const int MostPlaces = 64;

    private readonly RulePackDefinition _pack;
    private readonly MachineSpace _space;
    private readonly Func<Resource, Decision> _decide;
    private readonly AnalysisBudget _budget;
    private readonly bool _hasMethods;
    private readonly Lazy<IReadOnlyList<(SiteDefinition Site, FlipTarget Target)>> _targets;
    private readonly Lazy<OtherPlaces> _places;

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
        _places = new Lazy<OtherPlaces>(() => new OtherPlaces(_space, AssignedTo));
    }

    /// <summary>All ways to turn the outcome around: the fewest changes first, and of these those of what nobody has seen; of several values that a property may take, one.</summary>
    /// <exception cref="BudgetExceededException">There are more than the budget allows to look for.</exception>
    public IReadOnlyList<Flip> Find(Resource machine)
    {
        if (machine is null)
            throw new ArgumentNullException(nameof(machine));
        var isPushed = _decide(machine).Outcome == Outcome.Push;
        return InOrder(isPushed ? Breaks(machine).Select(static f => (f, true)) : Pushes(machine));
    }

    /// <summary>One of <see cref="Find"/> with the fewest changes, with the site that has the machine now if it can be; null where nothing turns the outcome around.</summary>
    public Flip? FindSmallest(Resource machine)
    {
        if (machine is null)
            throw new ArgumentNullException(nameof(machine));
        var decision = _decide(machine);
        if (decision.Outcome == Outcome.Push)
            return InOrder(Breaks(machine).Select(static f => (f, true))).FirstOrDefault();
        return SmallestPush(machine, decision.Site?.Code);
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

    /// <summary>All that leads to a push, and whether it says what each change is for.</summary>
    private IEnumerable<(Flip Flip, bool IsExplained)> Pushes(Resource machine)
    {
        var assignedTo = AssignedTo(machine);
        return _targets.Value.SelectMany(t => Pushes(machine, t.Target, assignedTo, static () => int.MaxValue).Select(flip => (flip, t.Target.IsOf(flip.Decision))));
    }

    private IEnumerable<Flip> Pushes(Resource machine, FlipTarget target, string? assignedTo, Func<int> most) => target.Apply(machine, assignedTo, _places, AssignedTo)
        .SelectMany(way => Smallest(machine, way.Machine, decision => target.IsOf(decision) ? way.Steps : [], Outcome.Push, most));

    /// <summary>The smallest, found without a look at what cannot be smaller.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="here">The code of the site that has the machine, which comes before others that take as many changes; null for none.</param>
    private Flip? SmallestPush(Resource machine, string? here)
    {
        var assignedTo = AssignedTo(machine);
        var truths = new Dictionary<Demand, Truth>();
        Flip? best = null;
        var targets = _targets.Value
            .Select(t => (t.Target, IsHere: t.Site.Code == here, Obstacles: t.Target.CountObstacles(machine, assignedTo, truths)))
            .OrderByDescending(static t => t.IsHere).ThenBy(static t => t.Obstacles.All).ThenBy(static t => t.Obstacles.Known);
        foreach (var (target, _, obstacles) in targets)
        {
            // Of those that are left some may take fewer: they stand in two rows, those of the site and then the others.
            if (best is not null && obstacles.All >= best.Changes.Count)
                continue;
            foreach (var flip in Pushes(machine, target, assignedTo, () => best is null ? int.MaxValue : best.Changes.Count - 1))
            {
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

    /// <summary>Of a machine that is pushed: what fails each check, and where else it would not be pushed.</summary>
    private List<Flip> Breaks(Resource machine)
    {
        var site = _decide(machine).Site!;
        Resource[] outOfService =
        [
            machine with { ResourceType = ResourceType.Printer },
            machine with { Client = true },
            machine with { Obsolete = true },
            machine with { Decommissioned = true },
            // Not to be addressed in any way.
            machine with { NetBiosName = null, ResourceNames = null, IPAddresses = null, IPv6Addresses = null },
        ];
        var others = _places.Value.Of(machine).Concat(_places.Value.WithTwo(machine)).Concat(OtherSystems(site, machine)).ToList();
        var found = outOfService.Concat(Breaks(site, machine)).Concat(others).SelectMany(changed => Breaks(machine, changed)).ToList();
        // Elsewhere, or with another system, it may still be pushed, though by fewer criteria or by others: unless it is changed in what these read.
        var pushed = others.Select(m => (Machine: m, Decision: TryDecide(m))).Where(static m => m.Decision is { IsPush: true })
            .Select(static m => (m.Machine, Site: m.Decision!.Value.Site!))
            .GroupBy(m => (m.Site.Code, Matching(m.Site, m.Machine), MachineProperties.Differing(_pack, machine, m.Machine).Select(static p => p.Name).FirstOrDefault()))
            .Select(static same => same.First())
            .Take(MostPlaces);
        found.AddRange(pushed.SelectMany(m => Breaks(m.Site, m.Machine).Concat(_places.Value.Of(m.Machine))).SelectMany(changed => Breaks(machine, changed)));
        return found;
    }

    private IEnumerable<Flip> Breaks(Resource machine, Resource changed) => Smallest(machine, changed, static _ => [], null, static () => int.MaxValue);

    /// <summary>What a site says of a machine, taken back in each way that there is: a kind or a name that it keeps out, and values that none of its criteria certainly matches.</summary>
    private IEnumerable<Resource> Breaks(SiteDefinition site, Resource machine)
    {
        Resource[] systems =
        [
            machine with { OperatingSystemNameAndVersion = null, SystemRoles = null },
            machine with { SystemRoles = ["Domain Controller"] },
        ];
        var criteria = site.ClientPush!.Criteria.Select(name => _pack.FindCriteria(name)!).ToList();
        return systems.Concat(Excluded(site, machine)).Concat(criteria.Count == 0 ? [] : new CriteriaBreaks(_space).Find(criteria, machine));
    }

    /// <summary>The machine with another operating system, or with other roles, as the criteria of a site tell them apart: together they are a kind, but each may change alone.</summary>
    private IEnumerable<Resource> OtherSystems(SiteDefinition site, Resource machine)
    {
        var demands = site.ClientPush!.Criteria.SelectMany(name => _space.Matches(_pack.FindCriteria(name)!)).Where(static d => d.Dimension is SystemDimension).Distinct();
        foreach (var other in demands.SelectMany(static d => d.Dimension.Everything.With(d.Negated)?.Alternatives ?? []))
        {
            yield return machine with { OperatingSystemNameAndVersion = other.OperatingSystemNameAndVersion };
            yield return machine with { SystemRoles = other.SystemRoles };
        }
    }

    /// <summary>The names of the criteria of a site that match a machine, so far as no method is asked.</summary>
    private string Matching(SiteDefinition site, Resource machine) => string.Join(
        ",", site.ClientPush!.Criteria.Where(name => _space.Matches(_pack.FindCriteria(name)!).All(d => CriteriaBreaks.Holds(_space, d, machine))));

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
    /// <param name="machine">The machine.</param>
    /// <param name="changed">What it may become.</param>
    /// <param name="stepsTo">What the changes are for that lead to a decision.</param>
    /// <param name="wanted">The outcome that is wanted; null for any but a push.</param>
    /// <param name="most">How many changes are still of interest.</param>
    private IEnumerable<Flip> Smallest(
        Resource machine, Resource changed, Func<Decision, IReadOnlyList<FlipStep>> stepsTo, Outcome? wanted, Func<int> most)
    {
        var properties = MachineProperties.Differing(_pack, machine, changed);
        var before = new Lazy<string?>(() => AssignedTo(machine));
        var found = new List<int>();
        foreach (var part in Enumerable.Range(1, Math.Max(0, (1 << Math.Min(properties.Count, 12)) - 1)).OrderBy(CountBits))
        {
            if (CountBits(part) > most())
                break;
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
                .Select(p => new MachineChange(p.Name, p.Before, p.After, FlipText.Of(p.Name, p.Before, p.After, candidate, decision, before.Value, stepsTo(decision), p.Copy)));
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

    /// <summary>Of several values that the same properties may take, for the same rules, one: rather one to report than one to report no more.</summary>
    private static List<Flip> InOrder(IEnumerable<(Flip Flip, bool IsExplained)> flips)
    {
        var distinct = flips.GroupBy(static f => (Key(f.Flip), Rules(f.Flip)))
            .Select(static same => same.OrderBy(static f => f.Flip.Changes.Count(static c => c.After is null)).ThenBy(static f => !f.IsExplained).First().Flip)
            .OrderBy(static f => f.Changes.Count).ThenBy(Corrections).ToList();
        // With another value fewer of the same properties may do.
        return distinct.FindAll(flip => !distinct.Exists(
            fewer => fewer.Changes.Count < flip.Changes.Count && Rules(fewer) == Rules(flip) && fewer.Changes.All(c => flip.Changes.Any(other => other.Property == c.Property))));
    }

    /// <summary>What a push is by; none where there is no push.</summary>
    private static (string?, string?) Rules(Flip flip) => flip.Decision.IsPush ? (flip.Decision.Site?.Code, flip.Decision.Criteria?.RuleName) : default;

    private static string Key(Flip flip) => string.Join(",", flip.Changes.Select(static c => c.Property));

    /// <summary>To report what nobody has seen is easier than to change what was seen.</summary>
    private static int Corrections(Flip flip) => flip.Changes.Count(static c => c.Before is not null);
}
