using Microsoft.CodeAnalysis;
using static RulesPush.Analyzers.DiagnosticForm;

namespace RulesPush.Analyzers;

/// <summary>RP1601 and following: examples that cannot be read. One that does not hold is a finding of the analysis.</summary>
internal static class ExampleMistakes
{
    public static readonly DiagnosticDescriptor ImpossibleExampleValue = new(
        "RP1601", "impossible value in an example",
        "'{0}' cannot be {1} of a machine: {2}",
        Category, Always, true, null, Pages + "RP1601.md", NotConfigurable);

    public static readonly DiagnosticDescriptor ExampleWithoutReason = new(
        "RP1602", "example that does not say what it shows",
        "'{0}' does not say what the machine is an example of: write a few words on one line, as in \"a current desktop\"",
        Category, Always, true, null, Pages + "RP1602.md", NotConfigurable);
}
