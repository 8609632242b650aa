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
            if (AttributeOf(method) is not { } attribute)
                continue;
            if (attribute.HasCompilerError)
                findings.AddCompilerError();
            else if (!HasShape(method) || type.GetMembers(method.Name).Length > 1)
                findings.Add(Mistake.InvalidConditionMethod, new Place(method), method.Name);
            yield return new Condition
            {
                Test = new MethodTest(method.Name),
                Because = attribute.Text("Because"),
            };
        }
    }

    /// <summary>Adds a mistake for each condition of a class that is no push criteria.</summary>
    public static void CheckHasNone(INamedTypeSymbol type, Findings findings)
    {
        foreach (var attribute in type.GetMembers().OfType<IMethodSymbol>().Select(AttributeOf).OfType<AttributeReader>())
            findings.Add(Mistake.NoRole, attribute.Place, ValueParser.Name(attribute), type.Name, "[PushCriteria]");
    }

    private static AttributeReader? AttributeOf(IMethodSymbol method) =>
        method.GetAttributes().FirstOrDefault(static a => RuleAttributeNames.Is(a, RuleAttributeNames.Condition)) is { } attribute
            ? new AttributeReader(method, attribute)
            : null;

    private static bool HasShape(IMethodSymbol method) =>
        method is
        {
            IsStatic: true,
            IsAsync: false,
            IsGenericMethod: false,
            DeclaredAccessibility: Accessibility.Private,
            RefKind: RefKind.None,
            MethodKind: MethodKind.Ordinary,
            Parameters: [{ RefKind: RefKind.None, Type: INamedTypeSymbol { Name: "Resource", Arity: 0, ContainingType: null } resource }],
        }
        && RuleAttributeNames.IsOurs(resource)
        && (method.ReturnType.SpecialType == SpecialType.System_Boolean
            || method.ReturnType is INamedTypeSymbol
            {
                OriginalDefinition.SpecialType: SpecialType.System_Nullable_T,
                TypeArguments: [{ SpecialType: SpecialType.System_Boolean }],
            });
}
