using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace RulesPush.Generators.Tests.Running;

/// <summary>What the generator made of a project. An exception in it fails the test, which a mere warning would hide.</summary>
public sealed class GeneratedPack
{
    private readonly Compilation _compilation;

    private GeneratedPack(Compilation compilation, ImmutableArray<GeneratedSourceResult> sources) =>
        (_compilation, Sources) = (compilation, sources);

    public ImmutableArray<GeneratedSourceResult> Sources { get; }

    public static GeneratedPack Generate(RulesProject project)
    {
        var driver = project.CreateDriver().RunGeneratorsAndUpdateCompilation(
            project.Compile(), out var compilation, out var diagnostics, TestContext.Current.CancellationToken);
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Empty(diagnostics);
        Assert.Empty(result.Diagnostics);
        return new GeneratedPack(compilation, result.GeneratedSources);
    }

    /// <summary>The errors and warnings of the compiler, in rules and generated code alike.</summary>
    public IEnumerable<Diagnostic> CompilerFindings => _compilation
        .GetDiagnostics(TestContext.Current.CancellationToken)
        .Where(static d => d.Severity >= DiagnosticSeverity.Warning);

    /// <summary>Compiles the project for real, loads it, and makes its pack.</summary>
    public IRulePack Load()
    {
        using var stream = new MemoryStream();
        var emitted = _compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)));
        stream.Position = 0;
        // Collectible: thousands of packs come and go.
        var assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream);
        return assembly.GetCustomAttributes(typeof(RulePackAttribute), false).Cast<RulePackAttribute>().Single().CreatePack();
    }
}
