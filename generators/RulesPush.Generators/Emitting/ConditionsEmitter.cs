using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>
/// Emits a method for each condition of a class, in a class of its own, so that nothing of the author's can have its name.
/// Within the rule class the name of that class hides others: it is none that an author is likely to use.
/// </summary>
internal static class ConditionsEmitter
{
    /// <summary>The name of that class.</summary>
    public const string ClassName = "EachCondition";

    /// <summary>What costs no more than this is asked first, and is mostly all that is asked: then the call would be half of what it costs.</summary>
    private const int AskedEarly = 3;

    /// <summary>In which order conditions are asked where the order says nothing: rather what is cheap and holds for few machines. What is equal stays as it was.</summary>
    public static int Cost(Condition condition) => (condition.Test, condition.IsExclude) switch
    {
        (MethodTest, _) => 100,
        (SystemKindTest, _) => 0,
        (TextTest { Subject: TextSubject.Domain or TextSubject.AdSite }, false) => 1,
        (IpSubnetTest, false) => 2,
        (TextTest { Subject: TextSubject.Name }, false) => 3,
        (LastSeenWithinTest, false) => 4,
        (TextTest, false) => 5,
        (PropertyTest, false) => 6,
        (OperatingSystemTest, false) => 7,
        // Hardly any machine is excluded.
        _ => 10,
    };

    /// <summary>The call of the method of a condition.</summary>
    public static string Call(int index, Condition condition) =>
        $"{ClassName}.{MethodName(index, condition.Test)}(resource{(condition.Test is LastSeenWithinTest ? ", now" : "")})";

    public static void Emit(SourceWriter writer, CriteriaModel model)
    {
        var conditions = model.Definition.Conditions;
        writer.Line("/// <summary>Each condition by itself.</summary>").Line($"private static class {ClassName}").Open();
        EmitFields(writer, conditions);
        for (var i = 0; i < conditions.Count; i++)
            EmitCondition(writer, i, conditions[i], model.Class);
        writer.Close();
    }

    private static void EmitCondition(SourceWriter writer, int index, Condition condition, RuleClass ruleClass)
    {
        var annotation = (condition.Because is null ? "" : $", because {condition.Because}") + (condition.Until is null ? "" : $", until {condition.Until}");
        if (index > 0)
            writer.Line();
        writer.Line("// " + SourceWriter.Comment(condition + annotation));
        if (Cost(condition) <= AskedEarly)
            writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]");
        writer
            .Line($"internal static global::RulesPush.Truth {MethodName(index, condition.Test)}(global::RulesPush.Resource resource{(condition.Test is LastSeenWithinTest ? ", global::System.DateTimeOffset now" : "")}) =>")
            .Line("    " + TestEmitter.Nested(TestEmitter.Emit(index, condition.Test, ruleClass)) + ";");
    }

    /// <summary>Such as <c>Name2</c>: what the condition reads, and its place.</summary>
    private static string MethodName(int index, ConditionTest test) =>
        (test is TextTest text ? text.Subject.ToString() : test.GetType().Name.Replace("Test", "")) + SourceWriter.Number(index);

    /// <summary>What is made once: the bounds of versions, and what is looked for, behind the definition in the same file, which it may be made from.</summary>
    private static void EmitFields(SourceWriter writer, EquatableArray<Condition> conditions)
    {
        var fields = new List<string>();
        for (var i = 0; i < conditions.Count; i++)
        {
            if (ListType(conditions[i].Test) is { } list)
                fields.Add($"global::RulesPush.Matching.{list} {TestEmitter.PartsName(i)} = global::RulesPush.Matching.{list}.Of(Definition.Conditions[{SourceWriter.Number(i)}]);");
            if (PatternEmitter.Parts(Patterns(conditions[i].Test)) is { Count: > 0 } parts)
                fields.Add($"global::System.Buffers.SearchValues<string> {TestEmitter.PartsName(i)} = global::System.Buffers.SearchValues.Create([{string.Join(", ", parts.Select(SourceWriter.Literal))}], global::System.StringComparison.OrdinalIgnoreCase);");
            if (conditions[i].Test is not OperatingSystemTest test)
                continue;
            if (test.MinVersion is { } min)
                fields.Add(Version(TestEmitter.MinName(i), min));
            if (test.MaxVersion is { } max)
                fields.Add(Version(TestEmitter.MaxName(i), max));
        }

        foreach (var field in fields)
            writer.Line($"private static readonly {field}");
        if (fields.Count > 0)
            writer.Line();
    }

    /// <summary>What looks for the values of a test together; null where they are few.</summary>
    private static string? ListType(ConditionTest test) => test switch
    {
        IpSubnetTest { Networks.Count: > PatternEmitter.Many } => "NetworkList",
        PropertyTest property when PropertyEmitter.HasManyTexts(property) => "PatternList",
        _ => Patterns(test) is { Count: > PatternEmitter.Many } patterns && !PatternEmitter.MatchAll(patterns) ? "PatternList" : null,
    };

    private static IReadOnlyList<Pattern> Patterns(ConditionTest test) => test switch
    {
        TextTest text => text.Patterns,
        OperatingSystemTest system => system.Patterns,
        PropertyTest property => PropertyEmitter.Patterns(property),
        _ => [],
    };

    private static string Version(string name, OperatingSystemVersion version) =>
        $"global::RulesPush.OperatingSystemVersion {name} = global::RulesPush.OperatingSystemVersion.Parse(\"{version}\");";
}
