namespace RulesPush.Model;

/// <summary>Holds the examples of rules against the rules.</summary>
/// <remarks>
/// A method cannot be called while it is compiled: an example whose answer depends on one is not decided then, and left
/// to the tests. In a pack that was compiled the methods are called.
/// </remarks>
public static class ExampleAnalysis
{
    /// <summary>The examples that do not hold, by class and example.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="today">The day on which examples are looked at that name none.</param>
    /// <param name="budget">How much work each class may be.</param>
    public static IEnumerable<RuleFinding> Find(RulePackDefinition pack, UtcDay today, AnalysisBudget budget)
    {
        if (pack is null)
            throw new ArgumentNullException(nameof(pack));
        if (budget is null)
            throw new ArgumentNullException(nameof(budget));
        var ofCriteria = pack.Criteria.Select(criteria =>
        {
            var (best, worst) = (OpaqueMethods.Answering(criteria, true), OpaqueMethods.Answering(criteria, false));
            return Find(criteria.RuleName, criteria.Examples, budget, example =>
                Fails(example, () => Matches(best, example, today), () => Matches(worst, example, today))
                    ? ExampleExplanation.Of(pack, criteria, example, example.Now(today))
                    : null);
        });

        var (bestPack, worstPack) = (OpaqueMethods.Answering(pack, true), OpaqueMethods.Answering(pack, false));
        var ofSites = pack.Sites.Where(static s => s.Examples.Count > 0).Where(_ => IsWhole(pack)).Select(site => Find(site.RuleName, site.Examples, budget, example =>
            Fails(example, () => IsPushed(bestPack, site, example, today), () => IsPushed(worstPack, site, example, today))
                ? ExampleExplanation.Of(pack, site, example, example.Now(today))
                : null));
        return ofCriteria.Concat(ofSites).SelectMany(static findings => findings);
    }

    /// <summary>Whether every criteria class is there that a site names: what the others push says nothing without it.</summary>
    private static bool IsWhole(RulePackDefinition pack) =>
        pack.LeftOut.Count == 0
        && pack.Sites.SelectMany(static s => s.ClientPush?.Criteria ?? default).All(name => pack.FindCriteria(name) is not null);

    private static IEnumerable<RuleFinding> Find(
        string rule, EquatableArray<ExampleDefinition> examples, AnalysisBudget budget, Func<ExampleDefinition, string?> whyNot)
    {
        if (examples.Count > 0)
            budget.Restart();
        for (var i = 0; i < examples.Count; i++)
        {
            // One evaluation needs no budget, however large the rules are; but perhaps nobody waits for it any more.
            budget.Take(0);
            if (whyNot(examples[i]) is { } why)
            {
                yield return new RuleFinding
                {
                    Kind = FindingKind.ExampleFails,
                    Rule = rule,
                    Part = new RulePart(RuleSection.Example, i),
                    Arguments = new EquatableArray<string>(examples[i].Why, why),
                    Witness = examples[i].Machine,
                };
            }
        }
    }

    /// <summary>Whether the example fails whatever methods say that cannot be called, or because one that can be throws.</summary>
    private static bool Fails(ExampleDefinition example, Func<bool> isTakenAtBest, Func<bool> isTakenAtWorst)
    {
        try
        {
            return example.IsAccepted ? !isTakenAtBest() : isTakenAtWorst();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return true;
        }
    }

    private static bool Matches(CriteriaDefinition criteria, ExampleDefinition example, UtcDay today) =>
        ReferenceCriteria.Evaluate(criteria, example.Machine, example.Now(today)) == Truth.True;

    private static bool IsPushed(RulePackDefinition pack, SiteDefinition site, ExampleDefinition example, UtcDay today)
    {
        var decision = ReferenceDecision.Decide(pack, example.Machine, example.Now(today));
        return decision.IsPush && decision.Site!.RuleName == site.RuleName;
    }
}
