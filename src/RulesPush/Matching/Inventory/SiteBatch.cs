using RulesPush.Model;

namespace RulesPush.Matching.Inventory;

/// <summary>The machines of a list that the criteria of one site decide on.</summary>
internal sealed class SiteBatch(CompiledRulePack pack, CompiledRulePack.CompiledSite site, EncodedSite encoded)
{
    /// <summary>The numbers of decisions by outcome, and by the criterion and the condition that decide; no condition decides on a push.</summary>
    private readonly Dictionary<(Outcome Outcome, int Criterion, int Condition), int> _numbers = [];

    /// <summary>Whether the first criterion has a method: then it cannot be asked ahead why it misses.</summary>
    private readonly bool _firstCallsMethod = site.Definitions[0].Conditions.Any(static c => c.Test is MethodTest);
    private int[] _machines = new int[256];

    public bool IsEmpty => encoded.Count == 0;

    public bool IsFor(DateTimeOffset now, int mostRows) => encoded.IsFor(site.Tables.WholeAt(now)) && encoded.RowCount <= mostRows;

    /// <summary>Adds a machine by its place in the list.</summary>
    public void Add(int machine, Resource resource, DateTimeOffset now)
    {
        if (encoded.Count == _machines.Length)
            Array.Resize(ref _machines, 2 * encoded.Count);
        _machines[encoded.Count] = machine;
        encoded.Add(resource, now);
    }

    /// <summary>Writes the numbers of the decisions to the places of the machines, as far as no method has to be called, and forgets the machines.</summary>
    /// <param name="resources">The list.</param>
    /// <param name="first">Where in it the machines are counted from.</param>
    /// <param name="now">The time.</param>
    /// <param name="numbers">For each machine the number of its decision.</param>
    /// <param name="verdicts">Room for as many.</param>
    /// <param name="distinct">The decisions that occur.</param>
    public void Decide(IReadOnlyList<Resource> resources, int first, DateTimeOffset now, int[] numbers, int[] verdicts, DistinctDecisions distinct)
    {
        encoded.Match(verdicts);
        for (var i = 0; i < encoded.Count; i++)
        {
            if (verdicts[i] != EncodedSite.Open)
                numbers[_machines[i]] = NumberOf(verdicts[i], resources[first + _machines[i]], now, distinct);
        }

        encoded.Clear();
    }

    private int NumberOf(int verdict, Resource resource, DateTimeOffset now, DistinctDecisions distinct)
    {
        if (verdict >= 0 && verdict < encoded.FirstUnknown)
        {
            var mightBeDomainController = resource.SystemKind is null && !site.Definition.ClientPush!.DomainControllers;
            return NumberOf(mightBeDomainController ? Outcome.MissingData : Outcome.Push, verdict, null, distinct);
        }

        // Where none holds, or could, the first says why.
        var (outcome, place) = verdict == EncodedSite.Misses ? (Outcome.NoCriterionMatched, 0) : (Outcome.MissingData, verdict - encoded.FirstUnknown);
        if (verdict == EncodedSite.Misses && _firstCallsMethod)
            return InventoryDecisions.Alone;
        return NumberOf(outcome, place, new CompiledRulePack.SiteMatcher(pack, site).Match(place, resource, now).DecidingCondition, distinct);
    }

    private int NumberOf(Outcome outcome, int criterion, int? condition, DistinctDecisions distinct)
    {
        if (_numbers.TryGetValue((outcome, criterion, condition ?? -1), out var number))
            return number;
        var criteria = site.Definitions[criterion];
        number = distinct.NumberOf(new Decision(outcome, site.Definition, criteria, condition is { } index ? criteria.Conditions[index] : null));
        _numbers.Add((outcome, criterion, condition ?? -1), number);
        return number;
    }
}
