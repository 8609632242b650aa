using CsCheck;

namespace RulesPush.Model.Tests.Analysis;

/// <summary>
/// The analysis of criteria is exact, both ways: what it proves no machine of a universe refutes, and what it does not
/// prove a machine of its own refutes, which the reference evaluator confirms.
/// </summary>
public sealed class CriteriaProofs
{
    private static readonly UtcDay _today = new(2026, 11, 22);
    private static readonly DateTimeOffset _now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly bool _isFull = Environment.GetEnvironmentVariable("RULESPUSH_TESTS") == "full";

    private readonly MetCases _met = new();

    [Fact]
    public void What_is_found_is_so_and_what_is_so_is_found()
    {
        // What is so today is exact where nothing ends; that it stays so is another law.
        _met.Until(() => RandomPacks.Pack.Select(static pack => EndsOfExcludes.AsOn(pack, _today)).Sample(
            pack =>
            {
                var universe = new Universe(pack, _now);
                var findings = RuleAnalysis.Find(pack, _today, new AnalysisBudget(int.MaxValue)).ToLookup(static f => (f.Rule, f.Part, f.Kind));
                foreach (var finding in findings.SelectMany(static g => g))
                    Count($"{finding.Kind}");
                var space = new MachineSpace(pack, _now, new AnalysisBudget(int.MaxValue));
                foreach (var criteria in pack.Criteria)
                    Check(criteria, universe, findings, space);
                foreach (var site in pack.Sites.Where(static s => s.ClientPush is not null))
                    Check(pack, site, universe, findings, space);
                return true;
            },
            iter: _isFull ? 200_000 : 1_000,
            threads: 2,
            print: static pack => string.Join('\n', pack.Criteria.Select(static c => $"{c.RuleName}: {c.Conditions}{string.Concat(c.Conditions.Select(static x => $" {x.Until}"))}")
                .Concat(pack.Sites.Select(static s => $"{s.Code}: {s.Boundaries}; push {s.ClientPush}; exclusions {string.Concat(s.Exclusions.Select(static e => e.Names + " " + e.Until))}")))),
            [.. new[]
            {
                FindingKind.NothingMatches, FindingKind.ConditionChangesNothing, FindingKind.ValueChangesNothing, FindingKind.ExcludeRemovesNothing,
                FindingKind.CoveredByOthers, FindingKind.SiteNeverPushes, FindingKind.CriteriaOutsideBoundaries, FindingKind.DomainControllersLetIn,
            }.Select(static kind => $"{kind}")]);
    }

    private void Check(
        CriteriaDefinition criteria, Universe universe, ILookup<(string, RulePart, FindingKind), RuleFinding> findings, MachineSpace space)
    {
        var matching = MachineSet.All.With(space.Matches(criteria));
        var isEmpty = findings.SelectMany(static g => g).Any(f => f.Rule == criteria.RuleName && f.Kind == FindingKind.NothingMatches);
        Assert.Equal(isEmpty, matching is null);
        if (isEmpty)
        {
            Assert.DoesNotContain(true, universe.Matches(criteria));
            return;
        }

        Assert.True(Matches(criteria, matching!.Example), $"{criteria.Conditions} does not match {WitnessText.Of(matching.Example)}");
        for (var i = 0; i < criteria.Conditions.Count; i++)
        {
            var condition = criteria.Conditions[i];
            if (condition.Until?.IsOver(_now) == true)
                continue;
            var without = criteria with { Conditions = new(criteria.Conditions.Where((_, place) => place != i)) };
            var kind = condition.IsExclude ? FindingKind.ExcludeRemovesNothing : FindingKind.ConditionChangesNothing;
            if (findings[(criteria.RuleName, new RulePart(RuleSection.Condition, i), kind)].SingleOrDefault() is { } finding)
            {
                Assert.False(IsNeededToName(space.Pack, criteria, without));
                Assert.Equal(universe.Matches(without), universe.Matches(criteria));
                Assert.True(Matches(criteria, finding.Witness!), $"{finding.Message} is not matched by {criteria.Conditions}");
                continue;
            }

            if (!IsNeededToName(space.Pack, criteria, without))
            {
                var differing = MachineSet.All.With(space.Matches(without))!.With(space.Holds(condition, criteria.RuleName).Negated)!.Example;
                Assert.True(Matches(without, differing) && !Matches(criteria, differing), $"condition {i} of {criteria.Conditions}: {WitnessText.Of(differing)}");
                Count("a condition that changes something");
            }

            CheckValues(criteria, i, universe, findings, space);
        }
    }

    private void CheckValues(
        CriteriaDefinition criteria, int place, Universe universe, ILookup<(string, RulePart, FindingKind), RuleFinding> findings, MachineSpace space)
    {
        var condition = criteria.Conditions[place];
        foreach (var (test, part, _) in ConditionValues.WithoutOne(condition.Test, new RulePart(RuleSection.Condition, place)))
        {
            var without = criteria with { Conditions = new(criteria.Conditions.Select((c, i) => i == place ? c with { Test = test } : c)) };
            if (findings[(criteria.RuleName, part, FindingKind.ValueChangesNothing)].SingleOrDefault() is { } finding)
            {
                Assert.False(IsNeededToName(space.Pack, criteria, without));
                Assert.Equal(universe.Matches(without), universe.Matches(criteria));
                Assert.True(Matches(criteria, finding.Witness!), finding.Message);
                continue;
            }

            if (IsNeededToName(space.Pack, criteria, without))
                continue;

            var differing = new[] { (criteria, without), (without, criteria) }.Select(pair => Differing(pair.Item1, pair.Item2)).First(static m => m is not null)!;
            Assert.NotEqual(Matches(without, differing), Matches(criteria, differing));
            Count("a value that changes something");
        }

        Resource? Differing(CriteriaDefinition one, CriteriaDefinition other) =>
            MachineSet.All.With(space.Matches(one))?.With(space.Holds(other.Conditions[place], other.RuleName).Negated)?.Example;
    }

    private void Check(
        RulePackDefinition pack, SiteDefinition site, Universe universe, ILookup<(string, RulePart, FindingKind), RuleFinding> findings, MachineSpace space)
    {
        var push = site.ClientPush!;
        var all = push.Criteria.Select(name => pack.FindCriteria(name)!).ToList();
        if (findings[(site.RuleName, new RulePart(RuleSection.ClientPush), FindingKind.SiteNeverPushes)].Any())
        {
            Assert.DoesNotContain(true, all.Count == 0 ? universe.Reached(site) : universe.Pushed(site, all));
            return;
        }

        var reach = new SiteAnalysis(space).Reach(site, push)!;
        var demands = push.Criteria.Select(name => space.Matches(pack.FindCriteria(name)!)).ToList();
        var anyone = demands.Count == 0 ? reach : demands.Select(reach.With).First(static m => m is not null)!;
        Assert.True(IsPushed(pack, site, anyone.Example), $"{site.Code} does not push to {WitnessText.Of(anyone.Example)}");
        var withoutCriteria = findings[(site.RuleName, new RulePart(RuleSection.ClientPush), FindingKind.DomainControllersLetIn)].SingleOrDefault();
        Assert.Equal(push.Criteria.Count == 0 && push.DomainControllers, withoutCriteria is not null);
        if (withoutCriteria is not null)
            Assert.True(IsPushed(pack, site, withoutCriteria.Witness!) && withoutCriteria.Witness!.SystemKind == SystemKind.DomainController, withoutCriteria.Message);
        for (var i = 0; i < push.Criteria.Count; i++)
        {
            var criteria = pack.FindCriteria(push.Criteria[i])!;
            var alone = With(pack, site, criteria.RuleName);
            var part = new RulePart(RuleSection.ClientPush, 0, i);
            if (reach.With(demands[i]) is not { } within)
            {
                Assert.DoesNotContain(true, universe.Pushed(site, [criteria]));
                Assert.Equal(MachineSet.All.With(demands[i]) is not null, findings[(site.RuleName, part, FindingKind.CriteriaOutsideBoundaries)].Any());
                continue;
            }

            Assert.True(IsPushed(alone, site, within.Example), $"{criteria.RuleName} alone does not push to {WitnessText.Of(within.Example)}");
            CheckCovered(pack, site, i, universe, findings[(site.RuleName, part, FindingKind.CoveredByOthers)].SingleOrDefault(), within, demands);
            if (findings[(site.RuleName, part, FindingKind.DomainControllersLetIn)].SingleOrDefault() is { } letIn)
                Assert.True(IsPushed(alone, site, letIn.Witness!) && letIn.Witness!.SystemKind == SystemKind.DomainController, letIn.Message);
        }
    }

    private void CheckCovered(
        RulePackDefinition pack, SiteDefinition site, int place, Universe universe, RuleFinding? finding, MachineSet within, List<IReadOnlyList<Demand>> demands)
    {
        var names = site.ClientPush!.Criteria;
        var others = Enumerable.Range(0, names.Count).Where(i => i != place).ToList();
        // A site without criteria pushes to every machine: one is never left without any.
        if (others.Count == 0)
            return;
        var without = With(pack, site, [.. others.Select(i => names[i])]);
        if (finding is null)
        {
            var outside = Coverage.FindOutside(within, [.. others.Select(i => demands[i])])!.Example;
            Assert.True(IsPushed(pack, site, outside) && !IsPushed(without, site, outside), $"{names[place]} at {site.Code}: {WitnessText.Of(outside)}");
            Count("criteria that add something");
            return;
        }

        var all = names.Select(name => pack.FindCriteria(name)!).ToList();
        Assert.Equal(universe.Pushed(site, all), universe.Pushed(site, others.Select(i => all[i])));
        var covering = finding.With.Skip(1).ToList();
        var fewest = With(pack, site, [.. covering]);
        Assert.True(IsPushed(pack, site, finding.Witness!) && IsPushed(fewest, site, finding.Witness!), finding.Message);
        var held = universe.Pushed(site, covering.Select(name => pack.FindCriteria(name)!));
        Assert.DoesNotContain(universe.Pushed(site, [all[place]]).Index(), m => m.Item && !held[m.Index]);
        Count($"covered by {covering.Count}");
        // No fewer would do.
        foreach (var fewer in Subsets(others, covering.Count - 1))
        {
            var left = Coverage.FindOutside(within, [.. fewer.Select(i => demands[i])]);
            Assert.True(left is not null && IsPushed(pack, site, left.Example), $"{finding.Message}: {string.Join(", ", fewer.Select(i => names[i]))} would do");
            Assert.DoesNotContain(fewer, i => Matches(pack.FindCriteria(names[i])!, left.Example));
        }
    }

    /// <summary>Whether a removal would make a site let domain controllers in by criteria that do not name them: it must not be advised.</summary>
    private static bool IsNeededToName(RulePackDefinition pack, CriteriaDefinition criteria, CriteriaDefinition without) =>
        criteria.Conditions.Any(SiteAnalysis.Names) && !without.Conditions.Any(SiteAnalysis.Names)
        && pack.Sites.Any(s => s.ClientPush is { DomainControllers: true } push && push.Criteria.Contains(criteria.RuleName));

    private static IEnumerable<List<int>> Subsets(List<int> of, int size) =>
        Enumerable.Range(0, 1 << of.Count).Where(bits => int.PopCount(bits) == size).Select(bits => of.Where((_, i) => (bits >> i & 1) != 0).ToList());

    private static RulePackDefinition With(RulePackDefinition pack, SiteDefinition site, params string[] criteria) => pack with
    {
        Sites = new(pack.Sites.Select(s => s.Code == site.Code ? s with { ClientPush = s.ClientPush! with { Criteria = new(criteria) } } : s)),
    };

    private static bool Matches(CriteriaDefinition criteria, Resource machine) => ReferenceCriteria.Evaluate(criteria, machine, _now) == Truth.True;

    private static bool IsPushed(RulePackDefinition pack, SiteDefinition site, Resource machine) =>
        ReferenceDecision.Decide(pack, machine, _now) is { Outcome: Outcome.Push } decision && decision.Site?.Code == site.Code;

    private void Count(string what) => _met.Count(what);
}
