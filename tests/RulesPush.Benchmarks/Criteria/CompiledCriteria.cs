using RulesPush.Benchmarks.Building;
using RulesPush.Benchmarks.Workloads;
using RulesPush.Matching;
using RulesPush.Model;

namespace RulesPush.Benchmarks.Criteria;

/// <summary>
/// A site with so many criteria, generated, compiled and loaded as a user's is. Each is about some machines: one for
/// nearly all of them would make those behind it moot, and the contest one for the first few.
/// </summary>
internal sealed class CompiledCriteria
{
    private readonly CompiledRulePack _pack;
    private readonly CompiledRulePack.CompiledSite _site;

    public CompiledCriteria(int criteria)
    {
        var rules = new SyntheticRules(0, sites: 0, boundaries: 0);
        var classes = Enumerable.Range(0, int.MaxValue).Select(i => (Name: $"{SyntheticRules.CriteriaName}{i}", Text: rules.Criteria(i))).Where(static c => IsAboutSomewhere(c.Text)).Take(criteria).ToList();
        var site = $"namespace Synthetic;\n[PrimarySite(\"AAA\")]\n[Boundary.IpSubnet(\"10.0.0.0/8\")]\n[ClientPush({string.Join(", ", classes.Select(static c => $"typeof({c.Name})"))})]\npublic partial class Site;\n";
        _pack = (CompiledRulePack)LoadedPack.Of(new SyntheticProject(
            [("Assembly.cs", SyntheticRules.Assembly), ("Site.cs", site), .. classes.Select(static c => ($"{c.Name}.cs", c.Text))], boundaries: "site,boundary\n"));
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

    private static bool IsAboutSomewhere(string criteria) =>
        criteria.Contains("Require.AdSite", StringComparison.Ordinal)
        || criteria.Contains("Require.OrganizationalUnit", StringComparison.Ordinal)
        || criteria.Contains("Require.Name", StringComparison.Ordinal);
}
