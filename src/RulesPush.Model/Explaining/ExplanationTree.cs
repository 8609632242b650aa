using System.Text;

namespace RulesPush.Model;

/// <summary>An explanation as a tree of texts, for a terminal or a test's message.</summary>
/// <param name="Text">One line.</param>
/// <param name="Truth">Whether what the line says holds; null where it states a fact.</param>
/// <param name="Children">What the line follows from.</param>
public sealed record ExplanationTree(string Text, Truth? Truth, EquatableArray<ExplanationTree> Children)
{
    /// <summary>More of them nobody reads.</summary>
    private const int MostFlips = 5;

    /// <summary>The tree of push criteria: each condition, its value, true, false or unknown.</summary>
    public static ExplanationTree Of(CriteriaExplanation criteria) => new(
        criteria.Criteria.RuleName,
        criteria.Truth,
        new EquatableArray<ExplanationTree>(criteria.Conditions.Select(Of)));

    /// <summary>The tree of a whole decision.</summary>
    public static ExplanationTree Of(Explanation explanation) => new(
        $"{explanation.Resource.Name ?? "(no name)"}: {explanation.Decision.Outcome}"
            + (explanation.Decision.Site is { } site ? $" at {site.Code}" : "") + $", {explanation.Reason}",
        null,
        new EquatableArray<ExplanationTree>([.. explanation.Checks.Select(Of), .. Flips(explanation)]));

    private static IEnumerable<ExplanationTree> Flips(Explanation explanation)
    {
        var heading = explanation.Decision.Outcome == Outcome.Push ? "not pushed if you would" : "pushed if you would";
        return Section(heading, [.. explanation.Flips.Select(static f => f.ToString())])
            .Concat(Section(heading + ", in the rules,", [.. explanation.RuleFlips.Select(static f => f.ToString())]));
    }

    private static IEnumerable<ExplanationTree> Section(string heading, IReadOnlyList<string> flips)
    {
        if (flips.Count == 0)
            yield break;
        var lines = flips.Take(MostFlips).ToList();
        if (flips.Count > MostFlips)
            lines.Add($"and {flips.Count - MostFlips} more");
        yield return new ExplanationTree(heading, null, new EquatableArray<ExplanationTree>(lines.Select(static l => new ExplanationTree(l, null, default))));
    }

    /// <summary>The tree with lines drawn.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text, "", "");
        return text.ToString();
    }

    private static ExplanationTree Of(CheckExplanation check) => new(
        check.Text,
        check.Truth,
        new EquatableArray<ExplanationTree>(
            check.Details.Select(static d => new ExplanationTree(d, null, default)).Concat(check.Criteria.Select(Of))));

    private static ExplanationTree Of(ConditionExplanation condition)
    {
        var text = $"{condition.Condition} <- {condition.Value}"
            + (condition.IsVoid ? ", void" : "")
            + Reason.Annotation(condition.Condition.Because, condition.Condition.Until)
            + (condition.Missing is null ? "" : $"; missing: {condition.Missing}");
        return new ExplanationTree(text, condition.Truth, default);
    }

    private void Write(StringBuilder text, string first, string rest)
    {
        text.Append(first).Append(Text);
        if (Truth is { } truth)
            text.Append(": ").Append(truth.ToString().ToLowerInvariant());
        text.Append('\n');
        for (var i = 0; i < Children.Count; i++)
        {
            var isLast = i == Children.Count - 1;
            Children[i].Write(text, rest + (isLast ? "└── " : "├── "), rest + (isLast ? "    " : "│   "));
        }
    }
}
