using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>
/// Emits the criteria of sites that have a few one after the other: a call each, without a table of them to go through,
/// which is an eighth of what ten criteria cost.
/// </summary>
internal static class StraightLineEmitter
{
    private const string Parameters = "int place, global::RulesPush.Resource resource, global::System.DateTimeOffset now, ref global::RulesPush.Matching.CriteriaMatch first, out global::RulesPush.Truth truth";

    public static void Emit(SourceWriter writer, PackModel pack)
    {
        // Those with a mistake are in no pack that can be made.
        List<int> numbers = [.. Enumerable.Range(0, pack.Lists.Count).Where(i => pack.Lists[i].Count > 0)];
        if (numbers.Count == 0)
            return;
        writer.Line()
            .Line("/// <inheritdoc/>")
            .Line($"protected override int FirstNotFalse(int list, {Parameters}) => list switch")
            .Open();
        foreach (var number in numbers)
            writer.Line($"{number} => FirstOf{number}(place, resource, now, ref first, out truth),");
        writer
            .Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(list)),")
            .Close("};");
        foreach (var number in numbers)
            EmitList(writer, number, pack.Lists[number], pack.Criteria);
    }

    private static void EmitList(SourceWriter writer, int number, EquatableArray<int> list, EquatableArray<string> criteria)
    {
        writer.Line()
            .Line($"private static int FirstOf{number}({Parameters})")
            .Open()
            .Line("switch (place)")
            .Open();
        for (var place = 0; place < list.Count; place++)
        {
            writer
                .Line($"case {place}:").Indent()
                .Line(place == 0
                    ? $"first = {criteria[list[0]]}.Evaluate(resource, now);\nif ((truth = first.Truth) != global::RulesPush.Truth.False)"
                    : $"if ((truth = {criteria[list[place]]}.Holds(resource, now)) != global::RulesPush.Truth.False)")
                .Line($"    return {place};")
                .Line($"goto {(place + 1 < list.Count ? $"case {place + 1}" : "default")};").Outdent();
        }

        writer
            .Line("default:").Indent()
            .Line("truth = global::RulesPush.Truth.False;")
            .Line("return -1;").Outdent()
            .Close()
            .Close();
    }
}
