using RulesPush.Model;

namespace RulesPush.Cli.Analyzing;

/// <summary>What the production matcher says of a witness.</summary>
internal enum ReplayVerdict
{
    /// <summary>It shows what the finding says, as far as a single machine can.</summary>
    Confirmed,

    /// <summary>It does not.</summary>
    Refuted,

    /// <summary>A <c>[Condition]</c> method decides, into which the analysis cannot look.</summary>
    LeftToMethod,
}

/// <summary>Runs witnesses through the production matcher.</summary>
internal sealed class WitnessReplay(IRulePack pack, UtcDay today)
{
    /// <summary>The verdict; null where there is no witness.</summary>
    public ReplayVerdict? Replay(RuleFinding finding)
    {
        if (finding.Witness is not { } machine)
            return null;
        try
        {
            var now = (finding.Since ?? today).Noon;
            var decision = pack.Decide(machine, now);
            return finding.Kind switch
            {
                FindingKind.ValueChangesNothing or FindingKind.ExcludeRemovesNothing when finding.Part.Section == RuleSection.Exclusion =>
                    Verdict(decision.Outcome == Outcome.ExcludedByName && decision.Site?.RuleName == finding.Rule),
                FindingKind.ValueChangesNothing or FindingKind.ExcludeRemovesNothing or FindingKind.ConditionChangesNothing =>
                    Matches(finding.Rule, machine, now),
                FindingKind.NothingMatches => Verdict(pack.Evaluate(pack.Definition.FindCriteria(finding.Rule)!, machine, now) != Truth.True),
                // The guilty class is the site; the criteria come first among the others.
                FindingKind.CoveredByOthers => Matches(finding.With[0], machine, now, IsPushedBy(finding.Rule, decision)),
                FindingKind.CriteriaOutsideBoundaries => Matches(finding.With[0], machine, now, !IsPushedBy(finding.Rule, decision)),
                FindingKind.DomainControllersLetIn when finding.With.Count == 0 =>
                    Verdict(IsPushedBy(finding.Rule, decision) && machine.SystemKind == SystemKind.DomainController),
                FindingKind.DomainControllersLetIn =>
                    Matches(finding.With[0], machine, now, IsPushedBy(finding.Rule, decision) && machine.SystemKind == SystemKind.DomainController),
                FindingKind.EqualBoundaries or FindingKind.CrossingBoundaries or FindingKind.NestedBoundary =>
                    Verdict(decision.Site?.RuleName == finding.WitnessSite),
                // A smaller boundary of another site may win the address: then it only shows that one holds it.
                FindingKind.RedundantBoundary or FindingKind.RoamingRepeatsBoundary =>
                    Verdict(decision.Site is { } site && (finding.WitnessSite ?? site.RuleName) == site.RuleName),
                FindingKind.Gap => Verdict(decision.Outcome is Outcome.NotAssigned or Outcome.RoamingOnly),
                FindingKind.ExampleFails => Verdict(Fails(finding)),
                // It decides: of the others, one machine shows no more.
                _ => ReplayVerdict.Confirmed,
            };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Only a method throws, which may not expect a machine that nobody has seen: what it would say is not known.
            return finding.Kind == FindingKind.ExampleFails ? ReplayVerdict.Confirmed
                : pack.Definition.Criteria.Any(static c => c.Conditions.Any(static x => x.Test is MethodTest)) ? ReplayVerdict.LeftToMethod
                : ReplayVerdict.Refuted;
        }
    }

    private static ReplayVerdict Verdict(bool isConfirmed) => isConfirmed ? ReplayVerdict.Confirmed : ReplayVerdict.Refuted;

    private static bool IsPushedBy(string site, Decision decision) => decision.IsPush && decision.Site?.RuleName == site;

    /// <summary>Whether the criteria match the machine, and what else the finding says of it holds.</summary>
    private ReplayVerdict Matches(string rule, Resource machine, DateTimeOffset now, bool andAlso = true)
    {
        if (pack.Definition.FindCriteria(rule) is not { } criteria)
            return ReplayVerdict.Refuted;
        if (pack.Evaluate(criteria, machine, now) == Truth.True)
            return Verdict(andAlso);
        return ReferenceCriteria.FindDecidingCondition(criteria, machine, now) is { Test: MethodTest }
            ? ReplayVerdict.LeftToMethod
            : ReplayVerdict.Refuted;
    }

    private bool Fails(RuleFinding finding)
    {
        var examples = pack.Definition.FindCriteria(finding.Rule)?.Examples ?? pack.Definition.FindSite(finding.Rule)?.Examples ?? default;
        var example = examples[finding.Part.Index];
        var held = RulePackExamples.Of(pack).First(e => e.RuleName == finding.Rule && e.Example == example);
        return !held.Holds(example.Now(today));
    }
}
