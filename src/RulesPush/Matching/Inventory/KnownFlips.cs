using RulesPush.Matching.Criteria;
using RulesPush.Model;

namespace RulesPush.Matching.Inventory;

/// <summary>The smallest flip of machine after machine, searched once for all that the rules cannot tell apart.</summary>
/// <remarks>
/// A search takes longer than all else that is done for a machine. One in which a <c>[Condition]</c> method may have been
/// asked holds for its machine alone, and so does a change that names what is the machine's own: one that adds to its IPv6
/// addresses, or takes excluded names away from its host names. One thread at a time.
/// </remarks>
internal sealed class KnownFlips
{
    private readonly IRulePack _pack;
    private readonly DateTimeOffset _now;
    private readonly FlipSearch _search;
    private readonly LikeMachines<string?> _known;

    /// <summary>By the codes of sites: their criteria with methods, without these.</summary>
    private readonly Dictionary<string, CriteriaDefinition[]> _besideMethods;
    private bool _mayHaveAskedMethod;

    public KnownFlips(IRulePack pack, DateTimeOffset now)
    {
        (_pack, _now) = (pack, now);
        _search = new FlipSearch(pack.Definition, now, Decide);
        _known = new LikeMachines<string?>(new Likeness(pack.Definition, now));
        _besideMethods = pack.Definition.Sites.ToDictionary(static s => s.Code, s => BesideMethods(pack.Definition, s));
    }

    /// <summary>The flip in words; null where there is none.</summary>
    public string? FindSmallest(Resource machine)
    {
        if (_known.TryFind(machine, out var flip))
            return flip;
        _mayHaveAskedMethod = false;
        var found = _search.FindSmallest(machine);
        flip = found?.ToString();
        if (!_mayHaveAskedMethod && found?.Changes.Any(static c => IsOwn(c)) != true)
            _known.Keep(flip);
        return flip;
    }

    private static bool IsOwn(MachineChange change) =>
        change.Property == nameof(Resource.IPv6Addresses) || (change.Property == nameof(Resource.ResourceNames) && change.Before is not null);

    private Decision Decide(Resource machine)
    {
        var isDecided = false;
        try
        {
            var decision = _pack.Decide(machine, _now);
            isDecided = true;
            _mayHaveAskedMethod |= decision.Outcome is Outcome.Push or Outcome.MissingData or Outcome.NoCriterionMatched && MayAskMethod(decision.Site!, machine);
            return decision;
        }
        finally
        {
            // Only a method throws.
            _mayHaveAskedMethod |= !isDecided;
        }
    }

    /// <summary>A method is not called where its criteria are false without it.</summary>
    private bool MayAskMethod(SiteDefinition site, Resource machine)
    {
        foreach (var criteria in _besideMethods[site.Code])
        {
            if (ReferenceCriteria.Evaluate(criteria, machine, _now) != Truth.False)
                return true;
        }

        return false;
    }

    private static CriteriaDefinition[] BesideMethods(RulePackDefinition pack, SiteDefinition site) =>
    [
        .. (site.ClientPush?.Criteria ?? default).Select(name => pack.FindCriteria(name)!)
            .Where(static c => !c.Conditions.All(IsReadable))
            .Select(static c => c with { Conditions = new EquatableArray<Condition>(c.Conditions.Where(IsReadable)) }),
    ];

    private static bool IsReadable(Condition condition) => Columns.Key(condition.Test) is not null;
}
