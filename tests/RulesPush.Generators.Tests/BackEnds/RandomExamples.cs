using CsCheck;
using Microsoft.CodeAnalysis.CSharp;
using RulesPush.Model;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>Examples of random machines: in a definition, and as the attributes that say the same.</summary>
internal static class RandomExamples
{
    public static Gen<EquatableArray<ExampleDefinition>> Some { get; } = Gen.Select(
            Gen.Bool, RandomValues.Line.Where(static l => !string.IsNullOrWhiteSpace(l)), RandomMachines.Machine, RandomValues.Day, Gen.Bool,
            static (isAccepted, why, machine, day, hasDay) => new ExampleDefinition
            {
                IsAccepted = isAccepted,
                Why = why,
                Machine = Sayable(machine),
                On = hasDay ? day : null,
            })
        .Array[0, 2].Select(static e => new EquatableArray<ExampleDefinition>(e));

    /// <summary>The attribute.</summary>
    public static string Write(ExampleDefinition example)
    {
        string[] custom = [.. DdrProperties.KnownCustom(example.Machine).Select(static p => Literal($"{p.Key}={WrittenValue(p.Value)}"))];
        string[] arguments =
        [
            Literal(example.Why),
            .. DdrProperties.Known(example.Machine).Select(static p => $"{p.Key} = {Value(p.Value)}"),
            .. custom.Length == 0 ? (string[])[] : [$"Custom = [{string.Join(", ", custom)}]"],
            .. example.On is { } day ? (string[])[$"On = \"{day}\""] : [],
        ];
        return $"[{(example.IsAccepted ? "Accepts" : "Rejects")}({string.Join(", ", arguments)})]\n";
    }

    /// <summary>The machine without what an attribute cannot say: empty texts, and values that are not of the declared type.</summary>
    private static Resource Sayable(Resource machine) => machine with
    {
        ResourceNames = Known(machine.ResourceNames),
        SystemOUName = Known(machine.SystemOUName),
        SystemGroupName = Known(machine.SystemGroupName),
        SystemRoles = Known(machine.SystemRoles),
        AgentName = Known(machine.AgentName),
        CustomProperties = RandomRules.Properties
            .Select(p => (p.Name, Value: ObservedTexts.Property(machine, p)?.Value))
            .Where(static p => p.Value is not null and not "")
            .ToDictionary(static p => p.Name, static p => p.Value!) is { Count: > 0 } known ? known : null,
    };

    private static string[]? Known(IReadOnlyList<string>? texts) => texts is null ? null : [.. texts.Where(static t => t.Length > 0)];

    private static string Value(object value) => value switch
    {
        string text => Literal(text),
        bool flag => flag ? "true" : "false",
        ResourceType type => $"ResourceType.{type}",
        IEnumerable<string> texts => $"[{string.Join(", ", texts.Select(Literal))}]",
        IEnumerable<IpAddress> addresses => $"[{string.Join(", ", addresses.Select(static a => $"\"{a}\""))}]",
        IEnumerable<DateTimeOffset> times => $"[{string.Join(", ", times.Select(static t => $"\"{t:O}\""))}]",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static string WrittenValue(object value) => value switch
    {
        bool flag => flag ? "yes" : "no",
        DateTimeOffset time => $"{time:O}",
        double number => number.ToString("R"),
        _ => $"{value}",
    };

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
