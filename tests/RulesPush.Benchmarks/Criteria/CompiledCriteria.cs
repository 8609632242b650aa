using System.Diagnostics;
using System.Runtime.CompilerServices;
using RulesPush.Benchmarks.Building;
using RulesPush.Benchmarks.Workloads;
using RulesPush.Matching;
using RulesPush.Matching.Inventory;
using RulesPush.Model;

namespace RulesPush.Benchmarks.Criteria;

/// <summary>
/// A site with so many criteria, generated, compiled and loaded as a user's is. Those that are about few machines come
/// first, as they do where somebody thinks about the order: what stands behind a criterion for nearly all is moot.
/// </summary>
internal sealed class CompiledCriteria
{
    /// <summary>By so many machines it is told how many a criterion is about.</summary>
    private const int Sample = 400;

    private static readonly Dictionary<(int Criteria, bool AreInOrder), CompiledCriteria> _shared = [];

    private readonly CompiledRulePack _pack;
    private readonly CompiledRulePack.CompiledSite _site;
    private readonly Dictionary<object, int> _places;

    /// <param name="criteria">How many criteria.</param>
    /// <param name="areInOrder">Whether those about few machines come first; else they stand as they were drawn.</param>
    public CompiledCriteria(int criteria, bool areInOrder = true)
    {
        var rules = new SyntheticRules(0, sites: 0, boundaries: 0);
        var classes = Enumerable.Range(0, criteria).Select(i => (Name: $"{SyntheticRules.CriteriaName}{i}", Text: rules.Criteria(i))).ToList();
        if (areInOrder)
        {
            var drawn = Shared(criteria, areInOrder: false)._pack;
            var sample = SyntheticFleet.Machines(Sample, seed: 11);
            var share = drawn.Definition.Criteria.ToDictionary(
                static c => c.RuleName[(c.RuleName.LastIndexOf('.') + 1)..], c => sample.Count(m => drawn.Evaluate(c, m, SyntheticFleet.Now) == Truth.True));
            classes = [.. classes.OrderBy(c => share[c.Name])];
        }

        var build = Stopwatch.GetTimestamp();
        _pack = Load(classes);
        BuildSeconds = Stopwatch.GetElapsedTime(build).TotalSeconds;
        _site = _pack.Compiled(_pack.Definition.Sites[0]);
        Definitions = [.. _site.Criteria.Select(c => _pack.Definition.Criteria[c])];
        _places = Definitions.Index().ToDictionary(static object (d) => d.Item, static d => d.Index, ReferenceEqualityComparer.Instance);
    }

    /// <summary>What a careful user would write instead.</summary>
    public HandWritten.FirstMatch ByHand => field ??= HandWritten.Compile(Definitions);

    /// <summary>How long the generator and the compiler took.</summary>
    public double BuildSeconds { get; }

    /// <summary>The generated pack, of which there may be more.</summary>
    public Type PackType => _pack.GetType();

    /// <summary>The criteria in the order in which they are tried.</summary>
    public IReadOnlyList<CriteriaDefinition> Definitions { get; }

    /// <summary>Up to how many criteria are tried one after the other.</summary>
    public int StraightLine
    {
        get => _pack.StraightLine;
        set => _pack.StraightLine = value;
    }

    /// <summary>One for all who ask for it: compiling a thousand criteria takes longer than timing them.</summary>
    public static CompiledCriteria Shared(int criteria, bool areInOrder = true)
    {
        if (!_shared.TryGetValue((criteria, areInOrder), out var site))
            _shared.Add((criteria, areInOrder), site = new CompiledCriteria(criteria, areInOrder));
        return site;
    }

    /// <summary>The decision, once the machine belongs to the site and nothing else speaks against it.</summary>
    public Decision Decide(Resource machine) => _pack.DecideByCriteria(_site, machine, SyntheticFleet.Now);

    /// <summary>The decision without its reason, by a match that finds out nothing else.</summary>
    public Decision DecideBare(Resource machine)
    {
        var truth = Definitions.Count > _pack.StraightLine
            ? Truths(_site.Tables.FindCandidate(machine, SyntheticFleet.Now, new CompiledRulePack.SiteMatcher(_pack, _site)))
            : FirstThatDecides(machine);
        return new Decision(truth == Truth.True ? Outcome.Push : truth == Truth.Unknown ? Outcome.MissingData : Outcome.NoCriterionMatched, _site.Definition);

        static Truth Truths(Matching.Criteria.Candidate found) => found.Match?.Truth ?? (found.Place < 0 ? Truth.False : Truth.Unknown);
    }

    /// <summary>The place of the criterion that the machine is pushed by; -1 where it is not.</summary>
    public int FirstThatHolds(Resource machine) =>
        PlaceOf(Decide(machine));

    /// <summary>The place of the criterion that a decision pushes by; -1 where it does not.</summary>
    public int PlaceOf(Decision decision) => decision is { IsPush: true, Criteria: { } matched } ? _places[matched] : -1;

    /// <summary>How often each outcome occurs.</summary>
    public string Outcomes(IEnumerable<Resource> machines) =>
        string.Join(", ", machines.GroupBy(m => Decide(m).Outcome).OrderBy(static g => g.Key).Select(static g => $"{g.Count()} {g.Key}"));

    /// <summary>The machines, encoded for the criteria and ready to be matched.</summary>
    public EncodedSite Encode(IReadOnlyList<Resource> machines)
    {
        var encoded = new EncodedSite(_site.Tables.WholeAt(SyntheticFleet.Now));
        foreach (var machine in machines)
            encoded.Add(machine, SyntheticFleet.Now);
        return encoded;
    }

    /// <summary>The verdict that a decision is.</summary>
    public int VerdictOf(EncodedSite encoded, Decision decision) => decision.Outcome switch
    {
        Outcome.Push => PlaceOf(decision),
        Outcome.MissingData => encoded.FirstUnknown + _places[decision.Criteria!],
        _ => EncodedSite.Misses,
    };

    /// <summary>True where one of the criteria holds, or else unknown where one is.</summary>
    private Truth FirstThatDecides(Resource machine)
    {
        var (isUnknown, first) = (false, new CriteriaMatch());
        for (var place = 0; (place = FirstNotFalse(_pack, _site.List, place, machine, SyntheticFleet.Now, ref first, out var truth)) >= 0; place++)
        {
            if (truth == Truth.True)
                return Truth.True;
            isUnknown = true;
        }

        return isUnknown ? Truth.Unknown : Truth.False;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "FirstNotFalse")]
    private static extern int FirstNotFalse(CompiledRulePack pack, int list, int place, Resource resource, DateTimeOffset now, ref CriteriaMatch first, out Truth truth);

    private static CompiledRulePack Load(IReadOnlyList<(string Name, string Text)> classes)
    {
        var site = $"namespace Synthetic;\n[PrimarySite(\"AAA\")]\n[Boundary.IpSubnet(\"10.0.0.0/8\")]\n[ClientPush({string.Join(", ", classes.Select(static c => $"typeof({c.Name})"))})]\npublic partial class Site;\n";
        return (CompiledRulePack)LoadedPack.Of(new SyntheticProject(
            [("Assembly.cs", SyntheticRules.Assembly), ("Site.cs", site), .. classes.Select(static c => ($"{c.Name}.cs", c.Text))], boundaries: "site,boundary\n"));
    }
}
