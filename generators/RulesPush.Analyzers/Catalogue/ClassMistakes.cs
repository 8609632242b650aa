using Microsoft.CodeAnalysis;
using static RulesPush.Analyzers.DiagnosticForm;

namespace RulesPush.Analyzers;

/// <summary>RP1201 and following: the shape of a rule class.</summary>
internal static class ClassMistakes
{
    public static readonly DiagnosticDescriptor NotPartial = new(
        "RP1201", "rule class is not partial",
        "The rule class {0} is not partial, so that nothing can be generated into it: declare it 'partial class {0}'",
        Category, Always, true, null, Pages + "RP1201.md", NotConfigurable);

    public static readonly DiagnosticDescriptor Generic = new(
        "RP1202", "rule class is generic",
        "The rule class {0} cannot be generic, nor stand in a generic class: take the type parameters of {1} away",
        Category, Always, true, null, Pages + "RP1202.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NestedInNonPartial = new(
        "RP1203", "rule class in a class that is not partial",
        "The rule class {0} stands in {1}, which is not partial: declare {1} partial",
        Category, Always, true, null, Pages + "RP1203.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NotAccessible = new(
        "RP1204", "rule class out of the pack's reach",
        "The rule pack cannot reach the rule class {0}, because {1} is private, protected or local to its file: make {1} internal or public",
        Category, Always, true, null, Pages + "RP1204.md", NotConfigurable);

    public static readonly DiagnosticDescriptor TwoRoles = new(
        "RP1205", "rule class with two roles",
        "{0} has two roles: make a class for each of [PrimarySite], [SecondarySite] and [PushCriteria]",
        Category, Always, true, null, Pages + "RP1205.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NoRole = new(
        "RP1206", "rule attribute on a class without its role",
        "[{0}] says nothing on {1}, which has no {2}: add the role, or take the attribute away",
        Category, Always, true, null, Pages + "RP1206.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NamesDifferByCase = new(
        "RP1207", "names of rule classes differ by case alone",
        "The names {0} and {1} differ by upper and lower case alone: rename one of the rule classes",
        Category, Always, true, null, Pages + "RP1207.md", NotConfigurable);

    public static readonly DiagnosticDescriptor MemberNameTaken = new(
        "RP1208", "name of a generated member is taken",
        "The rule class {0} gets a member {1} generated, and the name is taken: rename yours, or do not inherit it",
        Category, Always, true, null, Pages + "RP1208.md", NotConfigurable);
}
