using Microsoft.CodeAnalysis;
using RulesPush.Generators.Tests.Running;
using RulesPush.Generators.Tests.Snapshots;

namespace RulesPush.Generators.Tests.Incremental;

/// <summary>An edit costs what it changes: asserted for every snapshot input.</summary>
public sealed class Caching
{
    public static TheoryData<string> Inputs => GeneratedCode.Inputs;

    [Theory, MemberData(nameof(Inputs))]
    public void An_unrelated_edit_leaves_all_steps_cached(string input)
    {
        var edit = new Edit(SnapshotInputs.All[input]);
        var after = edit.Apply(static compilation => compilation.AddSyntaxTrees(
            RulesProject.Parse("/project/Unrelated.cs", "class Unrelated { void M() { } }")));
        Assert.NotEmpty(after.TrackedSteps);
        foreach (var (step, runs) in after.TrackedSteps.Where(static s => Edit.OwnSteps.Contains(s.Key)))
            Assert.All(runs.SelectMany(static r => r.Outputs), o => Assert.True(Edit.IsUnchanged(o.Reason), $"{step}: {o.Reason}"));
        Assert.Empty(Edit.Emitted(after));
    }

    [Theory, MemberData(nameof(Inputs))]
    public void A_comment_above_a_rule_emits_nothing_again(string input)
    {
        var edit = new Edit(SnapshotInputs.All[input]);
        var after = edit.Apply(static compilation => Edit.ReplaceRules(
            compilation, static text => text.Replace("[PushCriteria]", "// a comment\n[PushCriteria]").Replace("[PrimarySite", "/* another */ [PrimarySite")));
        Assert.Empty(Edit.Emitted(after));
    }

    [Theory, MemberData(nameof(Inputs))]
    public void A_new_class_emits_itself_and_the_pack_only(string input)
    {
        var edit = new Edit(SnapshotInputs.All[input]);
        var after = edit.Apply(static compilation => compilation.AddSyntaxTrees(
            RulesProject.Parse("/project/Added.cs", "[PushCriteria] public partial class ZzAdded;")));
        Assert.Equal(["RulePack.g.cs", "ZzAdded.Criteria.g.cs"], Edit.Emitted(after));
    }

    [Theory, MemberData(nameof(Inputs))]
    public void An_edit_of_one_class_emits_that_class_only_and_what_is_made_of_all_boundaries(string input)
    {
        var project = SnapshotInputs.All[input];
        var edit = new Edit(project);
        // Every input has a site or criteria; the first of them gets something to say.
        var isCriteria = project.Sources[1].Text.Contains("[PushCriteria]", StringComparison.Ordinal);
        var (from, to) = isCriteria
            ? ("[PushCriteria]", "[PushCriteria, Require.Name(\"ADDED\")]")
            : ("[PrimarySite(", "[Boundary.IpSubnet(\"198.51.100.0/24\"), PrimarySite(");
        var after = edit.Apply(compilation => Edit.ReplaceRules(compilation, text =>
        {
            // The last one: in the input with mistakes the first is left out.
            var at = text.LastIndexOf(from, StringComparison.Ordinal);
            return text[..at] + to + text[(at + from.Length)..];
        }));
        var emitted = Edit.Emitted(after).ToList();
        Assert.Equal(!isCriteria, emitted.Remove("RulePack.Boundaries.g.cs"));
        Assert.EndsWith(isCriteria ? ".Criteria.g.cs" : ".Site.g.cs", Assert.Single(emitted), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Parallelism = 4", "Parallelism = 5", "Contoso.OneOfThem.Site.g.cs")]
    [InlineData("@\"CORP", "@\"Corp", "Contoso.Everything.Site.g.cs")]
    [InlineData("Parallelism = 4", "Parallelism = 4, RetryLimit = 168", null)]
    [InlineData("[ClientPushSettings(RetryInterval = \"01:00:00\", RetryLimit = 168, Parallelism = 10, Accounts = null, InstallationProperties = null)]", "", null)]
    public void An_edit_of_push_settings_emits_the_site_whose_settings_it_changes_only(string from, string to, string? emitted)
    {
        var edit = new Edit(SnapshotInputs.All["PushSettings"]);
        var after = edit.Apply(compilation => Edit.ReplaceRules(compilation, text => text.Replace(from, to, StringComparison.Ordinal)));
        Assert.Equal(emitted is null ? [] : [emitted], Edit.Emitted(after));
    }

    [Fact]
    public void An_edit_of_a_boundary_file_emits_the_rows_of_the_sites_that_it_changes_and_what_is_made_of_all()
    {
        var project = SnapshotInputs.All["BoundaryFiles"];
        var edit = new Edit(project);
        var (path, text) = project.BoundaryFiles[0];
        var after = edit.Replace(path, text!.Replace("2001:db8:7::/48", "2001:db8:8::/48", StringComparison.Ordinal));
        Assert.Equal(["Contoso.Akron.BoundaryFiles.g.cs", "RulePack.Boundaries.g.cs"], Edit.Emitted(after));
    }

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        string[] sources = ["[PushCriteria] public partial class A;", "[PrimarySite(\"NYC\"), ClientPush(typeof(A))] public partial class B;", "[PushCriteria] public partial class C;"];
        var forwards = GeneratedPack.Generate(RulesProject.Of(sources));
        var backwards = GeneratedPack.Generate(RulesProject.Of([.. sources.Reverse()]));
        Assert.Equal(Texts(forwards), Texts(backwards));

        static Dictionary<string, string> Texts(GeneratedPack pack) =>
            pack.Sources.ToDictionary(static s => s.HintName, static s => s.SourceText.ToString());
    }
}
