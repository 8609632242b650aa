namespace RulesPush.Model;

/// <summary>One way to be pushed to: by a site, and by one of its criteria if it has any. What it demands of a machine is fixed.</summary>
internal sealed class FlipTarget
{
    private readonly MachineSpace _space;
    private readonly SiteDefinition _site;
    private readonly CriteriaDefinition? _criteria;
    private readonly List<(Demand Demand, string Text)> _demands = [];
    private readonly Dictionary<Dimension, IReadOnlyList<Resource>> _solutions = [];
    private PlaceChanges? _placeChanges;

    private FlipTarget(MachineSpace space, SiteDefinition site, CriteriaDefinition? criteria) => (_space, _site, _criteria) = (space, site, criteria);

    /// <summary>Whether a push is by this site and these criteria: only then the reasons for its demands are those of the push.</summary>
    public bool IsOf(Decision decision) => decision.Site?.Code == _site.Code && decision.Criteria?.RuleName == _criteria?.RuleName;

    /// <summary>The target; null where nothing can meet it.</summary>
    public static FlipTarget? Of(MachineSpace space, SiteDefinition site, CriteriaDefinition? criteria)
    {
        var target = new FlipTarget(space, site, criteria);
        target.Add(space.Demand(new AssignedTest(site.Code), TruthSet.True), $"is assigned to {site.Code}");
        var excluded = target.Excluded();
        if (excluded.Count > 0)
        {
            target.Add(space.Demand(new TextTest(TextSubject.Name, excluded), TruthSet.NotTrue), $"is not {excluded}");
            target.Add(space.Demand(new NetBiosNameTest(excluded), TruthSet.NotTrue), $"is not {excluded}");
        }

        if (site.ClientPush?.DomainControllers == false)
            target.Add(space.Demand(SiteAnalysis.AnyOtherKind, TruthSet.True), "is known to be no domain controller");
        foreach (var condition in criteria?.Conditions.Where(c => c.Until?.IsOver(space.Now) != true) ?? [])
            target.Add(space.Holds(condition, criteria!.RuleName), condition.ToString());

        foreach (var demands in target._demands.GroupBy(static d => d.Demand.Dimension))
        {
            ValueSet? values = demands.Key.Everything;
            foreach (var (demand, _) in demands)
                values = values?.With(demand);
            if (values is null)
                return null;
            // To report something is kinder than to stop reporting it.
            target._solutions.Add(demands.Key, [.. values.Alternatives.OrderByDescending(static solution => WitnessText.Properties(solution).Count())]);
        }

        return target;
    }

    /// <summary>
    /// How many properties have to change at least: one for each dimension of which a demand fails, and each obstacle; and
    /// how many of them are not merely unknown.
    /// </summary>
    /// <param name="machine">The machine.</param>
    /// <param name="assignedTo">The code of the site that it is assigned to; null where it is to none.</param>
    /// <param name="truths">What demands say of the machine, as far as it has been asked: sites share their criteria.</param>
    public (int All, int Known) CountObstacles(Resource machine, string? assignedTo, Dictionary<Demand, Truth> truths)
    {
        var failing = new Dictionary<Dimension, bool>();
        foreach (var (demand, _) in _demands)
        {
            if (!truths.TryGetValue(demand, out var truth))
                truths.Add(demand, truth = Evaluate(demand.Test, machine, assignedTo));
            if (!demand.Allowed.Holds(truth))
                failing[demand.Dimension] = truth != Truth.Unknown || (failing.TryGetValue(demand.Dimension, out var isKnown) && isKnown);
        }

        var others = (machine.ResourceType is null or ResourceType.System ? 0 : 1)
            + (machine.Client == true ? 1 : 0) + (machine.Obsolete == true ? 1 : 0) + (machine.Decommissioned == true ? 1 : 0);
        return (failing.Count + others, failing.Count(static f => f.Value) + others);
    }

    /// <summary>The machine with everything changed that stands in the way, in each way that there is, and what each change is for.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="assignedTo">The code of the site that it is assigned to; null where it is to none.</param>
    /// <param name="places">The values that say where a machine is.</param>
    /// <param name="siteOf">The code of the site that a machine is assigned to; null for none.</param>
    public IEnumerable<(Resource Machine, IReadOnlyList<FlipStep> Steps)> Apply(
        Resource machine, string? assignedTo, Lazy<OtherPlaces> places, Func<Resource, string?> siteOf)
    {
        var failing = _demands.Where(d => !Holds(d.Demand, machine, assignedTo)).GroupBy(static d => d.Demand.Dimension).ToList();
        IEnumerable<(Resource Machine, List<FlipStep> Steps)> ways = [(WithoutObstacles(machine), [])];
        foreach (var demands in failing)
        {
            // A place has to meet all conditions on it, whether the one before did or not.
            var isMove = demands.Any(static d => d.Demand.Test is AssignedTest);
            var conditions = (isMove ? _demands.Where(d => d.Demand.Dimension == demands.Key) : demands).Where(static d => d.Demand.Test is not AssignedTest).Select(static d => d.Text);
            var why = string.Join(" and ", conditions.Distinct());
            IEnumerable<Resource> solutions = _solutions[demands.Key];
            if (demands.Key is LocationDimension)
                solutions = solutions.Concat(Placed(demands.Key, machine, places, siteOf));
            ways = ways.SelectMany(
                way => solutions, (way, solution) => (demands.Key.Copy(solution, way.Machine), (List<FlipStep>)[.. way.Steps, new FlipStep(solution, why, isMove)]));
        }

        return ways.SelectMany(way => Addressed(way.Machine, places), static (way, machine) => (machine, (IReadOnlyList<FlipStep>)way.Steps));
    }

    /// <summary>The machine, in each way in which it can be addressed where it cannot yet: by a name that is not excluded, or by an address that puts it nowhere else.</summary>
    private IEnumerable<Resource> Addressed(Resource machine, Lazy<OtherPlaces> places)
    {
        if (ReferenceDecision.IsAddressable(machine))
            return [machine];
        Resource[] named = FreeName() is { } name ? [machine with { NetBiosName = name }, machine with { ResourceNames = [name] }] : [];
        return
        [
            .. named,
            .. places.Value.Nowhere(PlaceProperties.IPAddresses).Select(at => machine with { IPAddresses = at.IPAddresses }),
            .. places.Value.Nowhere(PlaceProperties.IPv6Addresses).Select(at => machine with { IPv6Addresses = at.IPv6Addresses }),
        ];
    }

    /// <summary>The places that leave as much of the machine's location as it is as the demands on the place allow.</summary>
    private IEnumerable<Resource> Placed(Dimension location, Resource machine, Lazy<OtherPlaces> places, Func<Resource, string?> siteOf)
    {
        // Asked for last: where a machine is assigned takes the most work.
        var demands = _demands.Where(d => d.Demand.Dimension == location).OrderBy(static d => d.Demand.Test is AssignedTest).Select(static d => d.Demand).ToList();
        _placeChanges ??= new PlaceChanges(places.Value, _solutions[location], Kind);
        return _placeChanges
            .Of(
                machine,
                demands.Where(d => d.Test is not AssignedTest && !Holds(d, machine, null)).Select(static d => d.Test),
                before => siteOf(before) is not { } site || site == _site.Code,
                changed => demands.TrueForAll(d => Holds(d, changed, d.Test is AssignedTest ? siteOf(changed) : null)))
            .Select(changed => location.Copy(changed, new Resource()));

        string Kind(PlacedMachine value) =>
            (value.AssignedTo is null ? "-" : value.AssignedTo == _site.Code ? "+" : "x") + string.Concat(demands.Where(static d => d.Test is not AssignedTest).Select(d => (int)Evaluate(d.Test, value.Machine, null)));
    }

    /// <summary>What no rule says, and every push needs.</summary>
    private Resource WithoutObstacles(Resource machine)
    {
        var excluded = Excluded();
        return machine with
        {
            ResourceType = machine.ResourceType is null or ResourceType.System ? machine.ResourceType : ResourceType.System,
            Client = machine.Client == true ? false : machine.Client,
            Obsolete = machine.Obsolete == true ? false : machine.Obsolete,
            Decommissioned = machine.Decommissioned == true ? false : machine.Decommissioned,
            ResourceNames = machine.ResourceNames?.Any(name => excluded.Any(p => p.IsMatch(name))) == true
                ? [.. machine.ResourceNames.Where(name => !excluded.Any(p => p.IsMatch(name)))]
                : machine.ResourceNames,
        };
    }

    private bool Holds(Demand demand, Resource machine, string? assignedTo) => demand.Allowed.Holds(Evaluate(demand.Test, machine, assignedTo));

    private Truth Evaluate(ConditionTest test, Resource machine, string? assignedTo) => test switch
    {
        AssignedTest assigned => (assigned.Site == assignedTo).ToTruth(),
        NetBiosNameTest name => machine.NetBiosName is not { } text ? Truth.Unknown : name.Patterns.Any(p => p.IsMatch(text)).ToTruth(),
        // Nothing is known of how a method can be satisfied: whether it is, is seen in the end.
        OpaqueTest => Truth.True,
        _ => ReferenceCriteria.Evaluate(new Condition { Test = test }, machine, _space.Now),
    };

    private EquatableArray<Pattern> Excluded() => SiteAnalysis.Excluded(_space, _site);

    /// <summary>A NetBIOS name that is not on the exclusion list; null where every name is.</summary>
    private string? FreeName()
    {
        var excluded = Excluded();
        return excluded.Count == 0 ? "PC-1" : _space.Demand(new NetBiosNameTest(excluded), TruthSet.False) is var demand
            ? demand.Dimension.Everything.With(demand)?.Example.NetBiosName
            : null;
    }

    private void Add(Demand demand, string text) => _demands.Add((demand, text));
}

/// <summary>A change of the properties of one dimension.</summary>
/// <param name="Solution">A machine with the new values.</param>
/// <param name="Why">The conditions that it is for, as text; empty where it is for the assignment alone.</param>
/// <param name="IsMove">Whether it assigns the machine to another site.</param>
internal sealed record FlipStep(Resource Solution, string Why, bool IsMove);
