using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RulesPush.Generators;

namespace RulesPush.Analyzers.Tests;

/// <summary>Runs the analyzer over sources and boundary files, with nothing between it and the compiler.</summary>
internal sealed class RuleAnalysis
{
    private readonly CompilationWithAnalyzers _withAnalyzers;
    private readonly AdditionalText[] _files;

    public RuleAnalysis(string code, params AdditionalText[] files)
        : this([code], files)
    {
    }

    public RuleAnalysis(string[] sources, AdditionalText[] files)
        : this(Compile(sources), files)
    {
    }

    private RuleAnalysis(CSharpCompilation compilation, AdditionalText[] files, DiagnosticAnalyzer? analyzer = null, string today = FindingTest.Today)
    {
        var options = new ProjectOptions(new Dictionary<string, string>
        {
            ["build_property.ProjectDir"] = RuleTest.ProjectDirectory,
            ["build_property.RulesPushToday"] = today,
        });
        Compilation = compilation;
        _files = files;
        _withAnalyzers = compilation.WithAnalyzers([analyzer ?? new RuleMistakeAnalyzer()], new AnalyzerOptions([.. files], options));
    }

    public CSharpCompilation Compilation { get; }

    /// <summary>The same rules, asked for what the analysis proves of them rather than for mistakes.</summary>
    public RuleAnalysis ForFindings(string today = FindingTest.Today) => new(Compilation, _files, new RuleFindingAnalyzer(), today);

    /// <summary>The same rules with a severity configured, as an .editorconfig does it.</summary>
    public RuleAnalysis WithConfiguration(string id, ReportDiagnostic severity) => new(
        Compilation.WithOptions(Compilation.Options.WithSpecificDiagnosticOptions([new(id, severity)])), []);

    /// <summary>The same rules with one more file.</summary>
    public RuleAnalysis WithSource(string code, string path) => new(
        Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Latest), path)), []);

    /// <summary>The same source in a project that does not refer to RulesPush.</summary>
    public RuleAnalysis WithoutRulesPush() => new(Compilation.RemoveReferences(RuleReferences.RulesPush), []);

    /// <summary>What the analyzer reports of the whole project.</summary>
    public async Task<ImmutableArray<Diagnostic>> Run() =>
        [.. (await _withAnalyzers.GetAnalyzerDiagnosticsAsync(CancellationToken.None)).OrderBy(d => d.Location.SourceSpan.Start)];

    /// <summary>What an editor asks for while it shows one of the sources.</summary>
    public Task<ImmutableArray<Diagnostic>> RunInEditor(int source)
    {
        var tree = Compilation.SyntaxTrees[source + 1];
        return _withAnalyzers.GetAnalyzerSemanticDiagnosticsAsync(Compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None);
    }

    /// <summary>The errors of the compiler itself.</summary>
    public IEnumerable<Diagnostic> CompilerErrors => Compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>Whether the generator's parser makes a model of the class.</summary>
    public bool HasModel(string typeName)
    {
        var type = Compilation.GetTypeByMetadataName(typeName)!;
        return SiteParser.IsSite(type)
            ? SiteParser.Parse(type, new Findings(), CancellationToken.None).Model is not null
            : CriteriaParser.Parse(type, new Findings(), CancellationToken.None).Model is not null;
    }

    /// <summary>The folder that the tests were built from.</summary>
    public static string RepositoryDirectory { get; } = typeof(RuleAnalysis).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryDirectory").Value!;

    private static CSharpCompilation Compile(string[] sources)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        return CSharpCompilation.Create(
            "Rules",
            [
                CSharpSyntaxTree.ParseText(RuleReferences.Usings, options, "Usings.cs"),
                .. sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, options, $"Rules{index}.cs")),
            ],
            RuleReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    private sealed class ProjectOptions(Dictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
        }
    }
}

/// <summary>A file among the AdditionalFiles; without a content it is listed and yet missing.</summary>
internal sealed class ListedFile(string path, string? content) : AdditionalText
{
    public override string Path => path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) =>
        content is null ? null : SourceText.From(content);
}
