using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>A rule class as generated code has to declare and name it.</summary>
internal sealed record RuleClass
{
    /// <summary>The namespace with its identifiers escaped; null for the global one.</summary>
    public required string? Namespace { get; init; }

    /// <summary>The containing types and the class itself, outermost first, such as <c>partial class Akron</c>.</summary>
    public required EquatableArray<string> Declarations { get; init; }

    /// <summary>The full name without escapes: what the rule model calls the class.</summary>
    public required string FullName { get; init; }

    /// <summary>The name by which generated code refers to the class: <c>global::Branches.Akron</c>.</summary>
    public required string Reference { get; init; }
}

/// <summary>A rule class that was found, with its model where it has no mistake.</summary>
/// <param name="FullName">The full name of the class.</param>
/// <param name="Model">The model; null where the class is left out.</param>
internal sealed record Parsed<T>(string FullName, T? Model)
    where T : class, IEquatable<T>;

/// <summary>Push criteria to emit.</summary>
internal sealed record CriteriaModel(RuleClass Class, CriteriaDefinition Definition);

/// <summary>A site to emit. The boundaries of its files are not in the definition: they are emitted on their own.</summary>
internal sealed record SiteModel(RuleClass Class, SiteDefinition Definition, EquatableArray<BoundaryFileUse> Files);

/// <summary>A boundary file that a site names.</summary>
/// <param name="Path">The path as the rule gives it.</param>
/// <param name="Key">The key of the rows that count; null: all.</param>
/// <param name="IsRoaming">Whether the rows are roaming boundaries.</param>
internal sealed record BoundaryFileUse(string Path, string? Key, bool IsRoaming);
