using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RulesPush.Generators.Tests.Running;

namespace RulesPush.Generators.Tests.Incremental;

/// <summary>A generator that has run once, and runs again after an edit.</summary>
internal sealed class Edit
{
    private readonly RulesProject _project;
    private readonly CSharpCompilation _before;
    private readonly GeneratorDriver _driver;

    public Edit(RulesProject project)
    {
        _project = project;
        _before = project.Compile();
        _driver = project.CreateDriver().RunGenerators(_before, TestContext.Current.CancellationToken);
    }

    /// <summary>The steps that the generator names; Roslyn's own run before them.</summary>
    public static IReadOnlySet<string> OwnSteps { get; } = typeof(TrackingNames)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static f => (string)f.GetRawConstantValue()!)
        .ToHashSet();

    public static bool IsUnchanged(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    /// <summary>The files that were made again, in order.</summary>
    public static IEnumerable<string> Emitted(GeneratorRunResult result) =>
        from output in result.TrackedOutputSteps.SelectMany(static s => s.Value).SelectMany(static s => s.Outputs)
        where output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified
        from hint in HintNames(output.Value)
        orderby hint
        select hint;

    public static CSharpCompilation ReplaceRules(CSharpCompilation compilation, Func<string, string> edit)
    {
        var tree = compilation.SyntaxTrees.Single(static t => t.FilePath == "/project/Rules.cs");
        var text = edit(tree.ToString());
        Assert.NotEqual(tree.ToString(), text);
        return compilation.ReplaceSyntaxTree(tree, RulesProject.Parse(tree.FilePath, text));
    }

    public GeneratorRunResult Apply(Func<CSharpCompilation, CSharpCompilation> edit) => Run(_driver, edit(_before));

    public GeneratorRunResult Replace(string path, string text)
    {
        var index = _project.BoundaryFiles.ToList().FindIndex(f => f.Path == path);
        var old = _project.BoundaryFiles[index];
        var driver = _project.CreateDriver();
        var texts = _project.BoundaryFiles.Select(f => new InMemoryText(f.Path, f.Text)).ToArray();
        driver = driver.ReplaceAdditionalTexts([.. texts]).RunGenerators(_before, TestContext.Current.CancellationToken);
        return Run(driver.ReplaceAdditionalText(texts[index], new InMemoryText(old.Path, text)), _before);
    }

    private static GeneratorRunResult Run(GeneratorDriver driver, Compilation compilation)
    {
        var result = driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return result;
    }

    /// <summary>An output step's value holds the sources that it added; its type is internal to Roslyn.</summary>
    private static IEnumerable<string> HintNames(object value)
    {
        var sources = value.GetType().GetField("Item1")!.GetValue(value)!;
        foreach (var source in (System.Collections.IEnumerable)sources)
            yield return (string)source.GetType().GetProperty("HintName")!.GetValue(source)!;
    }
}
