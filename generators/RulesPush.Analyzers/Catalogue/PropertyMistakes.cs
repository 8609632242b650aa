using Microsoft.CodeAnalysis;
using static RulesPush.Analyzers.DiagnosticForm;

namespace RulesPush.Analyzers;

/// <summary>RP1301 and following: custom properties; RP1401: condition methods.</summary>
internal static class PropertyMistakes
{
    public static readonly DiagnosticDescriptor UnknownProperty = new(
        "RP1301", "unknown custom property",
        "There is no custom property '{0}': {1}",
        Category, Always, true, null, Pages + "RP1301.md", NotConfigurable);

    public static readonly DiagnosticDescriptor PropertyValueMismatch = new(
        "RP1302", "value does not fit a custom property",
        "{0} does not fit the custom property {1}, which is of type {2}",
        Category, Always, true, null, Pages + "RP1302.md", NotConfigurable);

    public static readonly DiagnosticDescriptor UnsupportedPropertyType = new(
        "RP1303", "unsupported type of a custom property",
        "A custom property cannot be of type {0}: take string, int, long, double, bool, DateTimeOffset or Version",
        Category, Always, true, null, Pages + "RP1303.md", NotConfigurable);

    public static readonly DiagnosticDescriptor DuplicateProperty = new(
        "RP1304", "impossible name of a custom property",
        "The custom property '{0}' {1}: give it a name of its own",
        Category, Always, true, null, Pages + "RP1304.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NotOneComparison = new(
        "RP1305", "not one comparison of a custom property",
        "A condition on the custom property {0} takes one of EqualTo, OneOf, Like, AtLeast and AtMost, and here are {1}: write a condition for each",
        Category, Always, true, null, Pages + "RP1305.md", NotConfigurable);

    public static readonly DiagnosticDescriptor InvalidConditionMethod = new(
        "RP1401", "condition of the wrong form",
        "The condition {0} must be one method 'private static bool {0}(Resource resource)', without overloads; 'bool?' where it may be unknown",
        Category, Always, true, null, Pages + "RP1401.md", NotConfigurable);
}
