using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace RulesPush.Analyzers.Tests;

/// <summary>What a rules project refers to: the framework, and RulesPush with its model.</summary>
internal static class RuleReferences
{
    public static readonly MetadataReference[] RulesPush =
    [
        MetadataReference.CreateFromFile(typeof(PrimarySiteAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Resource).Assembly.Location),
    ];

    public static readonly MetadataReference[] All = [.. Net100.References.All, .. RulesPush];

    /// <summary>What every test has, as implicit usings give it to a project.</summary>
    public const string Usings = "global using System; global using RulesPush;";
}
