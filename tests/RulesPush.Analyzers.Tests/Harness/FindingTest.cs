using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace RulesPush.Analyzers.Tests;

/// <summary>Holds the proofs against rules that say where something must be found: <c>[{|RP2104:Boundary.IpSubnet("10.1.0.0/16")|}]</c>.</summary>
internal sealed class FindingTest : CSharpAnalyzerTest<RuleFindingAnalyzer, DefaultVerifier>
{
    /// <summary>The day by which excludes expire in tests.</summary>
    public const string Today = "2026-11-22";

    private FindingTest(string markup, string today, (string Path, string Content)[] files)
    {
        TestCode = markup;
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(RuleReferences.All);
        TestState.Sources.Add(("/0/Usings.cs", RuleReferences.Usings));
        TestState.AnalyzerConfigFiles.Add((
            "/.globalconfig",
            $"is_global = true\nbuild_property.ProjectDir = {RuleTest.ProjectDirectory}\nbuild_property.RulesPushToday = {today}\n"));
        foreach (var (path, content) in files)
            TestState.AdditionalFiles.Add((path, content));
    }

    /// <summary>Verifies that exactly the marked findings are reported; <paramref name="files"/> are the AdditionalFiles.</summary>
    public static Task VerifyRules(string markup, params (string Path, string Content)[] files) => new FindingTest(markup, Today, files).RunAsync();

    /// <summary>Verifies the findings of another day.</summary>
    public static Task VerifyOn(string today, string markup) => new FindingTest(markup, today, []).RunAsync();

    /// <summary>Verifies what is reported of rules that an .editorconfig speaks of.</summary>
    public static Task VerifyConfigured(string editorConfig, string markup) => new FindingTest(markup, Today, [])
    {
        TestState = { AnalyzerConfigFiles = { ("/.editorconfig", $"root = true\n[*.cs]\n{editorConfig}\n") } },
    }.RunAsync();

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Latest);
}
