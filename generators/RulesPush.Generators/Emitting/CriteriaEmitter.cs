using Microsoft.CodeAnalysis.Text;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Emits the members of a class with push criteria.</summary>
internal static class CriteriaEmitter
{
    public static SourceText Emit(CriteriaModel model)
    {
        var conditions = model.Definition.Conditions;
        var writer = new SourceWriter().Header().OpenClass(model.Class);
        EmitDefinition(writer, model);
        EmitMatches(writer, conditions.Any(TestEmitter.ReadsTime));
        EmitEvaluate(writer, model);
        EmitVersionBounds(writer, conditions);
        return writer.CloseClass(model.Class).ToSourceText();
    }

    private static void EmitDefinition(SourceWriter writer, CriteriaModel model)
    {
        var definition = model.Definition;
        writer
            .Line("/// <summary>These criteria as the build read them.</summary>")
            .Line("public static global::RulesPush.Model.CriteriaDefinition Definition { get; } = new()")
            .Open()
            .Line($"RuleName = {SourceWriter.Literal(definition.RuleName)},");
        writer
            .List("Conditions", definition.Conditions.Select(c => DefinitionEmitter.Condition(c, model.Class)).ToList())
            .List("Examples", definition.Examples.Select(ExampleEmitter.Emit).ToList())
            .Close("};").Line();
    }

    private static void EmitMatches(SourceWriter writer, bool readsTime)
    {
        // Without a condition on time, any time will do: the clock is not asked.
        var now = readsTime ? "global::System.TimeProvider.System.GetUtcNow()" : "default";
        writer
            .Line($"/// <summary>Whether a machine certainly matches{(readsTime ? " now" : "")}; what is unknown does not.</summary>")
            .Line("public static bool Matches(global::RulesPush.Resource resource) =>")
            .Line($"    Matches(resource, {now});")
            .Line()
            .Line("/// <summary>Whether a machine certainly matches at the given time; what is unknown does not.</summary>")
            .Line("public static bool Matches(global::RulesPush.Resource resource, global::System.DateTimeOffset now) =>")
            .Line("    Evaluate(resource, now).Truth == global::RulesPush.Truth.True;")
            .Line()
            .Line("/// <summary>Each condition, the value that it reads, and whether it holds.</summary>")
            .Line("public static global::RulesPush.Model.CriteriaExplanation Explain(global::RulesPush.Resource resource) =>")
            .Line($"    Explain(resource, {now});")
            .Line()
            .Line("/// <summary>Each condition, the value that it reads, and whether it holds at the given time.</summary>")
            .Line("public static global::RulesPush.Model.CriteriaExplanation Explain(global::RulesPush.Resource resource, global::System.DateTimeOffset now) =>")
            .Line("    global::RulesPush.Model.CriteriaExplanation.Of(Definition, resource, now);")
            .Line();
    }

    private static void EmitEvaluate(SourceWriter writer, CriteriaModel model)
    {
        var conditions = model.Definition.Conditions;
        writer
            .Line("/// <summary>Whether a machine matches, does not, or can't be told, and which condition decides.</summary>")
            .Line("public static global::RulesPush.Matching.CriteriaMatch Evaluate(global::RulesPush.Resource resource, global::System.DateTimeOffset now)")
            .Open()
            .Line("var match = new global::RulesPush.Matching.CriteriaMatch();");
        for (var i = 0; i < conditions.Count; i++)
            EmitCondition(writer, i, conditions[i], model.Class);
        writer.Line().Line("return match;").Close();
    }

    private static void EmitCondition(SourceWriter writer, int index, Condition condition, RuleClass ruleClass)
    {
        var holds = $"!match.{(condition.IsExclude ? "Exclude" : "Require")}({index}, {TestEmitter.Emit(index, condition.Test, ruleClass)})";
        var annotation = (condition.Because is null ? "" : $", because {condition.Because}") + (condition.Until is null ? "" : $", until {condition.Until}");
        writer
            .Line()
            .Line("// " + SourceWriter.Comment(condition + annotation));
        if (condition.Until is { } until)
            writer.Line($"if (!{DefinitionEmitter.Day(until)}.IsOver(now)").Line($"    && {TestEmitter.Nested(holds)})");
        else
            writer.Line($"if ({holds})");
        writer.Open().Line("return match;").Close();
    }

    private static void EmitVersionBounds(SourceWriter writer, EquatableArray<Condition> conditions)
    {
        var bounds = new List<(string Name, OperatingSystemVersion Version)>();
        for (var i = 0; i < conditions.Count; i++)
        {
            if (conditions[i].Test is not OperatingSystemTest test)
                continue;
            if (test.MinVersion is { } min)
                bounds.Add((TestEmitter.MinName(i), min));
            if (test.MaxVersion is { } max)
                bounds.Add((TestEmitter.MaxName(i), max));
        }

        if (bounds.Count == 0)
            return;
        writer.Line().Line($"private static class {TestEmitter.BoundsClass}").Open();
        foreach (var (name, version) in bounds)
            writer.Line($"internal static readonly global::RulesPush.OperatingSystemVersion {name} = global::RulesPush.OperatingSystemVersion.Parse(\"{version}\");");
        writer.Close();
    }
}
