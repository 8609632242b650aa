using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RulesPush.CodeFixes;

namespace RulesPush.Analyzers.Tests;

/// <summary>A project as an editor has it open: with all analyzers, and all fixes that go with them.</summary>
internal sealed class EditedProject
{
    private static readonly ImmutableArray<CodeFixProvider> _fixes =
    [
        .. typeof(RemovalFix).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    private readonly Project _project;

    private EditedProject(Project project) => _project = project;

    public static EditedProject Open(IEnumerable<(string Name, string Text)> sources, IEnumerable<(string Name, string Text)> files, string today)
    {
        var project = new AdhocWorkspace().AddProject("Rules", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithMetadataReferences(RuleReferences.All);
        foreach (var (name, text) in sources.Prepend(("Usings.cs", RuleReferences.Usings)))
            project = project.AddDocument(name, text, filePath: RuleTest.ProjectDirectory + name).Project;
        foreach (var (name, text) in files)
            project = project.AddAdditionalDocument(name, text, filePath: RuleTest.ProjectDirectory + name).Project;
        var options = $"is_global = true\nbuild_property.ProjectDir = {RuleTest.ProjectDirectory}\nbuild_property.RulesPushToday = {today}\n";
        return new EditedProject(project.AddAnalyzerConfigDocument(".globalconfig", SourceText.From(options), filePath: "/.globalconfig").Project);
    }

    /// <summary>The text of a source as it is now.</summary>
    public async Task<string> Text(string name) =>
        (await _project.Documents.Single(d => d.Name == name).GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    public async Task<Compilation> Compile() => (await _project.GetCompilationAsync(TestContext.Current.CancellationToken))!;

    /// <summary>What the compiler and the analyzers report.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Diagnose()
    {
        var compilation = await Compile();
        var all = await compilation.WithAnalyzers([new RuleMistakeAnalyzer(), new RuleFindingAnalyzer()], _project.AnalyzerOptions)
            .GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. all.Where(static d => d.Severity != DiagnosticSeverity.Hidden).OrderBy(static d => d.Id, StringComparer.Ordinal).ThenBy(static d => d.Location.SourceSpan.Start)];
    }

    /// <summary>What an editor offers for a diagnostic.</summary>
    public async Task<IReadOnlyList<CodeAction>> Offers(Diagnostic diagnostic)
    {
        var offers = new List<CodeAction>();
        if (_project.GetDocument(diagnostic.Location.SourceTree) is not { } document)
            return offers;
        foreach (var fix in _fixes.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offers.Add(action), TestContext.Current.CancellationToken));
        return offers;
    }

    /// <summary>The project with one of the offers taken.</summary>
    public async Task<EditedProject> Take(CodeAction offer)
    {
        var operations = await offer.GetOperationsAsync(TestContext.Current.CancellationToken);
        return new EditedProject(operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(_project.Id)!);
    }
}
