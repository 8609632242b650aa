using Microsoft.CodeAnalysis;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Parses the methods with <c>[Condition]</c> of push criteria.</summary>
internal static class ConditionMethodParser
{
    /// <summary>The conditions, in the order of their names: the order of the files that declare them must not matter.</summary>
    public static IEnumerable<Condition> Parse(INamedTypeSymbol type, Findings findings)
    {
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>().OrderBy(static m => m.Name, StringComparer.Ordinal))
        {
            var attribute = method.GetAttributes().FirstOrDefault(static a => RuleAttributeNames.Is(a, RuleAttributeNames.Condition));
            if (attribute is null)
                continue;
            if (!HasShape(method) || type.GetMembers(method.Name).Length > 1)
                findings.Add(Mistake.InvalidConditionMethod, new Place(method), method.Name);
            yield return new Condition
            {
                Test = new MethodTest(method.Name),
                Because = new AttributeReader(method, attribute).Text("Because"),
            };
        }
    }

    private static bool HasShape(IMethodSymbol method) =>
        method is
        {
            IsStatic: true,
            IsAsync: false,
            IsGenericMethod: false,
            DeclaredAccessibility: Accessibility.Private,
            RefKind: RefKind.None,
            MethodKind: MethodKind.Ordinary,
            Parameters: [{ RefKind: RefKind.None, Type.Name: "Resource", Type.ContainingNamespace.Name: "RulesPush" }],
        }
        && (method.ReturnType.SpecialType == SpecialType.System_Boolean
            || method.ReturnType is INamedTypeSymbol
            {
                OriginalDefinition.SpecialType: SpecialType.System_Nullable_T,
                TypeArguments: [{ SpecialType: SpecialType.System_Boolean }],
            });
}
