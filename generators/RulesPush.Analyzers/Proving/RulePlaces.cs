using Microsoft.CodeAnalysis;
using RulesPush.Generators;
using RulesPush.Model;

namespace RulesPush.Analyzers;

/// <summary>Finds the attribute, or the value of it, that a part of a rule class is: the parsers take them in the same order.</summary>
internal static class RulePlaces
{
    /// <summary>The place of a part that stands in an attribute.</summary>
    public static Place Of(INamedTypeSymbol type, RulePart part, RulePackDefinition pack) => part.Section switch
    {
        RuleSection.Condition => Condition(type, part, pack),
        RuleSection.Boundary => Nth(type, part, static a => RuleAttributeNames.IsIn(a, RuleAttributeNames.Boundary) && !BoundaryFiles.IsUse(a)),
        RuleSection.RoamingBoundary => Nth(type, part, static a => RuleAttributeNames.IsIn(a, RuleAttributeNames.RoamingBoundary) && !BoundaryFiles.IsUse(a)),
        RuleSection.Exclusion => Nth(type, part, static a => RuleAttributeNames.Is(a, RuleAttributeNames.ExcludeFromPush), "names"),
        RuleSection.ClientPush => Nth(type, part, static a => RuleAttributeNames.Is(a, RuleAttributeNames.ClientPush), "criteria"),
        RuleSection.Example => Nth(type, part, static a => RuleAttributeNames.Is(a, "AcceptsAttribute") || RuleAttributeNames.Is(a, "RejectsAttribute")),
        _ => new Place(type),
    };

    private static Place Condition(INamedTypeSymbol type, RulePart part, RulePackDefinition pack)
    {
        if (pack.FindCriteria(RuleClassParser.FullName(type))?.Conditions[part.Index].Test is not { } test)
            return new Place(type);
        if (test is MethodTest method)
            return new Place(type.GetMembers(method.MethodName).FirstOrDefault() ?? type);
        return Nth(type, part, CriteriaParser.IsCriteriaOnly, ValuesOf(test));
    }

    /// <summary>The argument that a test has its values from.</summary>
    private static string? ValuesOf(ConditionTest test) => test switch
    {
        SystemKindTest => "kinds",
        TextTest or OperatingSystemTest => "patterns",
        IpSubnetTest => "networks",
        PropertyTest { Comparison: PropertyComparison.EqualTo, Values.Count: > 1 } => "OneOf",
        _ => null,
    };

    /// <summary>One of the attributes of a kind; of its values the one that the part names.</summary>
    private static Place Nth(INamedTypeSymbol type, RulePart part, Func<AttributeData, bool> isOfKind, string? values = null)
    {
        if (type.GetAttributes().Where(isOfKind).ElementAtOrDefault(part.Section == RuleSection.ClientPush ? 0 : part.Index) is not { } attribute)
            return new Place(type);
        if (part.Bound is { } bound)
            return new Place(type, attribute, bound.ToString(), IsNamed: true);
        return part.Value is { } value && values is not null ? new Place(type, attribute, values, value) : new Place(type, attribute);
    }
}
