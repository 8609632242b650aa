using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>The project's facts that generated code depends on.</summary>
/// <param name="Namespace">The namespace of the pack, escaped; null for the global one.</param>
/// <param name="Name">The name of the project.</param>
/// <param name="Directory">The folder that boundary files are relative to; null where the build does not say.</param>
internal sealed record Project(string? Namespace, string Name, string? Directory)
{
    /// <summary>The name by which generated code refers to the pack.</summary>
    public string PackReference => Namespace is null ? "global::RulePack" : $"global::{Namespace}.RulePack";
}

/// <summary>The rule pack to emit: the names of its classes, whose definitions it refers to and never copies.</summary>
internal sealed record PackModel
{
    public required Project Project { get; init; }

    /// <summary>References to the site classes, by full name.</summary>
    public required EquatableArray<string> Sites { get; init; }

    /// <summary>The lists of criteria that sites push by, as places in <see cref="Criteria"/>; empty where one has a mistake.</summary>
    public required EquatableArray<EquatableArray<int>> Lists { get; init; }

    /// <summary>References to the criteria classes, by full name.</summary>
    public required EquatableArray<string> Criteria { get; init; }

    public required EquatableArray<PropertyDefinition> Properties { get; init; }

    public required EquatableArray<IpNetwork> CompleteNetworks { get; init; }

    /// <summary>The full names of the classes with mistakes.</summary>
    public required EquatableArray<string> LeftOut { get; init; }

    /// <summary>Whether the project has any rule class, be it one with mistakes.</summary>
    public bool HasRules => Sites.Count + Criteria.Count + LeftOut.Count > 0;
}

/// <summary>The custom properties of the project, and whether any declaration is wrong.</summary>
internal sealed record DeclaredProperties(EquatableArray<PropertyDefinition> Definitions, bool HasMistake);

/// <summary>The networks that the project calls complete, and whether any statement is wrong.</summary>
internal sealed record CompleteNetworks(EquatableArray<IpNetwork> Networks, bool HasMistake);
