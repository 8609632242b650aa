using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Emits how a method of the criteria is called by the number of one: a switch, cut into several where there are many.</summary>
/// <remarks>
/// A method of more than 60,000 bytes of IL, or 2,000 basic blocks, is compiled at run time without optimising it (the
/// limits of the JIT, <c>DEFAULT_MIN_OPTS_*</c>): one switch reaches them with some 2,000 criteria.
/// </remarks>
/// <param name="name">What the emitted method is called, and those that it is cut into, with a number behind.</param>
/// <param name="result">What it returns.</param>
/// <param name="called">The method of the criteria.</param>
/// <param name="criteria">The criteria, by number.</param>
internal sealed class CriteriaSwitch(string name, string result, string called, EquatableArray<string> criteria)
{
    /// <summary>How many criteria one switch calls.</summary>
    private const int Most = 256;

    private const string Parameters = "(int criteria, global::RulesPush.Resource resource, global::System.DateTimeOffset now)";

    public bool IsCut => criteria.Count > Most;

    /// <summary>Emits the method, and what it is cut into.</summary>
    public void Emit(SourceWriter writer, bool isOverride)
    {
        writer.Line();
        if (isOverride)
            writer.Line("/// <inheritdoc/>");
        writer.Line($"{(isOverride ? "protected override" : "private static")} {result} {name}{Parameters} => {(IsCut ? $"(criteria / {Most})" : "criteria")} switch");
        if (!IsCut)
        {
            EmitArms(writer, 0, criteria.Count);
            return;
        }

        writer.Open();
        for (var first = 0; first < criteria.Count; first += Most)
            writer.Line($"{first / Most} => {name}{first / Most}(criteria, resource, now),");
        Close(writer);
        for (var first = 0; first < criteria.Count; first += Most)
        {
            writer.Line().Line($"private static {result} {name}{first / Most}{Parameters} => criteria switch");
            EmitArms(writer, first, Math.Min(criteria.Count, first + Most));
        }
    }

    /// <summary>Emits the call where it is needed, so that few criteria are called without a method between.</summary>
    public void EmitAssignment(SourceWriter writer, string variable, string number)
    {
        writer.Line($"{variable} = {(IsCut ? $"{name}({number}, resource, now);" : $"{number} switch")}");
        if (!IsCut)
            EmitArms(writer, 0, criteria.Count);
    }

    private void EmitArms(SourceWriter writer, int first, int end)
    {
        writer.Open();
        for (var i = first; i < end; i++)
            writer.Line($"{i} => {criteria[i]}.{called}(resource, now),");
        Close(writer);
    }

    private static void Close(SourceWriter writer) => writer
        .Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(criteria)),")
        .Close("};");
}
