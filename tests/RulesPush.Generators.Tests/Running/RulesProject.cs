using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RulesPush.Generators.Tests.Running;

/// <summary>A rules project in memory: sources and boundary files, as a build hands them to the generator.</summary>
public sealed record RulesProject(ImmutableArray<(string Path, string Text)> Sources)
{
    private static readonly ImmutableArray<MetadataReference> _references =
    [
        .. Basic.Reference.Assemblies.Net100.References.All,
        MetadataReference.CreateFromFile(typeof(IRulePack).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Resource).Assembly.Location),
    ];

    private static readonly CSharpParseOptions _parseOptions = new(LanguageVersion.CSharp13);

    /// <summary>One file of rules, with the usings of a project.</summary>
    public static RulesProject Of(params string[] sources) => new(
    [
        ("/project/Usings.cs", "global using RulesPush; global using System;"),
        .. sources.Select((text, index) => ($"/project/Rules{(index == 0 ? "" : index)}.cs", text)),
    ]);

    /// <summary>The boundary files; a text of null is a file that is listed but missing.</summary>
    public ImmutableArray<(string Path, string? Text)> BoundaryFiles { get; init; } = [];

    public string RootNamespace { get; init; } = "Rules";

    public RulesProject With(string path, string? text) => this with { BoundaryFiles = BoundaryFiles.Add((path, text)) };

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Rules",
        Sources.Select(s => CSharpSyntaxTree.ParseText(s.Text, _parseOptions, s.Path)),
        _references,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    public GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new RulePackGenerator().AsSourceGenerator()],
        BoundaryFiles.Select(AdditionalText (f) => new InMemoryText(f.Path, f.Text)),
        _parseOptions,
        new ProjectOptions(RootNamespace),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, _parseOptions, path);
}
