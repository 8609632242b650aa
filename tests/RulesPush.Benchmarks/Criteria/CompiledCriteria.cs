using RulesPush.Benchmarks.Building;
using RulesPush.Benchmarks.Workloads;
using RulesPush.Matching;
using RulesPush.Model;

namespace RulesPush.Benchmarks.Criteria;

/// <summary>A site with so many criteria, generated, compiled and loaded as a user's is.</summary>
internal sealed class CompiledCriteria
{
    private readonly CompiledRulePack _pack;
    private readonly CompiledRulePack.CompiledSite _site;

    public CompiledCriteria(int criteria)
    {
        _pack = (CompiledRulePack)LoadedPack.Of(new SyntheticProject(new SyntheticRules(criteria, sites: 1, boundaries: 16)));
        _site = _pack.Compiled(_pack.Definition.Sites[0]);
        Definitions = [.. _site.Criteria.Select(c => _pack.Definition.Criteria[c])];
    }

    /// <summary>The criteria in the order in which they are tried.</summary>
    public IReadOnlyList<CriteriaDefinition> Definitions { get; }

    /// <summary>Up to how many criteria are tried one after the other.</summary>
    public int StraightLine
    {
        get => _pack.StraightLine;
        set => _pack.StraightLine = value;
    }

    /// <summary>The decision, once the machine belongs to the site and nothing else speaks against it.</summary>
    public Decision Decide(Resource machine) => _pack.DecideByCriteria(_site, machine, SyntheticFleet.Now);

    /// <summary>The place of the criterion that decides, without what it takes to say why.</summary>
    public int Match(Resource machine) => Definitions.Count > _pack.StraightLine
        ? _site.Tables.FindCandidate(machine, SyntheticFleet.Now, new CompiledRulePack.SiteMatcher(_pack, _site), out _).Place
        : _pack.FindOneByOne(_site, machine, SyntheticFleet.Now).Place;

    /// <summary>The place of the criterion that the machine is pushed by; -1 where it is not.</summary>
    public int FirstThatHolds(Resource machine) =>
        Decide(machine) is { IsPush: true, Criteria: { } matched } ? Definitions.Index().First(c => c.Item == matched).Index : -1;

    /// <summary>How often each outcome occurs.</summary>
    public string Outcomes(IEnumerable<Resource> machines) =>
        string.Join(", ", machines.GroupBy(m => Decide(m).Outcome).OrderBy(static g => g.Key).Select(static g => $"{g.Count()} {g.Key}"));
}
