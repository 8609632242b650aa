using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RulesPush.Analyzers;
using RulesPush.Benchmarks.Workloads;
using RulesPush.Generators;

namespace RulesPush.Benchmarks.Building;

/// <summary>Synthetic rules as a project in the compiler: what a build compiles, and an editor compiles again after each edit.</summary>
internal sealed class SyntheticProject
{
    private static readonly CSharpParseOptions _parsing = new(LanguageVersion.CSharp13);

    private static readonly MetadataReference[] _references =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(IRulePack).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Resource).Assembly.Location),
    ];

    private readonly ImmutableArray<AdditionalText> _files;
    private readonly AnalyzerConfigOptionsProvider _options = new BuildProperties();

    public SyntheticProject(SyntheticRules rules)
        : this(rules.Classes().Prepend(("Assembly.cs", SyntheticRules.Assembly)), rules.Boundaries())
    {
    }

    public SyntheticProject(IEnumerable<(string Path, string Text)> sources, string boundaries)
    {
        _files = [new BoundaryText($"{BuildProperties.Directory}{SyntheticRules.BoundaryFile}", boundaries)];
        Compilation = CSharpCompilation.Create(
            "Synthetic",
            sources.Select(static s => CSharpSyntaxTree.ParseText(s.Text, _parsing, $"{BuildProperties.Directory}{s.Path}")),
            _references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>The rules, without what is generated from them.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>A driver of the generator.</summary>
    /// <param name="tracksSteps">Whether it tells afterwards which steps were cached: what that costs grows faster than the rules.</param>
    public GeneratorDriver CreateDriver(bool tracksSteps = false) => CSharpGeneratorDriver.Create(
        [new RulePackGenerator().AsSourceGenerator()], _files, _parsing, _options,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));

    /// <summary>All that our analyzers report.</summary>
    public ImmutableArray<Diagnostic> Analyze(Compilation compilation) => compilation
        .WithAnalyzers([new RuleMistakeAnalyzer(), new RuleFindingAnalyzer()], new AnalyzerOptions(_files, _options))
        .GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>The project with another text in one of its files.</summary>
    public CSharpCompilation Edit(string path, string text)
    {
        var old = Compilation.SyntaxTrees.Single(t => t.FilePath == $"{BuildProperties.Directory}{path}");
        return Compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(text, _parsing, old.FilePath));
    }

    private sealed class BoundaryText(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class BuildProperties : AnalyzerConfigOptionsProvider
    {
        public const string Directory = "/synthetic/";

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => (value = key switch
            {
                "build_property.ProjectDir" => Directory,
                "build_property.RootNamespace" => "Synthetic",
                "build_property.RulesPushToday" => "2026-11-22",
                _ => null,
            }) is not null;
        }
    }
}
