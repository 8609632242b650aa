using RulesPush.Model;

namespace RulesPush.Matching.Inventory;

/// <summary>The machines of a batch that the criteria of one site decide on.</summary>
internal sealed class SiteBatch(SiteDefinition site, EncodedSite encoded)
{
    private readonly bool _letsDomainControllersIn = site.ClientPush!.DomainControllers;

    /// <summary>For each verdict the number of its decision, plus one; twice, as a machine might be a domain controller.</summary>
    private readonly int[] _decisions = new int[2 * encoded.Verdicts.Count];
    private int[] _machines = new int[256];
    private bool[] _mightBeDomainControllers = new bool[256];

    public bool IsEmpty => encoded.Count == 0;

    public bool IsFor(SiteTests tests, int mostClasses) => encoded.Tests == tests && encoded.Classes <= mostClasses;

    public void Add(int machine, Resource resource, DateTimeOffset now)
    {
        if (encoded.Count == _machines.Length)
        {
            Array.Resize(ref _machines, 2 * encoded.Count);
            Array.Resize(ref _mightBeDomainControllers, 2 * encoded.Count);
        }

        _machines[encoded.Count] = machine;
        _mightBeDomainControllers[encoded.Count] = !_letsDomainControllersIn && resource.SystemKind is null;
        encoded.Add(resource, now);
    }

    /// <summary>Writes the numbers of the decisions to the places of the machines, and forgets the machines.</summary>
    public void Decide(int[] numbers, int[] verdicts, DistinctDecisions distinct)
    {
        encoded.Finish();
        encoded.Match(verdicts);
        for (var i = 0; i < encoded.Count; i++)
        {
            if (verdicts[i] != Verdicts.Open)
                numbers[_machines[i]] = NumberOf(verdicts[i], _mightBeDomainControllers[i], distinct);
        }

        encoded.Clear();
    }

    private int NumberOf(int verdict, bool mightBeDomainController, DistinctDecisions distinct)
    {
        ref var known = ref _decisions[(2 * verdict) + (mightBeDomainController ? 1 : 0)];
        if (known == 0)
            known = distinct.Add(encoded.Verdicts.Of(verdict, site, mightBeDomainController)) + 1;
        return known - 1;
    }
}
