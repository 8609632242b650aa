using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace RulesPush.Analyzers.Tests;

/// <summary>Holds the analyzer against rules that say where it must report: <c>{|RP1001:"10.1"|}</c>.</summary>
internal sealed class RuleTest : CSharpAnalyzerTest<RuleMistakeAnalyzer, DefaultVerifier>
{
    /// <summary>The folder of the project, as the build tells the compiler.</summary>
    public const string ProjectDirectory = "/src/rules/";

    private RuleTest(string markup, (string Path, string Content)[] files)
    {
        TestCode = markup;
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(RuleReferences.All);
        TestState.Sources.Add(("/0/Usings.cs", RuleReferences.Usings));
        TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\nbuild_property.ProjectDir = {ProjectDirectory}\n"));
        foreach (var (path, content) in files)
            TestState.AdditionalFiles.Add((path, content));
        // Rules in generated files are analysed on purpose; GeneratedRulesTests says why.
        TestBehaviors |= TestBehaviors.SkipGeneratedCodeCheck;
    }

    /// <summary>Verifies that exactly the marked mistakes are reported; <paramref name="files"/> are the AdditionalFiles.</summary>
    public static Task VerifyRules(string markup, params (string Path, string Content)[] files) => new RuleTest(markup, files).RunAsync();

    /// <summary>Verifies markup that the compiler itself refuses in part.</summary>
    public static Task VerifyBroken(string markup) =>
        new RuleTest(markup, []) { CompilerDiagnostics = CompilerDiagnostics.None }.RunAsync();

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Latest);
}
