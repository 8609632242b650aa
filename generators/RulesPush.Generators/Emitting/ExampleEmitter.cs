using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Emits examples as the expressions that make them.</summary>
internal static class ExampleEmitter
{
    public static string Emit(ExampleDefinition example) => DefinitionEmitter.Object(
        "ExampleDefinition",
        $"IsAccepted = {Value(example.IsAccepted)}",
        $"Why = {SourceWriter.Literal(example.Why)}",
        $"Machine = {TestEmitter.Nested(Machine(example.Machine))}",
        example.On is { } day ? $"On = {DefinitionEmitter.Day(day)}" : null);

    /// <summary>What is known of the machine, and nothing else.</summary>
    private static string Machine(Resource machine)
    {
        var known = DdrProperties.Known(machine).Select(static p => $"{p.Key} = {Value(p.Value)}").ToList();
        var custom = DdrProperties.KnownCustom(machine).Select(static p => $"[{SourceWriter.Literal(p.Key)}] = {Value(p.Value)}").ToList();
        if (custom.Count > 0)
            known.Add($"CustomProperties = new global::System.Collections.Generic.Dictionary<string, object>\n{Block(custom)}");
        return known.Count == 0 ? "new global::RulesPush.Resource()" : $"new global::RulesPush.Resource\n{Block(known)}";
    }

    private static string Block(List<string> lines) =>
        $"{{\n{string.Concat(lines.Select(static line => $"    {TestEmitter.Nested(line)},\n"))}}}";

    private static string Value(object value) => value switch
    {
        IReadOnlyList<string> texts => List(texts, SourceWriter.Literal),
        IReadOnlyList<IpAddress> addresses => List(addresses, static a => $"global::RulesPush.IpAddress.Parse(\"{a}\")"),
        IReadOnlyList<IpNetwork> networks => List(networks, static n => $"global::RulesPush.IpNetwork.Parse(\"{n}\")"),
        IReadOnlyList<DateTimeOffset> times => List(times, static t => Value(t)),
        ResourceType type => $"global::RulesPush.ResourceType.{type}",
        _ => PropertyEmitter.Value(new PropertyValue(value)),
    };

    private static string List<T>(IEnumerable<T> items, Func<T, string> emit) => $"[{string.Join(", ", items.Select(emit))}]";
}
