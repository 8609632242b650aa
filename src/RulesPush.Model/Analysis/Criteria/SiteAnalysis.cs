namespace RulesPush.Model;

/// <summary>What a site makes of its criteria: which add nothing, which can never push, and which let domain controllers in.</summary>
internal sealed class SiteAnalysis(MachineSpace space)
{
    /// <summary>A domain controller.</summary>
    public static SystemKindTest DomainController { get; } = new(SystemKind.DomainController);

    /// <summary>Every kind but a domain controller.</summary>
    public static SystemKindTest AnyOtherKind { get; } = new(SystemKind.Workstation, SystemKind.Server, SystemKind.Other);

    private readonly ExclusionAnalysis _exclusions = new(space);

    /// <summary>The findings on the exclusion list of a site, as far as the budget reaches.</summary>
    public IReadOnlyList<RuleFinding> FindExclusions(SiteDefinition site) =>
        WithinBudget(site, new RulePart(RuleSection.Class), "what its exclusion list keeps out", () => _exclusions.Find(site));

    /// <summary>The findings on the client push of a site, as far as the budget reaches.</summary>
    public IReadOnlyList<RuleFinding> FindPush(SiteDefinition site)
    {
        // Where criteria are left out for their mistakes, nothing can be said of the others.
        if (site.ClientPush is not { } push || push.Criteria.Any(name => space.Pack.FindCriteria(name) is null))
            return [];
        return site.Boundaries.Count == 0
            ? [NeverPushes(site, "it has no site boundary")]
            : WithinBudget(site, new RulePart(RuleSection.ClientPush), "what its criteria add to each other", () => Find(site, push));
    }

    /// <summary>What is found before the budget ends, and that it does.</summary>
    private List<RuleFinding> WithinBudget(SiteDefinition site, RulePart part, string unproved, Func<IEnumerable<RuleFinding>> find)
    {
        var findings = new List<RuleFinding>();
        space.Budget.Restart();
        try
        {
            findings.AddRange(find());
        }
        catch (BudgetExceededException)
        {
            findings.Add(new RuleFinding
            {
                Kind = FindingKind.NotProved,
                Rule = site.RuleName,
                Part = part,
                Arguments = new(site.Code, unproved),
            });
        }

        return findings;
    }

    private IEnumerable<RuleFinding> Find(SiteDefinition site, ClientPushDefinition push)
    {
        if (Reach(site, push) is not { } pushed)
        {
            var isWon = MachineSet.All.With(space.Demand(new AssignedTest(site.Code), TruthSet.True)) is null;
            yield return isWon
                ? NeverPushes(site, "other sites win all of its boundaries") with { With = new(Winners(site).Select(static s => s.RuleName)) }
                : NeverPushes(site, "its exclusion list names every machine");
            yield break;
        }

        var criteria = push.Criteria.Select(name => space.Pack.FindCriteria(name)!).ToList();
        var demands = criteria.Select(space.Matches).ToList();
        var within = demands.Select(d => pushed.With(d)).ToList();
        if (criteria.Count > 0 && within.All(static w => w is null))
        {
            var why = string.Join(", and ", criteria.Zip(demands, (c, d) => $"{Short(c)} because of {Obstacle(site, push, d)}"));
            yield return NeverPushes(site, $"no machine can match {why}") with { With = new(criteria.Select(static c => c.RuleName)) };
            yield break;
        }

        // Without criteria nothing names them at all.
        if (criteria.Count == 0 && push.DomainControllers && pushed.With(space.Demand(DomainController, TruthSet.True)) is { } all)
        {
            yield return new RuleFinding
            {
                Kind = FindingKind.DomainControllersLetIn,
                Rule = site.RuleName,
                Part = new RulePart(RuleSection.ClientPush),
                Arguments = new(site.Code, "a push without criteria"),
                Witness = all.Example,
            };
        }

        for (var i = 0; i < criteria.Count; i++)
        {
            if (within[i] is { } machines)
            {
                if (FindCovered(site, criteria, demands, machines, i) is { } covered)
                    yield return covered;
                if (push.DomainControllers && FindDomainControllers(site, criteria[i], machines, i) is { } letIn)
                    yield return letIn;
            }
            else if (MachineSet.All.With(demands[i]) is { } elsewhere)
            {
                yield return new RuleFinding
                {
                    Kind = FindingKind.CriteriaOutsideBoundaries,
                    Rule = site.RuleName,
                    Part = new RulePart(RuleSection.ClientPush, 0, i),
                    With = new(criteria[i].RuleName),
                    Arguments = new(site.Code, Short(criteria[i]), Obstacle(site, push, demands[i])),
                    Witness = elsewhere.Example,
                };
            }
        }
    }

    /// <summary>Whether a site pushes to any machine by one of its criteria. Asked only where <see cref="FindPush"/>, of which this is a part, stayed within the budget.</summary>
    public bool PushesBy(SiteDefinition site, int place)
    {
        space.Budget.Restart();
        return Reach(site, site.ClientPush!)?.With(space.Matches(space.Pack.FindCriteria(site.ClientPush!.Criteria[place])!)) is not null;
    }

    private RuleFinding? FindCovered(
        SiteDefinition site, List<CriteriaDefinition> criteria, List<IReadOnlyList<Demand>> demands, MachineSet machines, int place)
    {
        var others = Enumerable.Range(0, criteria.Count).Where(i => i != place).ToList();
        var sets = others.Select(i => demands[i]).ToList();
        if (Coverage.FindOutside(machines, sets) is not null)
            return null;
        var fewest = Coverage.FindFewest(machines, sets, space.Budget).Select(i => criteria[others[i]]).ToList();
        return new RuleFinding
        {
            Kind = FindingKind.CoveredByOthers,
            Rule = site.RuleName,
            Part = new RulePart(RuleSection.ClientPush, 0, place),
            With = new([criteria[place].RuleName, .. fewest.Select(static c => c.RuleName)]),
            Arguments = new(Short(criteria[place]), site.Code, string.Join(" and ", fewest.Select(Short))),
            Witness = machines.Example,
        };
    }

    /// <summary>The first check of a site that leaves nothing of some criteria, in words.</summary>
    private string Obstacle(SiteDefinition site, ClientPushDefinition push, IReadOnlyList<Demand> criteria)
    {
        if (MachineSet.All.With(criteria) is not { } matching)
            return "its own conditions, which contradict each other";
        var excluded = Excluded(space, site);
        (Demand Demand, string Text)[] checks =
        [
            (space.Demand(new AssignedTest(site.Code), TruthSet.True), $"the boundaries of {site.Code}"),
            .. excluded.Count == 0 ? [] : new[] { (space.Demand(new TextTest(TextSubject.Name, excluded), TruthSet.NotTrue), $"the exclusion list of {site.Code}") },
            .. push.DomainControllers ? [] : new[] { (space.Demand(AnyOtherKind, TruthSet.True), $"the domain controllers that {site.Code} does not let in") },
        ];
        // Each reads properties of its own, so that one of them is enough; but for an address that only nameless machines need.
        return checks.Where(c => matching.With(c.Demand) is null).Select(static c => c.Text).FirstOrDefault() ?? $"the boundaries and the exclusion list of {site.Code}";
    }

    /// <summary>The sites that have what the boundaries of a site hold.</summary>
    private IEnumerable<SiteDefinition> Winners(SiteDefinition site)
    {
        var (map, keys) = (BoundaryMap.Of(space.Pack), AssignmentKeys.Of(space.Pack));
        return space.Pack.Sites.Where(other => other.Code != site.Code && site.Boundaries.Any(boundary => boundary switch
        {
            AddressBoundary range => !map.RegionOf(other.Code).Intersect(AddressSet.Of(range.Range)).IsEmpty,
            SubnetIdBoundary subnetId => keys.OfSubnetId(subnetId.SubnetId) == other.Code,
            AdSiteBoundary adSite => keys.OfAdSite(adSite.SiteName) == other.Code,
            _ => false,
        }));
    }

    private RuleFinding? FindDomainControllers(SiteDefinition site, CriteriaDefinition criteria, MachineSet machines, int place)
    {
        if (criteria.Conditions.Any(Names) || machines.With(space.Demand(DomainController, TruthSet.True)) is not { } letIn)
            return null;
        return new RuleFinding
        {
            Kind = FindingKind.DomainControllersLetIn,
            Rule = site.RuleName,
            Part = new RulePart(RuleSection.ClientPush, 0, place),
            With = new(criteria.RuleName),
            Arguments = new(site.Code, Short(criteria)),
            Witness = letIn.Example,
        };
    }

    /// <summary>The criteria of sites that let domain controllers in.</summary>
    public static HashSet<string> LettingIn(RulePackDefinition pack) =>
        [.. pack.Sites.Where(static s => s.ClientPush?.DomainControllers == true).SelectMany(static s => s.ClientPush!.Criteria)];

    /// <summary>Whether a condition says that domain controllers are meant: by their kind, their role, or what their operating system is called.</summary>
    public static bool Names(Condition condition) => !condition.IsExclude && condition.Test switch
    {
        SystemKindTest kind => kind.Kinds.Contains(SystemKind.DomainController),
        TextTest { Subject: TextSubject.Role } role => role.Patterns.Any(static p => p.IsMatch("Domain Controller") && HasWord(p, "dom", "contr")),
        OperatingSystemTest system => system.Patterns.Any(static p => HasWord(p, "adv")),
        _ => false,
    };

    /// <summary>Whether a pattern spells out how one of these words begins: one of asterisks alone names nobody.</summary>
    private static bool HasWord(Pattern pattern, params string[] words) => words.Any(w => pattern.Text.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>
    /// The machines that reach the criteria: assigned, addressable, not on the exclusion list and no domain controller, as
    /// far as that matters. Null where there is none.
    /// </summary>
    internal MachineSet? Reach(SiteDefinition site, ClientPushDefinition push)
    {
        var demands = new List<Demand> { space.Demand(new AssignedTest(site.Code), TruthSet.True) };
        var excluded = Excluded(space, site);
        if (excluded.Count > 0)
            demands.Add(space.Demand(new TextTest(TextSubject.Name, excluded), TruthSet.NotTrue));
        if (!push.DomainControllers)
            demands.Add(space.Demand(AnyOtherKind, TruthSet.True));
        demands.Add(Addressed(space, excluded));
        return MachineSet.All.With(demands);
    }

    /// <summary>The names on the exclusion list of a site, as far as its entries hold.</summary>
    public static EquatableArray<Pattern> Excluded(MachineSpace space, SiteDefinition site) =>
        new(site.Exclusions.Where(e => e.Until?.IsOver(space.Now) != true).SelectMany(static e => e.Names));

    /// <summary>That a machine is addressed by a name that is not on an exclusion list, or else, where every name is, by an address.</summary>
    public static Demand Addressed(MachineSpace space, EquatableArray<Pattern> excluded)
    {
        var named = excluded.Count > 0
            ? space.Demand(new NetBiosNameTest(excluded), TruthSet.False)
            : space.Demand(new NetBiosNameTest(new EquatableArray<Pattern>(Pattern.Parse("*"))), TruthSet.True);
        return MachineSet.All.With(named) is not null ? named : space.Demand(new HasAddressTest(), TruthSet.True);
    }

    private static RuleFinding NeverPushes(SiteDefinition site, string why) => new()
    {
        Kind = FindingKind.SiteNeverPushes,
        Rule = site.RuleName,
        Part = new RulePart(RuleSection.ClientPush),
        Arguments = new(site.Code, why),
    };

    private string Short(CriteriaDefinition criteria) => space.Pack.ShortName(criteria.RuleName);
}
