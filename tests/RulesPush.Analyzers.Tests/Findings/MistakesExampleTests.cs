using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using RulesPush.Model;

namespace RulesPush.Analyzers.Tests;

/// <summary>
/// What the example of all mistakes is told, with the spots: what was accepted lies beside this file. RULESPUSH_ACCEPT=1
/// accepts what is found now, to be read.
/// </summary>
public sealed class MistakesExampleTests
{
    private static readonly string _accepted = Path.Combine(
        RuleAnalysis.RepositoryDirectory, "tests", "RulesPush.Analyzers.Tests", "Findings", $"{nameof(MistakesExampleTests)}.verified.txt");

    [Fact]
    public async Task Each_finding_stands_once_at_its_spot()
    {
        var found = await Find();
        Assert.Equal(FindingForm.All.Select(static f => f.Value.Id), found.Select(static d => d.Id).Order(StringComparer.Ordinal));

        var text = string.Concat(found.OrderBy(static d => d.Id, StringComparer.Ordinal).Select(Describe));
        if (Environment.GetEnvironmentVariable("RULESPUSH_ACCEPT") == "1")
            await File.WriteAllTextAsync(_accepted, text, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(_accepted, TestContext.Current.CancellationToken), text);
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        var name = Name(place.Path);
        var source = MistakesProject.Sources.Concat(MistakesProject.Files).Single(s => s.Name == name).Text;
        var spot = source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
        var others = string.Concat(diagnostic.AdditionalLocations.Select(static l => $", see {Name(l.GetLineSpan().Path)}({l.GetLineSpan().StartLinePosition.Line + 1})"));
        var message = diagnostic.GetMessage().Replace("\n", "\n    ", StringComparison.Ordinal);
        return $"{diagnostic.Severity} {diagnostic.Id} {name}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}) {spot}{others}\n    {message}\n\n";
    }

    /// <summary>The analysis calls its sources Rules0.cs and so on.</summary>
    private static string Name(string path) => Regex.Match(path, @"^Rules(\d+)\.cs$") is { Success: true } numbered
        ? MistakesProject.Sources[int.Parse(numbered.Groups[1].Value, null)].Name
        : Path.GetFileName(path);

    private static async Task<IEnumerable<Diagnostic>> Find()
    {
        var files = MistakesProject.Files.Select(static f => new ListedFile(RuleTest.ProjectDirectory + f.Name, f.Text));
        return await new RuleAnalysis([.. MistakesProject.Sources.Select(static s => s.Text)], [.. files]).ForFindings(MistakesProject.Today).Run();
    }
}
