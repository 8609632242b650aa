using System.Diagnostics;
using RulesPush.Model;

namespace RulesPush.Cli.Deciding;

/// <summary>A <c>[Condition]</c> method of the rules threw for one machine, which therefore cannot be decided.</summary>
internal sealed class ConditionFailure : Exception
{
    private const int LongestMessage = 200;

    private ConditionFailure(string message, Exception thrown)
        : base(message, thrown)
    {
    }

    /// <summary>Names the method, where the optimised code still shows it, the type and the message of the exception.</summary>
    public static ConditionFailure Of(Exception thrown, RulePackDefinition rules)
    {
        var who = FindMethod(thrown, rules) is { } method ? $"[Condition] {method}" : "a [Condition] method of the rules";
        var message = VisibleText.Of(VisibleText.Cut(thrown.Message, LongestMessage));
        return new ConditionFailure($"{who} throws {thrown.GetType().Name}: {message}", thrown);
    }

    private static string? FindMethod(Exception thrown, RulePackDefinition rules)
    {
        var methods = rules.Criteria
            .SelectMany(static c => c.Conditions)
            .Select(static c => c.Test)
            .OfType<MethodTest>()
            .Select(static t => t.MethodName)
            .ToHashSet(StringComparer.Ordinal);
        return new StackTrace(thrown).GetFrames()
            .Select(DiagnosticMethodInfo.Create)
            .Where(method => method is not null && methods.Contains(method.Name))
            .Select(static method => $"{LastSegment(method!.DeclaringTypeName)}.{method.Name}")
            .FirstOrDefault();
    }

    private static string LastSegment(string? typeName) => typeName is null ? "" : typeName[(typeName.LastIndexOf('.') + 1)..];
}
