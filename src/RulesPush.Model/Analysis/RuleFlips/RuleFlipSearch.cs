namespace RulesPush.Model;

/// <summary>Finds the smallest changes to the rules that turn the outcome of a machine around: which attributes stand in its way.</summary>
internal static class RuleFlipSearch
{
    /// <summary>The fewest changes first. None where the machine itself stands in the way, such as one that is a client already.</summary>
    public static IReadOnlyList<RuleFlip> Find(RulePackDefinition pack, Resource machine, DateTimeOffset now) =>
        [.. FindEdits(pack, machine, now).Select(static found => new RuleFlip(new(found.Edits.Select(static e => e.Change)), found.Decision))];

    /// <summary>The same, as changes that can be tried.</summary>
    internal static IEnumerable<(IReadOnlyList<RuleEdit> Edits, Decision Decision)> FindEdits(RulePackDefinition pack, Resource machine, DateTimeOffset now)
    {
        if (TryDecide(pack, machine, now) is not { } before)
            return [];
        var sets = (before.IsPush ? Breaks(pack, before.Site!, machine, now) : Pushes(pack, machine, now)).Select(static edits => edits.ToList()).OrderBy(static e => e.Count).ToList();
        return
            from place in Enumerable.Range(0, sets.Count)
            where !sets.Take(place).Any(fewer => fewer.All(f => sets[place].Exists(e => e.Change == f.Change)))
            let after = TryDecide(sets[place].Aggregate(pack, static (rules, edit) => edit.Apply(rules)), machine, now)
            where after is { } decided && decided.IsPush != before.IsPush
            select ((IReadOnlyList<RuleEdit>)sets[place], after.Value);
    }

    private static IEnumerable<IEnumerable<RuleEdit>> Breaks(RulePackDefinition pack, SiteDefinition site, Resource machine, DateTimeOffset now)
    {
        if (machine.SystemKind is null or SystemKind.DomainController && site.ClientPush!.DomainControllers)
            yield return [RuleEdit.LettingDomainControllersIn(site, areIn: false)];
        // An entry is a pattern: a name that has its characters in it cannot be said.
        if ((machine.Name ?? machine.NetBiosName) is { } name && name.IndexOfAny(['*', '?']) < 0 && Pattern.TryParse(name, out _))
            yield return [RuleEdit.Excluding(site, name)];
        var matching = site.ClientPush!.Criteria.Where(c => ReferenceCriteria.Evaluate(pack.FindCriteria(c)!, machine, now) == Truth.True).ToList();
        // Without any criteria the site would push to all.
        if (matching.Count > 0 && matching.Count < site.ClientPush.Criteria.Count)
            yield return matching.Select(c => RuleEdit.Without(pack, site, c));
        yield return [RuleEdit.SwitchingOff(site)];
        yield return [RuleEdit.Removing(site, ReferenceAssignment.FindClaims(pack, machine)[0].Boundary)];
    }

    private static IEnumerable<IEnumerable<RuleEdit>> Pushes(RulePackDefinition pack, Resource machine, DateTimeOffset now)
    {
        var isCandidate = machine.ResourceType is null or ResourceType.System
            && machine.Client != true && machine.Obsolete != true && machine.Decommissioned != true && ReferenceDecision.IsAddressable(machine);
        if (!isCandidate)
            yield break;
        var assignment = ReferenceAssignment.Assign(pack, machine);
        var isAssigned = assignment.Site is not null && !assignment.IsRoaming;
        var boundary = isAssigned ? null : SmallestBoundary(machine);
        if (!isAssigned && boundary is null)
            yield break;
        // Without what holds it here, it may belong to a site that pushes to it.
        if (isAssigned)
            yield return [RuleEdit.Removing(assignment.Site!, ReferenceAssignment.FindClaims(pack, machine)[0].Boundary)];
        // Who has no site may be given to any that pushes; and who roams at one, to that one.
        foreach (var site in isAssigned ? [assignment.Site!] : pack.Sites.Where(s => s.ClientPush is not null || s == assignment.Site))
        {
            List<RuleEdit> always =
            [
                .. boundary is null ? (RuleEdit[])[] : [RuleEdit.Adding(site, boundary)],
                .. Exclusions(site, machine, now).Select(e => RuleEdit.Without(site, e)),
            ];
            foreach (var ways in site.ClientPush is { } push ? Criteria(pack, site, push, machine, now) : SwitchedOn(pack, site, machine, now))
                yield return always.Concat(ways);
        }
    }

    private static IEnumerable<IEnumerable<RuleEdit>> Criteria(
        RulePackDefinition pack, SiteDefinition site, ClientPushDefinition push, Resource machine, DateTimeOffset now)
    {
        RuleEdit[] letIn = machine.SystemKind is null or SystemKind.DomainController && !push.DomainControllers ? [RuleEdit.LettingDomainControllersIn(site, areIn: true)] : [];
        if (push.Criteria.Count == 0)
            yield return letIn;
        foreach (var criteria in push.Criteria.Select(name => pack.FindCriteria(name)!))
            yield return letIn.Concat(Failing(criteria, machine, now).Select(c => RuleEdit.Without(pack, criteria, c)));
    }

    /// <summary>Only with criteria that the machine matches as they are: any others would be pushed to all the others too.</summary>
    private static IEnumerable<IEnumerable<RuleEdit>> SwitchedOn(RulePackDefinition pack, SiteDefinition site, Resource machine, DateTimeOffset now) =>
        from criteria in pack.Criteria
        where Failing(criteria, machine, now).Count == 0
        select new[] { RuleEdit.Pushing(pack, site, criteria, machine.SystemKind is null or SystemKind.DomainController) };

    /// <summary>The conditions that do not hold; those that are methods as they answer once the others are gone.</summary>
    private static List<Condition> Failing(CriteriaDefinition criteria, Resource machine, DateTimeOffset now)
    {
        var failing = criteria.Conditions.Where(c => c.Test is not MethodTest && ReferenceCriteria.Evaluate(c, machine, now) != Truth.True).Distinct().ToList();
        return [.. failing, .. criteria.Conditions.Where(c => c.Test is MethodTest && ConditionExplanation.Of(c, machine, now).Truth != Truth.True)];
    }

    private static IEnumerable<PushExclusion> Exclusions(SiteDefinition site, Resource machine, DateTimeOffset now) =>
        site.Exclusions.Where(e => ReferenceDecision.FindExclusion(site with { Exclusions = new(e) }, machine, now) is not null);

    /// <summary>A boundary that holds this machine, and no other than it can.</summary>
    private static BoundaryDefinition? SmallestBoundary(Resource machine)
    {
        var addresses = (machine.IPAddresses ?? []).Concat(machine.IPv6Addresses ?? []).ToList();
        return addresses.Count > 0 ? new NetworkBoundary($"{addresses[0]}/{(addresses[0].IsV6 ? 128 : 32)}")
            : machine.ADSiteName is { } name && AdSiteBoundary.IsValidName(name) ? new AdSiteBoundary(name)
            : null;
    }

    /// <summary>The decision; null where a method throws that was not asked before.</summary>
    private static Decision? TryDecide(RulePackDefinition pack, Resource machine, DateTimeOffset now)
    {
        try
        {
            return ReferenceDecision.Decide(pack, machine, now);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }
}
