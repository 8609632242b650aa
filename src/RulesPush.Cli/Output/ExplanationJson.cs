using System.Text.Json;
using RulesPush.Cli.Deciding;
using RulesPush.Model;

namespace RulesPush.Cli.Output;

/// <summary>Writes explanations as one JSON array, for other tools; nothing where there is no explanation.</summary>
internal sealed class ExplanationJson(PackDecider decider, Stream stream) : IExplanationWriter
{
    private readonly Utf8JsonWriter _json = new(stream, JsonlWriter.Options with { Indented = true, NewLine = "\n" });
    private bool _isStarted;

    public void Write(Explanation explanation)
    {
        if (!_isStarted)
            _json.WriteStartArray();
        _isStarted = true;

        var decision = decider.Show(explanation.Decision, explanation.Resource, explanation.Reason);
        _json.WriteStartObject();
        _json.WriteString("resource", decision.Resource);
        _json.WriteString("site", decision.Site);
        _json.WriteString("outcome", decision.OutcomeName);
        _json.WriteString("criterion", decision.Criterion);
        _json.WriteString("reason", decision.Reason);
        _json.WriteStartArray("checks");
        foreach (var check in explanation.Checks)
            Write(_json, check);
        _json.WriteEndArray();
        _json.WriteStartArray("flips");
        foreach (var flip in explanation.Flips)
            Write(_json, flip);
        _json.WriteEndArray();
        _json.WriteStartArray("ruleFlips");
        foreach (var flip in explanation.RuleFlips)
            Write(_json, flip);
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
    }

    public void End()
    {
        if (!_isStarted)
            return;
        _json.WriteEndArray();
        _json.Flush();
        stream.Write("\n"u8);
    }

    public void Dispose() => _json.Dispose();

    private static void Write(Utf8JsonWriter json, RuleFlip flip)
    {
        json.WriteStartObject();
        json.WriteString("outcome", ShownDecision.NameOf(flip.Decision.Outcome));
        json.WriteStartArray("changes");
        foreach (var change in flip.Changes)
        {
            json.WriteStartObject();
            json.WriteString("rule", change.Rule);
            json.WriteString("text", change.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Flip flip)
    {
        json.WriteStartObject();
        json.WriteString("outcome", ShownDecision.NameOf(flip.Decision.Outcome));
        json.WriteStartArray("changes");
        foreach (var change in flip.Changes)
        {
            json.WriteStartObject();
            json.WriteString("property", change.Property);
            json.WriteString("before", change.Before);
            json.WriteString("after", change.After);
            json.WriteString("text", change.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CheckExplanation check)
    {
        json.WriteStartObject();
        json.WriteString("check", check.Text);
        WriteTruth(json, check.Truth);
        json.WriteString("failsAs", ShownDecision.NameOf(check.FailsAs));
        json.WriteStartArray("details");
        foreach (var detail in check.Details)
            json.WriteStringValue(detail);
        json.WriteEndArray();
        json.WriteStartArray("criteria");
        foreach (var criteria in check.Criteria)
            Write(json, criteria);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CriteriaExplanation criteria)
    {
        json.WriteStartObject();
        json.WriteString("rule", criteria.Criteria.RuleName);
        WriteTruth(json, criteria.Truth);
        json.WriteStartArray("conditions");
        foreach (var condition in criteria.Conditions)
            Write(json, condition);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ConditionExplanation condition)
    {
        json.WriteStartObject();
        json.WriteString("condition", condition.Condition.ToString());
        WriteTruth(json, condition.Truth);
        json.WriteString("value", condition.Value);
        json.WriteString("missing", condition.Missing);
        json.WriteString("because", condition.Condition.Because);
        json.WriteString("until", condition.Condition.Until?.ToString());
        json.WriteBoolean("isVoid", condition.IsVoid);
        json.WriteEndObject();
    }

    private static void WriteTruth(Utf8JsonWriter json, Truth truth) => json.WriteString("truth", truth.ToString().ToLowerInvariant());
}
