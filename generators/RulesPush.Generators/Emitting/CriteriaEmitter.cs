using Microsoft.CodeAnalysis.Text;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Emits the members of a class with push criteria.</summary>
internal static class CriteriaEmitter
{
    /// <summary>So many conditions are asked by one method: of thousands in one the JIT would not optimise it.</summary>
    private const int Most = 256;

    public static SourceText Emit(CriteriaModel model)
    {
        var conditions = model.Definition.Conditions;
        var writer = new SourceWriter().Header().OpenClass(model.Class);
        EmitDefinition(writer, model);
        EmitMatches(writer, conditions.Any(TestEmitter.ReadsTime));
        EmitEvaluate(writer, conditions);
        EmitHolds(writer, conditions);
        ConditionsEmitter.Emit(writer, model);
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

    private static void EmitEvaluate(SourceWriter writer, EquatableArray<Condition> conditions)
    {
        writer
            .Line("/// <summary>Whether a machine matches, does not, or can't be told, and which condition decides.</summary>")
            .Line("public static global::RulesPush.Matching.CriteriaMatch Evaluate(global::RulesPush.Resource resource, global::System.DateTimeOffset now)");
        EmitMatch(writer, conditions, Enumerable.Range(0, conditions.Count), "match");
    }

    /// <summary>The same without why. A pack does not ask it of criteria with methods, whose order is the author's.</summary>
    private static void EmitHolds(SourceWriter writer, EquatableArray<Condition> conditions)
    {
        writer
            .Line("/// <summary>Whether a machine matches, does not, or can't be told: what costs least and fails soonest is asked first.</summary>")
            .Line("internal static global::RulesPush.Truth Holds(global::RulesPush.Resource resource, global::System.DateTimeOffset now)");
        EmitMatch(writer, conditions, Enumerable.Range(0, conditions.Count).OrderBy(i => ConditionsEmitter.Cost(conditions[i])), "match.Truth");
    }

    private static void EmitMatch(SourceWriter writer, EquatableArray<Condition> conditions, IEnumerable<int> order, string result)
    {
        List<string> asked = [.. order.Select(i => Ask(i, conditions[i]))];
        var further = Enumerable.Range(1, Math.Max(0, asked.Count - 1) / Most).Select(static part => part * Most).ToList();
        writer.Open().Line("var match = new global::RulesPush.Matching.CriteriaMatch();");
        if (asked.Count > 0)
            writer.Line("// Until one is false.").Line($"var isOpen = {AllOf([.. asked.Take(Most), .. further.Select(static first => $"{Part(first)}(ref match, resource, now)")])};");
        writer.Line($"return {result};");
        foreach (var first in further)
        {
            writer.Line().Line($"static bool {Part(first)}(ref global::RulesPush.Matching.CriteriaMatch match, global::RulesPush.Resource resource, global::System.DateTimeOffset now) =>");
            writer.Line($"    {AllOf(asked.Skip(first).Take(Most))};");
        }

        writer.Close().Line();
    }

    private static string AllOf(IEnumerable<string> asked) => string.Join("\n    && ", asked);

    private static string Part(int first) => "From" + SourceWriter.Number(first);

    private static string Ask(int index, Condition condition)
    {
        var ask = $"match.{(condition.IsExclude ? "Exclude" : "Require")}({index}, {ConditionsEmitter.Call(index, condition)})";
        return condition.Until is { } until ? $"({DefinitionEmitter.Day(until)}.IsOver(now) || {ask})" : ask;
    }
}
