using RulesPush.Matching.Criteria;
using RulesPush.Model;

namespace RulesPush.Matching.Inventory;

/// <summary>The smallest flip of machine after machine, searched once for all that the rules cannot tell apart.</summary>
/// <remarks>
/// A search takes longer than all else that is done for a machine. Methods may tell such machines apart: where some were
/// asked, they are asked again, and if they say the same the flip is the same. A change that names what is the machine's own
/// holds for that machine alone: one that adds to its IPv6 addresses, or takes excluded names away from its host names. One
/// thread at a time.
/// </remarks>
internal sealed class KnownFlips
{
    /// <summary>So many answers are kept of machines that only methods tell apart.</summary>
    private const int MostAnswers = 8;

    /// <summary>To ask methods of more machines takes as long as to search.</summary>
    private const int MostAsked = 64;

    /// <summary>So many machines that methods were asked of are kept in all, some 20 MB; then it begins anew.</summary>
    private const int MostKept = 1 << 16;

    private readonly IRulePack _pack;
    private readonly DateTimeOffset _now;
    private readonly Likeness _likeness;
    private readonly FlipSearch _search;
    private LikeMachines<List<FlipAnswer>> _known;
    private int _kept;

    /// <summary>By the codes of sites: their criteria with methods, without these.</summary>
    private readonly Dictionary<string, CriteriaDefinition[]> _besideMethods;

    /// <summary>What methods may have been asked of in a search, and what was decided; null where one has thrown.</summary>
    private readonly Dictionary<Resource, Decision?> _asked = [];

    public KnownFlips(IRulePack pack, DateTimeOffset now)
    {
        (_pack, _now) = (pack, now);
        _search = new FlipSearch(pack.Definition, now, DecideInSearch);
        _likeness = new Likeness(pack.Definition, now);
        _known = new LikeMachines<List<FlipAnswer>>(_likeness);
        _besideMethods = pack.Definition.Sites.ToDictionary(static s => s.Code, s => BesideMethods(pack.Definition, s));
    }

    /// <summary>How many searches there were, for tests.</summary>
    public int Searches { get; private set; }

    /// <summary>The flip in words; null where there is none.</summary>
    public string? FindSmallest(Resource machine)
    {
        if (!_known.TryFind(machine, out var answers))
            _known.Keep(answers = []);
        foreach (var known in answers)
        {
            if (known.HoldsFor(machine, TryDecide))
                return known.Flip;
        }

        _asked.Clear();
        Searches++;
        var flip = _search.FindSmallest(machine);
        if (answers.Count < MostAnswers && flip?.Changes.Any(static c => IsOwn(c.Property, c.Before, c.After)) != true && Asked(machine) is { } asked)
        {
            answers.Add(new FlipAnswer(flip?.ToString(), asked));
            _kept += asked.Count;
        }

        if (_kept > MostKept)
            (_known, _kept) = (new LikeMachines<List<FlipAnswer>>(_likeness), 0);
        return flip?.ToString();
    }

    /// <summary>What methods may have been asked of, as changes of the machine; null where that is too much, or has something of its own.</summary>
    private List<AskedMachine>? Asked(Resource machine)
    {
        if (_asked.Count > MostAsked)
            return null;
        List<AskedMachine> all = [];
        foreach (var (changed, decision) in _asked)
        {
            var changes = MachineProperties.Differing(_pack.Definition, machine, changed);
            if (changes.Any(static c => IsOwn(c.Name, c.Before, c.After)))
                return null;
            all.Add(new AskedMachine(changed, [.. changes.Select(static c => c.Copy)], decision));
        }

        return all;
    }

    /// <summary>Whether a value of a changed machine is made of one that it had.</summary>
    private static bool IsOwn(string property, string? before, string? after) =>
        property is nameof(Resource.IPv6Addresses) or nameof(Resource.ResourceNames) && !string.IsNullOrEmpty(before) && !string.IsNullOrEmpty(after);

    private Decision DecideInSearch(Resource machine)
    {
        Decision? decided = null;
        var mayHaveAsked = true;
        try
        {
            var decision = _pack.Decide(machine, _now);
            mayHaveAsked = decision.Outcome is Outcome.Push or Outcome.MissingData or Outcome.NoCriterionMatched && MayAskMethod(decision.Site!, machine);
            decided = decision;
            return decision;
        }
        finally
        {
            // Only a method throws.
            if (mayHaveAsked)
                _asked[machine] = decided;
        }
    }

    private Decision? TryDecide(Resource machine)
    {
        try
        {
            return _pack.Decide(machine, _now);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // That a method throws is an answer too, as it is in a search: the same again, or not.
            return null;
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
