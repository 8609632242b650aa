namespace RulesPush.Model;

/// <summary>
/// Says of an example that does not hold what becomes of its machine instead: a line, and below it the explanation tree.
/// The line says all by itself, because a build shows no more of a message.
/// </summary>
public static class ExampleExplanation
{
    /// <summary>Of an example of criteria.</summary>
    public static string Of(RulePackDefinition pack, CriteriaDefinition criteria, ExampleDefinition example, DateTimeOffset now)
    {
        var explanation = CriteriaExplanation.Of(criteria, example.Machine, now);
        var name = pack.ShortName(criteria.RuleName);
        var text = explanation.Truth switch
        {
            Truth.True => $"{name} matches the machine",
            Truth.False => $"{name} does not match the machine: {string.Join("; ", Misses(explanation))}",
            _ => $"{name} does not certainly match the machine{Missing(explanation)}",
        };
        return $"{text}\n{ExplanationTree.Of(explanation)}".TrimEnd();
    }

    /// <summary>Of an example of a site.</summary>
    public static string Of(RulePackDefinition pack, SiteDefinition site, ExampleDefinition example, DateTimeOffset now)
    {
        try
        {
            var explanation = Explainer.Explain(pack, example.Machine, now);
            var decision = explanation.Decision;
            var isHere = decision.Site is { } at && at.RuleName == site.RuleName;
            var text = decision.IsPush
                ? $"{decision.Site!.Code} pushes to the machine{(isHere ? "" : $", and not {site.Code}")}: {(decision.Criteria is null ? "" : "it ")}{explanation.Reason}"
                : $"{site.Code} does not push to the machine: {decision.Outcome}{(isHere || decision.Site is null ? "" : $" at {decision.Site.Code}")}, {explanation.Reason}";
            return $"{text}\n{ExplanationTree.Of(explanation)}".TrimEnd();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Only a [Condition] method throws, and without its answer there is no decision to explain.
            return $"the decision throws {exception.GetType().Name}: {exception.Message}";
        }
    }

    private static IEnumerable<string> Misses(CriteriaExplanation explanation) =>
        explanation.Conditions.Where(static c => c.Truth == Truth.False).Select(Reason.OfMiss);

    private static string Missing(CriteriaExplanation explanation) =>
        explanation.Missing.ToList() is { Count: > 0 } missing ? $", missing: {string.Join(", ", missing)}" : "";
}
