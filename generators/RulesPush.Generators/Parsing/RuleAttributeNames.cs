using Microsoft.CodeAnalysis;

namespace RulesPush.Generators;

/// <summary>The names of the attributes, in the namespace RulesPush.</summary>
internal static class RuleAttributeNames
{
    public const string PrimarySite = "PrimarySiteAttribute";
    public const string SecondarySite = "SecondarySiteAttribute";
    public const string PushCriteria = "PushCriteriaAttribute";
    public const string ClientPush = "ClientPushAttribute";
    public const string ClientPushSettings = "ClientPushSettingsAttribute";
    public const string ExcludeFromPush = "ExcludeFromPushAttribute";
    public const string Condition = "ConditionAttribute";
    public const string Accepts = "AcceptsAttribute";
    public const string Rejects = "RejectsAttribute";
    public const string DiscoveryProperty = "DiscoveryPropertyAttribute";
    public const string EveryMachineOf = "EveryMachineOfAttribute";

    /// <summary>The classes whose nested types are attributes.</summary>
    public const string Boundary = "Boundary";
    public const string RoamingBoundary = "RoamingBoundary";
    public const string Require = "Require";
    public const string Exclude = "Exclude";

    private const string RulesNamespace = "RulesPush";

    /// <summary>Such as <c>RulesPush.PushCriteriaAttribute</c>.</summary>
    public static string Full(string name) => $"{RulesNamespace}.{name}";

    /// <summary>Whether the attribute is the given one of ours.</summary>
    public static bool Is(AttributeData attribute, string name) =>
        attribute.AttributeClass is { ContainingType: null } type && type.Name == name && IsOurs(type);

    /// <summary>Whether the attribute is nested in the given class of ours, such as Boundary.</summary>
    public static bool IsIn(AttributeData attribute, string outer) =>
        attribute.AttributeClass?.ContainingType is { } type && type.Name == outer && IsOurs(type);

    /// <summary>Whether a class has one of the given roles.</summary>
    public static bool Has(ISymbol symbol, params string[] roles) =>
        symbol.GetAttributes().Any(a => roles.Any(role => Is(a, role)));

    /// <summary>Whether the type is of the namespace of the rules.</summary>
    public static bool IsOurs(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: RulesNamespace, ContainingNamespace.IsGlobalNamespace: true };
}
