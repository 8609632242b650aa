using RulesPush.Cli.Analyzing;
using RulesPush.Model;

namespace RulesPush.Cli.Comparing;

/// <summary>How the rules of a site differ, with what the production matchers of both versions say of the machines that show it.</summary>
/// <param name="Difference">The difference.</param>
/// <param name="Gained">The verdict on the machine that only the new rules push to; null where there is none.</param>
/// <param name="Lost">The verdict on the machine that only the old rules push to; null where there is none.</param>
internal sealed record ComparedSite(PushDifference Difference, ReplayVerdict? Gained, ReplayVerdict? Lost)
{
    public string? Site => Difference.Site;

    public bool IsEquivalent => Difference.Relation == PushRelation.Equivalent;

    public bool IsRefuted => Gained == ReplayVerdict.Refuted || Lost == ReplayVerdict.Refuted;

    /// <summary>Such as <c>wider</c>.</summary>
    public string Relation => Difference.Relation switch
    {
        PushRelation.Equivalent => "equivalent",
        PushRelation.Wider => "wider",
        PushRelation.Narrower => "narrower",
        PushRelation.Incomparable => "incomparable",
        _ => "not proved",
    };

    /// <summary>What differs, with its machine and what is to be said of it.</summary>
    public IEnumerable<(string What, Resource Machine, ReplayVerdict Verdict)> Witnesses
    {
        get
        {
            if (Difference.Gained is { } gained)
                yield return ("only the new rules push to", gained, Gained!.Value);
            if (Difference.Lost is { } lost)
                yield return ("only the old rules push to", lost, Lost!.Value);
        }
    }
}

/// <summary>Holds machines that are said to show a difference against the matchers of both versions.</summary>
internal sealed class DifferenceReplay(IRulePack before, IRulePack after, UtcDay today)
{
    public ComparedSite Replay(PushDifference difference) => new(
        difference, Replay(difference.Gained, difference.Site, after, before), Replay(difference.Lost, difference.Site, before, after));

    private ReplayVerdict? Replay(Resource? machine, string? site, IRulePack pushing, IRulePack other)
    {
        if (machine is null)
            return null;
        try
        {
            if (IsPushed(pushing, machine, site) && !IsPushed(other, machine, site))
                return ReplayVerdict.Confirmed;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A method that throws decides nothing; where there is none, the matcher is wrong.
        }

        return HasMethods(pushing.Definition, site) || HasMethods(other.Definition, site) ? ReplayVerdict.LeftToMethod : ReplayVerdict.Refuted;
    }

    private bool IsPushed(IRulePack pack, Resource machine, string? site) =>
        pack.Decide(machine, today.Noon) is { Outcome: Outcome.Push } decision && (site is null || decision.Site!.Code == site);

    private static bool HasMethods(RulePackDefinition pack, string? site) =>
        pack.Sites.Where(s => site is null || s.Code == site).SelectMany(static s => s.ClientPush?.Criteria ?? default).Distinct()
            .SelectMany(name => pack.FindCriteria(name)!.Conditions).Any(static c => c.Test is MethodTest);
}
