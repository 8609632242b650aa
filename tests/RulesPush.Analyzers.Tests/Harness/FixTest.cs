using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace RulesPush.Analyzers.Tests;

/// <summary>Holds a fix against the rules that it must make of wrong ones, one by one and all at once.</summary>
internal sealed class FixTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private FixTest(string[] wrong, string[] right)
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(RuleReferences.All);
        TestBehaviors |= TestBehaviors.SkipGeneratedCodeCheck;
        TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\nbuild_property.ProjectDir = {RuleTest.ProjectDirectory}\nbuild_property.RulesPushToday = {FindingTest.Today}\n"));
        foreach (var (state, sources) in new[] { (TestState, wrong), (FixedState, right) })
        {
            state.Sources.Add(("/0/Usings.cs", RuleReferences.Usings));
            for (var i = 0; i < sources.Length; i++)
                state.Sources.Add(($"/0/Rules{i}.cs", sources[i]));
        }
    }

    /// <summary>Verifies the fix of one mistake.</summary>
    public static Task VerifyFix(string wrong, string right, int? iterations = null) => VerifyAll([wrong], [right], iterations);

    /// <summary>Verifies the fix of several mistakes in several files: one by one, and by document, project and solution.</summary>
    public static Task VerifyAll(string[] wrong, string[] right, int? iterations = null) =>
        new FixTest<TAnalyzer, TFix>(wrong, right) { NumberOfIncrementalIterations = iterations }.RunAsync();

    /// <summary>Verifies that a mistake has no fix.</summary>
    public static Task VerifyNone(string wrong) => new FixTest<TAnalyzer, TFix>([wrong], [wrong]).RunAsync();

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Latest);
}
