using System.Text.Json;

namespace RulesPush.EndToEnd.Tests;

/// <summary>
/// The example of all mistakes, through the command: what was accepted lies beside this file. RULESPUSH_ACCEPT=1 accepts
/// what is found now, to be read.
/// </summary>
[Collection(OneAtATime.Name)]
public sealed class MistakesExample
{
    private static readonly string _accepted = Repository.PathOf("tests", "RulesPush.EndToEnd.Tests", $"{nameof(MistakesExample)}.verified.json");

    [Fact]
    public async Task Each_finding_is_there_once_and_the_matcher_confirms_its_witness()
    {
        // By the day that the project says, as its build.
        var run = (await Run.Command("analyze", "--rules", Repository.Example("Mistakes"), "--format", "json", "--replay-witnesses")).EndsWith(4);
        if (Environment.GetEnvironmentVariable("RULESPUSH_ACCEPT") == "1")
            await File.WriteAllTextAsync(_accepted, run.Output, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(_accepted, TestContext.Current.CancellationToken), run.Output);

        var findings = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().ToList();
        // Each id once, and each with a lesson in the README.
        var ids = findings.ConvertAll(static f => f.GetProperty("id").GetString()!);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var pages = Directory.GetFiles(Repository.PathOf("docs", "diagnostics"), "RP2*.md").Select(static page => Path.GetFileNameWithoutExtension(page)!);
        Assert.Equal(pages.Order(), ids.Order());
        var lessons = await File.ReadAllTextAsync(Path.Combine(Repository.Example("Mistakes"), "README.md"), TestContext.Current.CancellationToken);
        Assert.All(findings, f =>
        {
            // What is wrong with an assembly has no class.
            var rule = f.GetProperty("rule").GetString() is { Length: > 0 } name ? name.Split('.')[^1] : "Gap";
            Assert.Contains($"| [{f.GetProperty("id")}](../../docs/diagnostics/{f.GetProperty("id")}.md) | `{rule}` |", lessons, StringComparison.Ordinal);
            Assert.Equal(JsonValueKind.Number, f.GetProperty("line").ValueKind);
        });

        var (shown, others) = (findings.FindAll(HasWitness), findings.FindAll(static f => !HasWitness(f)));
        Assert.All(shown, static f => Assert.Equal("confirmed", f.GetProperty("replay").GetString()));
        // Of what expires, of boundaries that could be fewer, of a site that never pushes and of what was not proved no machine can tell.
        Assert.Equal(["RP2105", "RP2201", "RP2203", "RP2204", "RP2901"], others.Select(static f => f.GetProperty("id").GetString()).Order());
        Assert.Contains($"{shown.Count} witnesses replayed: {shown.Count} confirmed, 0 refuted", run.Error, StringComparison.Ordinal);
    }

    private static bool HasWitness(JsonElement finding) => finding.GetProperty("witness").ValueKind == JsonValueKind.Object;
}
