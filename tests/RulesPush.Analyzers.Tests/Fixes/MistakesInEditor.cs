using Microsoft.CodeAnalysis.CodeActions;
using RulesPush.Model;

namespace RulesPush.Analyzers.Tests;

/// <summary>The example of all mistakes in an editor: what it shows, what it offers, and what is left when everything is taken.</summary>
public sealed class MistakesInEditor
{
    /// <summary>
    /// Where nobody but an administrator knows what was meant: which of two conditions, which end of a range, whose network
    /// it is, how long the reason lasts, whose the missing addresses are, and what is to be proved instead.
    /// </summary>
    private static readonly FindingKind[] _withoutFix =
    [
        FindingKind.NothingMatches, FindingKind.CrossingBoundaries, FindingKind.NestedBoundary, FindingKind.ExpiresSoon,
        FindingKind.Gap, FindingKind.NotProved,
    ];

    [Fact]
    public async Task An_example_that_fails_shows_its_explanation_as_a_tree()
    {
        var shown = Assert.Single(await Open().Diagnose(), static d => d.Id == "RP2301").GetMessage();
        Assert.Equal(
            """
            The example "a desktop of the laboratory" does not hold: ExampleFails does not match the machine: Exclude.Name("*-LAB*") excludes PC-LAB-003, because "lab machines are re-imaged nightly"
            Mistakes.ExampleFails: false
            ├── Require.Name("PC-*") <- PC-LAB-003: true
            └── Exclude.Name("*-LAB*") <- PC-LAB-003, because "lab machines are re-imaged nightly": false
            """,
            shown);
    }

    [Fact]
    public async Task All_fixes_taken_leave_only_what_nobody_else_can_know()
    {
        var project = Open();
        Assert.Equal(FindingForm.All.Select(static f => f.Value.Id), (await project.Diagnose()).Select(static d => d.Id));
        var titles = new List<string>();
        while (await FirstOffer(project) is { } offer)
        {
            titles.Add(offer.Title);
            project = await project.Take(offer);
            Assert.True(titles.Count < 100, $"fixes undo each other: {string.Join(", ", titles)}");
        }

        Assert.Equal(_withoutFix.Select(static k => FindingForm.Of(k).Id), (await project.Diagnose()).Select(static d => d.Id));
        // One for each of the others.
        Assert.Equal(FindingForm.All.Count() - _withoutFix.Length, titles.Count);
    }

    [Theory]
    [InlineData("RP2101", "Remove [Boundary.IpSubnet(\"10.1.0.0/24\")]")]
    [InlineData("RP2105", "Merge into IpSubnet(\"10.5.2.0/23\")")]
    [InlineData("RP2201", "Remove [ClientPush]")]
    [InlineData("RP2202", "Remove typeof(DomainControllers)")]
    [InlineData("RP2205", "Push to no domain controllers, nor to machines of unknown kind, which might be some")]
    [InlineData("RP2301", "The rules are right: promise that they reject the machine")]
    public async Task A_fix_says_what_it_does(string id, string title)
    {
        var project = Open();
        var diagnostic = Assert.Single(await project.Diagnose(), d => d.Id == id);
        Assert.Equal(title, Assert.Single(await project.Offers(diagnostic)).Title);
    }

    private static EditedProject Open() => EditedProject.Open(MistakesProject.Sources, MistakesProject.Files, MistakesProject.Today);

    private static async Task<CodeAction?> FirstOffer(EditedProject project)
    {
        foreach (var diagnostic in await project.Diagnose())
        {
            if (await project.Offers(diagnostic) is [var first, ..])
                return first;
        }

        return null;
    }
}
