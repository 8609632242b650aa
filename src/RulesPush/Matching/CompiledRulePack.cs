using System.Runtime.CompilerServices;
using RulesPush.Matching.Criteria;
using RulesPush.Model;

namespace RulesPush.Matching;

/// <summary>What a generated rule pack is made of: the checks in their order, around the generated matchers.</summary>
public abstract class CompiledRulePack : IRulePack
{
    private readonly CompiledSite[] _sites;

    /// <summary>The lists of criteria that have a number.</summary>
    private readonly int[][] _lists;
    private readonly Dictionary<string, int> _places;
    private readonly BoundaryTable _boundaries;
    private readonly BoundaryTable _roamingBoundaries;

    /// <summary>Builds the tables of the pack.</summary>
    /// <exception cref="InvalidOperationException">The build found mistakes in some of the rules, and left them out.</exception>
    protected CompiledRulePack(RulePackDefinition definition)
    {
        (_places, _lists, _sites) = Compile(definition);
        Definition = definition;
        _boundaries = new BoundaryTable(_sites.SelectMany(static (s, index) => s.Definition.Boundaries.Select(b => (index, b))));
        _roamingBoundaries = new BoundaryTable(_sites.SelectMany(static (s, index) => s.Definition.RoamingBoundaries.Select(b => (index, b))));
    }

    /// <summary>Builds the tables of the pack of boundaries that are flattened: definitions are asked for theirs only where sites have others than addresses.</summary>
    /// <inheritdoc cref="CompiledRulePack(RulePackDefinition)"/>
    protected CompiledRulePack(RulePackDefinition definition, FlatBoundaries boundaries, FlatBoundaries roamingBoundaries)
    {
        (_places, _lists, _sites) = Compile(definition);
        Definition = definition;
        _boundaries = new BoundaryTable(boundaries, boundaries.ReadOthers(_sites, static s => s.Boundaries));
        _roamingBoundaries = new BoundaryTable(roamingBoundaries, roamingBoundaries.ReadOthers(_sites, static s => s.RoamingBoundaries));
    }

    /// <inheritdoc/>
    public RulePackDefinition Definition { get; }

    /// <summary>
    /// Up to how many criteria of a site are held against a machine one after the other, as compiled; more are held
    /// against it at once: measured, that costs less from about 25 on. Tests set it, to have one or the other.
    /// </summary>
    internal int StraightLine { get; set; } = CriteriaLists.MostCriteria;

    /// <inheritdoc/>
    public Assignment Assign(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var (site, isRoaming) = FindSite(resource);
        return new Assignment(site?.Definition, isRoaming);
    }

    /// <inheritdoc/>
    public Decision Decide(Resource resource, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(resource);
        if (FirstFailing(resource, now, out var site, out var exclusion) is { } outcome)
            return new Decision(outcome, site?.Definition, Exclusion: exclusion);
        var decision = DecideByCriteria(site!, resource, now);
        return decision.IsPush && resource.SystemKind is null && !site!.Definition.ClientPush!.DomainControllers
            ? decision with { Outcome = Outcome.MissingData }
            : decision;
    }

    /// <inheritdoc/>
    public Truth Evaluate(CriteriaDefinition criteria, Resource resource, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        ArgumentNullException.ThrowIfNull(resource);
        return _places.TryGetValue(criteria.RuleName, out var place)
            ? Match(place, resource, now).Truth
            : throw new ArgumentException($"{criteria.RuleName} is none of the criteria of {Definition.Name}.", nameof(criteria));
    }

    /// <inheritdoc/>
    public Explanation Explain(Resource resource, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Explainer.Explain(Definition, resource, now);
    }

    /// <summary>Holds the criteria with this index in <see cref="RulePackDefinition.Criteria"/> against <paramref name="resource"/>.</summary>
    protected abstract CriteriaMatch Match(int criteria, Resource resource, DateTimeOffset now);

    /// <summary>The first of some criteria that is not false, without why, for which the order of conditions is free.</summary>
    /// <param name="criteria">The criteria, by their indexes in <see cref="RulePackDefinition.Criteria"/>.</param>
    /// <param name="resource">The machine.</param>
    /// <param name="now">The time.</param>
    /// <param name="truth">Whether it holds, or is unknown.</param>
    /// <returns>Its place in <paramref name="criteria"/>; -1 where all are false.</returns>
    protected virtual int FirstNotFalse(ReadOnlySpan<int> criteria, Resource resource, DateTimeOffset now, out Truth truth)
    {
        for (var i = 0; i < criteria.Length; i++)
        {
            truth = Match(criteria[i], resource, now).Truth;
            if (truth != Truth.False)
                return i;
        }

        truth = Truth.False;
        return -1;
    }

    private static (Dictionary<string, int> Places, int[][] Lists, CompiledSite[] Sites) Compile(RulePackDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        // Without an exclude that has a mistake in it, the rest would push too much.
        if (definition.LeftOut.Count > 0)
            throw new InvalidOperationException($"The rules of {definition.Name} do not build; left out: {definition.LeftOut}.");
        var places = definition.Criteria.Index().ToDictionary(static c => c.Item.RuleName, static c => c.Index, StringComparer.Ordinal);
        var lists = new CriteriaLists(definition.Sites.Select(static s => s.ClientPush?.Criteria ?? default));
        // Sites that push by the same criteria, as branches do, have one set of tables.
        var tables = new Dictionary<EquatableArray<string>, Lazy<SiteTables>>();
        int[][] numbered = [.. lists.All.Select(list => list.Select(name => places[name]).ToArray())];
        return (places, numbered, [.. definition.Sites.OrderBy(static s => s.Code, StringComparer.Ordinal).Select(s => new CompiledSite(s, definition, places, lists, TablesOf(s)))]);

        Lazy<SiteTables> TablesOf(SiteDefinition site)
        {
            var criteria = site.ClientPush?.Criteria ?? default;
            if (!tables.TryGetValue(criteria, out var shared))
                tables.Add(criteria, shared = new Lazy<SiteTables>(() => new SiteTables(criteria.Select(name => definition.Criteria[places[name]]))));
            return shared;
        }
    }

    /// <summary>The same of a list of criteria that sites push by, from a place of it on.</summary>
    /// <param name="list">The number of the list: the different ones of up to 24 criteria are counted in the order of <see cref="RulePackDefinition.Sites"/>, up to 256.</param>
    /// <param name="place">Where in the list to begin.</param>
    /// <param name="resource">The machine.</param>
    /// <param name="now">The time.</param>
    /// <param name="first">What the first criterion says, where the list is asked from its beginning: it says why where none holds, so that the reason costs nothing.</param>
    /// <param name="truth">Whether it holds, or is unknown.</param>
    /// <returns>Its place in the list; -1 where all from there on are false.</returns>
    protected virtual int FirstNotFalse(int list, int place, Resource resource, DateTimeOffset now, ref CriteriaMatch first, out Truth truth) =>
        FirstNotFalse(_lists[list], place, resource, now, ref first, out truth);

    /// <summary>A site as this pack has it.</summary>
    internal CompiledSite Compiled(SiteDefinition site) => _sites.Single(s => s.Definition == site);

    /// <summary>The first check before all criteria that fails; null where it is for the criteria of the site to decide.</summary>
    internal Outcome? FirstFailing(Resource resource, DateTimeOffset now, out CompiledSite? site, out PushExclusion? exclusion)
    {
        (site, exclusion) = (null, null);
        if (resource.ResourceType is not (null or ResourceType.System))
            return Outcome.NotASystem;
        (site, var isRoaming) = FindSite(resource);
        if (site is null)
            return Outcome.NotAssigned;
        if (isRoaming)
            return Outcome.RoamingOnly;
        if (site.Definition.ClientPush is not { } push)
            return Outcome.PushDisabled;
        if (resource.Client is true)
            return Outcome.AlreadyClient;
        if (resource.Obsolete is true || resource.Decommissioned is true)
            return Outcome.Decommissioned;
        if (!IsAddressable(resource))
            return Outcome.Unaddressable;
        exclusion = site.Exclusions.Find(resource, now);
        if (exclusion is not null)
            return Outcome.ExcludedByName;
        return resource.SystemKind == SystemKind.DomainController && !push.DomainControllers ? Outcome.DomainController : null;
    }

    private (CompiledSite? Site, bool IsRoaming) FindSite(Resource resource)
    {
        if (_boundaries.Find(resource) is >= 0 and var site)
            return (_sites[site], false);
        return _roamingBoundaries.Find(resource) is >= 0 and var roaming ? (_sites[roaming], true) : (null, false);
    }

    /// <summary>The last check, after which a machine is pushed.</summary>
    internal Decision DecideByCriteria(CompiledSite site, Resource resource, DateTimeOffset now)
    {
        if (site.Criteria.Length == 0)
            return new Decision(Outcome.Push, site.Definition);
        return site.Criteria.Length > StraightLine ? DecideAtOnce(site, resource, now) : DecideOneByOne(site, resource, now);
    }

    private Decision DecideAtOnce(CompiledSite site, Resource resource, DateTimeOffset now)
    {
        var found = site.Tables.Find(resource, now, new SiteMatcher(this, site));
        return DecisionOf(site, found.Place, found.Match!.Value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Decision DecideOneByOne(CompiledSite site, Resource resource, DateTimeOffset now)
    {
        if (site.CallsMethods)
            return DecideByMethods(site, resource, now);
        var first = new CriteriaMatch();
        var (unknown, from) = (-1, 0);
        while (FirstNotFalse(site, from, resource, now, ref first, out var truth) is >= 0 and var place)
        {
            if (truth == Truth.True)
                return Push(site, place);
            if (unknown < 0)
                unknown = place;
            from = place + 1;
        }

        // The first that is unknown decides, or else the first at all. What decides is asked why, and nothing else.
        return unknown > 0 ? DecisionOf(site, unknown, Match(site.Criteria[unknown], resource, now)) : DecisionOf(site, 0, first);
    }

    /// <summary>The same where criteria call methods, which are called once for a decision: each is asked why at once.</summary>
    private Decision DecideByMethods(CompiledSite site, Resource resource, DateTimeOffset now)
    {
        var (deciding, decidingMatch) = (0, Match(site.Criteria[0], resource, now));
        for (var place = 1; place < site.Criteria.Length && decidingMatch.Truth != Truth.True; place++)
        {
            var match = Match(site.Criteria[place], resource, now);
            if (match.Truth > decidingMatch.Truth)
                (deciding, decidingMatch) = (place, match);
        }

        return DecisionOf(site, deciding, decidingMatch);
    }

    // Inlined, as a decision is five references, which each call would copy.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Decision DecisionOf(CompiledSite site, int place, CriteriaMatch match)
    {
        var criteria = site.Definitions[place];
        return match.Truth switch
        {
            Truth.True => Push(site, place),
            Truth.Unknown => new Decision(Outcome.MissingData, site.Definition, criteria, criteria.Conditions[match.DecidingCondition]),
            _ => new Decision(Outcome.NoCriterionMatched, site.Definition, criteria, criteria.Conditions[match.DecidingCondition]),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Decision Push(CompiledSite site, int place) => new(Outcome.Push, site.Definition, site.Definitions[place]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FirstNotFalse(CompiledSite site, int place, Resource resource, DateTimeOffset now, ref CriteriaMatch first, out Truth truth) => site.List >= 0
        ? FirstNotFalse(site.List, place, resource, now, ref first, out truth)
        : FirstNotFalse(site.Criteria, place, resource, now, ref first, out truth);

    private int FirstNotFalse(int[] criteria, int place, Resource resource, DateTimeOffset now, ref CriteriaMatch first, out Truth truth)
    {
        if (place == 0)
        {
            first = Match(criteria[0], resource, now);
            truth = first.Truth;
            if (truth != Truth.False)
                return 0;
            place = 1;
        }

        var further = FirstNotFalse(criteria.AsSpan(place), resource, now, out truth);
        return further < 0 ? further : place + further;
    }

    private static bool IsAddressable(Resource resource)
    {
        if (resource.NetBiosName is not null || resource.IPAddresses is { Count: > 0 } || resource.IPv6Addresses is { Count: > 0 })
            return true;
        for (var i = 0; i < (resource.ResourceNames?.Count ?? 0); i++)
        {
            if (resource.ResourceNames![i].Length > 0)
                return true;
        }

        return false;
    }

    /// <summary>A site, with its criteria as indexes into the pack and its exclusion list ready for look-up.</summary>
    internal sealed class CompiledSite(SiteDefinition definition, RulePackDefinition pack, Dictionary<string, int> places, CriteriaLists lists, Lazy<SiteTables> tables)
    {
        public SiteDefinition Definition { get; } = definition;

        public ExclusionList Exclusions { get; } = new(definition.Exclusions);

        public int[] Criteria { get; } =
        [
            .. (definition.ClientPush?.Criteria ?? default).Select(name => places[name]),
        ];

        /// <summary>The number of the list that its criteria are; -1 where it has none.</summary>
        public int List { get; } = lists.NumberOf(definition.ClientPush?.Criteria ?? default);

        /// <summary>The same, as their definitions.</summary>
        public CriteriaDefinition[] Definitions { get; } =
        [
            .. (definition.ClientPush?.Criteria ?? default).Select(name => pack.Criteria[places[name]]),
        ];

        /// <summary>Whether any of the criteria calls methods, which may cost much.</summary>
        public bool CallsMethods { get; } =
            (definition.ClientPush?.Criteria ?? default).Any(name => pack.Criteria[places[name]].Conditions.Any(static c => c.Test is MethodTest));

        /// <summary>The tables of its criteria, made when they are first needed.</summary>
        public SiteTables Tables => tables.Value;
    }

    /// <summary>The compiled matchers as the tables call them.</summary>
    internal readonly struct SiteMatcher(CompiledRulePack pack, CompiledSite site) : ICompiledMatcher
    {
        public CriteriaMatch Match(int place, Resource resource, DateTimeOffset now) => pack.Match(site.Criteria[place], resource, now);
    }
}
