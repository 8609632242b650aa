using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using RulesPush.Generators;
using RulesPush.Model;

namespace RulesPush.Analyzers.Tests;

/// <summary>Every mistake has an entry in the catalogue, a line in the release ledger, a help link, a page and a line in the index.</summary>
public sealed class DiagnosticLedgerTests
{
    private static readonly IReadOnlyList<DiagnosticDescriptor> _all = [.. DiagnosticCatalogue.All, .. FindingCatalogue.All];

    public static TheoryData<string> Ids => [.. _all.Select(static d => d.Id)];

    [Fact]
    public void Every_mistake_has_a_diagnostic_of_its_own()
    {
        var descriptors = Enum.GetValues<Mistake>().Select(DiagnosticCatalogue.Of).ToList();
        Assert.Equal(descriptors, DiagnosticCatalogue.All);
        Assert.Equal(descriptors.Count, descriptors.Select(d => d.Id).Distinct().Count());
        Assert.Equal(descriptors.Count, descriptors.Select(d => d.Title.ToString(CultureInfo.InvariantCulture)).Distinct().Count());
        // The ids are in the order of the mistakes, so that the index reads as the catalogue does.
        Assert.Equal(descriptors.Select(d => d.Id).Order(StringComparer.Ordinal), descriptors.Select(d => d.Id));
        Assert.Equal(descriptors, new RuleMistakeAnalyzer().SupportedDiagnostics);
    }

    [Fact]
    public void Every_entry_is_named_after_its_mistake()
    {
        var fields = typeof(DiagnosticCatalogue).Assembly.GetTypes()
            .SelectMany(static t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(static f => f.FieldType == typeof(DiagnosticDescriptor))
            .ToDictionary(static f => f.Name, static f => (DiagnosticDescriptor)f.GetValue(null)!);
        Assert.Equal(Enum.GetNames<Mistake>().Order(), fields.Keys.Order());
        Assert.All(Enum.GetValues<Mistake>(), mistake => Assert.Same(fields[mistake.ToString()], DiagnosticCatalogue.Of(mistake)));
    }

    [Fact]
    public void Every_finding_has_a_diagnostic_of_its_own_that_a_project_can_configure()
    {
        Assert.Equal(Enum.GetValues<FindingKind>().Select(FindingCatalogue.Of).OrderBy(static d => d.Id, StringComparer.Ordinal), FindingCatalogue.All);
        Assert.Equal(FindingCatalogue.All, new RuleFindingAnalyzer().SupportedDiagnostics);
        Assert.Equal(_all.Count, _all.Select(static d => d.Id).Distinct().Count());
        Assert.Equal(_all.Count, _all.Select(static d => d.Title.ToString(CultureInfo.InvariantCulture)).Distinct().Count());
        Assert.All(FindingCatalogue.All, static d =>
        {
            Assert.Equal((true, "RulesPush"), (d.IsEnabledByDefault, d.Category));
            Assert.DoesNotContain(WellKnownDiagnosticTags.NotConfigurable, d.CustomTags);
            Assert.Equal($"https://github.com/rulespush/rulespush/blob/main/docs/diagnostics/{d.Id}.md", d.HelpLinkUri);
        });
    }

    [Fact]
    public void Every_mistake_is_an_error_that_nobody_can_switch_off() => Assert.All(DiagnosticCatalogue.All, static d =>
    {
        Assert.Equal((DiagnosticSeverity.Error, true, "RulesPush"), (d.DefaultSeverity, d.IsEnabledByDefault, d.Category));
        Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, d.CustomTags);
        Assert.Equal($"https://github.com/rulespush/rulespush/blob/main/docs/diagnostics/{d.Id}.md", d.HelpLinkUri);
    });

    [Fact]
    public void Every_diagnostic_has_a_line_in_the_release_ledger_and_no_line_is_left_over()
    {
        var lines = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(static file => File.ReadLines(Path.Combine(RuleAnalysis.RepositoryDirectory, "generators", "RulesPush.Analyzers", file)))
            .Where(static line => line.StartsWith("RP", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            DiagnosticCatalogue.All.Select(static d => $"{d.Id} | RulesPush | Error | RuleMistakeAnalyzer, [{d.Title}]({d.HelpLinkUri})")
                .Concat(FindingCatalogue.All.Select(static d => $"{d.Id} | RulesPush | {d.DefaultSeverity} | RuleFindingAnalyzer, [{d.Title}]({d.HelpLinkUri})")),
            lines);
    }

    [Fact]
    public void Every_diagnostic_has_a_page_and_no_page_is_left_over() =>
        Assert.Equal(_all.Select(static d => d.Id), DiagnosticPage.All().Select(static p => p.Id));

    [Fact]
    public void The_index_lists_every_diagnostic()
    {
        var rows = File.ReadLines(Path.Combine(DiagnosticPage.Directory, "README.md")).Where(static line => line.StartsWith("| [", StringComparison.Ordinal));
        Assert.Equal(_all.Select(static d => $"| [{d.Id}]({d.Id}.md) | {d.Title} |"), rows);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_its_title_and_its_sections(string id)
    {
        var page = DiagnosticPage.Of(id);
        Assert.Equal($"# {id}: {_all.Single(d => d.Id == id).Title}", page.Title);
        Assert.Equal(["Wrong", "Why", "Right"], page.Sections);
        Assert.All(page.Sections, section => Assert.NotEmpty(page.Section(section)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_a_page_calls_wrong_is_reported_and_what_it_calls_right_is_not(string id)
    {
        var page = DiagnosticPage.Of(id);
        var (wrong, right) = (page.Rules("Wrong"), page.Rules("Right"));
        Assert.Empty(wrong.CompilerErrors.Concat(right.CompilerErrors));
        var isFinding = FindingCatalogue.All.Any(d => d.Id == id);
        // Rules with a mistake are left out, and may leave something to find in those that are left.
        Assert.Equal(isFinding ? [] : [id], (await wrong.Run()).Select(static d => d.Id).Distinct());
        if (isFinding)
            Assert.Equal([id], (await wrong.ForFindings().Run()).Select(static d => d.Id).Distinct());
        Assert.Empty(await right.Run());
        Assert.Empty(await right.ForFindings().Run());
    }
}
