using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Parses the shape of a rule class: whether generated members can be added to it, and how.</summary>
internal static class RuleClassParser
{
    private static readonly string[] _roles =
        [RuleAttributeNames.PrimarySite, RuleAttributeNames.SecondarySite, RuleAttributeNames.PushCriteria];

    private static readonly SymbolDisplayFormat _withoutEscapes = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static readonly SymbolDisplayFormat _reference = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The full name without escapes.</summary>
    public static string FullName(INamedTypeSymbol type) => type.ToDisplayString(_withoutEscapes);

    /// <summary>Whether the class has any role at all.</summary>
    public static bool HasRole(INamedTypeSymbol type) => RuleAttributeNames.Has(type, _roles);

    /// <summary>Parses the class, which gets the given members generated.</summary>
    public static RuleClass Parse(INamedTypeSymbol type, string[] generatedMembers, Findings findings, CancellationToken cancellation)
    {
        CheckShape(type, generatedMembers, findings, cancellation);
        var declarations = new List<string>();
        for (var current = type; current is not null; current = current.ContainingType)
            declarations.Insert(0, Declaration(current));
        return new RuleClass
        {
            Namespace = type.ContainingNamespace.IsGlobalNamespace
                ? null
                : type.ContainingNamespace.ToDisplayString(_reference).Substring("global::".Length),
            Declarations = new EquatableArray<string>(declarations),
            FullName = FullName(type),
            Reference = type.ToDisplayString(_reference),
        };
    }

    private static void CheckShape(INamedTypeSymbol type, string[] generatedMembers, Findings findings, CancellationToken cancellation)
    {
        var place = new Place(type);
        if (_roles.Count(role => RuleAttributeNames.Has(type, role)) > 1)
            findings.Add(Mistake.TwoRoles, place, type.Name);
        if (!IsPartial(type, cancellation))
            findings.Add(Mistake.NotPartial, place, type.Name);
        if (WithContaining(type).FirstOrDefault(IsHidden) is { } hidden)
            findings.Add(Mistake.NotAccessible, place, type.Name, hidden.Name);
        foreach (var current in WithContaining(type))
        {
            if (current.Arity > 0)
                findings.Add(Mistake.Generic, place, type.Name, current.Name);
            if (!SymbolEqualityComparer.Default.Equals(current, type) && !IsPartial(current, cancellation))
                findings.Add(Mistake.NestedInNonPartial, place, type.Name, current.Name);
        }

        foreach (var name in generatedMembers)
        {
            // No member can have the name of its own class.
            if (type.Name == name)
                findings.Add(Mistake.MemberNameTaken, place, type.Name, name);
            if (type.GetMembers(name).FirstOrDefault(m => !IsGenerated(m)) is { } member)
                findings.Add(Mistake.MemberNameTaken, new Place(member), type.Name, name);
            if (InheritsMember(type, name))
                findings.Add(Mistake.MemberNameTaken, place, type.Name, name);
        }
    }

    /// <summary>A base class that is a rule class has the generated members, be they generated yet or not.</summary>
    private static bool InheritsMember(INamedTypeSymbol type, string name)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.GetMembers(name).Any(static m => m.DeclaredAccessibility != Accessibility.Private && !IsGenerated(m))
                || (name == "Definition" && HasRole(parent)))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> WithContaining(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
            yield return current;
    }

    private static bool IsHidden(INamedTypeSymbol type) =>
        type.IsFileLocal
        || type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;

    /// <summary>The analyzers see the generated members too, which all stand in files that the compiler names so.</summary>
    private static bool IsGenerated(ISymbol member) =>
        member.DeclaringSyntaxReferences.All(static r => r.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string Declaration(INamedTypeSymbol type)
    {
        var keyword = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
        return $"partial {keyword} {type.ToDisplayString(NameOnly)}";
    }

    private static SymbolDisplayFormat NameOnly { get; } = new(
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);
}
