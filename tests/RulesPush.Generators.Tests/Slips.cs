using RulesPush.Generators.Tests.Running;

namespace RulesPush.Generators.Tests;

/// <summary>Mistakes that could throw all output away: the healthy classes are compiled, the wrong ones left out.</summary>
public sealed class Slips
{
    private const string Healthy = "\n[PushCriteria] public partial class Healthy;";

    public static TheoryData<string, string[], string[]> Cases => new()
    {
        { "[PushCriteria, PrimarySite(\"ABC\")] public partial class Both;", ["Healthy.Criteria.g.cs", "RulePack.g.cs"], ["Both", "Both"] },
        { "[PrimarySite(\"ABC\"), SecondarySite(\"ABC\")] public partial class Both;", ["Healthy.Criteria.g.cs", "RulePack.g.cs"], ["Both"] },
        { "[PushCriteria] public partial class Name; [PrimarySite(\"ABC\")] public partial class NAME;", ["Healthy.Criteria.g.cs", "RulePack.g.cs"], ["NAME", "Name"] },
        { "[PushCriteria] partial class Twice; [PushCriteria] partial class Twice;", ["Healthy.Criteria.g.cs", "RulePack.g.cs", "Twice.Criteria.g.cs"], [] },
        { "[PushCriteria] public class Complete;", ["Healthy.Criteria.g.cs", "RulePack.g.cs"], ["Complete"] },
        { "[PushCriteria] public partial class Of<T>;", ["Healthy.Criteria.g.cs", "RulePack.g.cs"], ["Of"] },
        { "public class Outer { [PushCriteria] public partial class Inner; }", ["Healthy.Criteria.g.cs", "RulePack.g.cs"], ["Outer.Inner"] },
        { "public partial class Outer { [PushCriteria] private partial class Inner; }", ["Healthy.Criteria.g.cs", "RulePack.g.cs"], ["Outer.Inner"] },
        { "[PushCriteria] public partial class Taken { static int Matches; }", ["Healthy.Criteria.g.cs", "RulePack.g.cs"], ["Taken"] },
        { "[PushCriteria] public partial class Derived : Parent; [PushCriteria] public partial class Parent;", ["Healthy.Criteria.g.cs", "Parent.Criteria.g.cs", "RulePack.g.cs"], ["Derived"] },
        { "[PrimarySite(\"ABC\"), Boundary.File(\"none.csv\")] public partial class NoFile;", ["Healthy.Criteria.g.cs", "RulePack.g.cs"], ["NoFile"] },
        { "[PrimarySite(\"ABC\"), Boundary.IpSubnet(7)] public partial class Broken;", ["Healthy.Criteria.g.cs", "RulePack.g.cs"], ["Broken"] },
        { "[PrimarySite(\"ABC\")] public partial class A; [PrimarySite(\"abc\")] public partial class B;", ["A.Site.g.cs", "B.Site.g.cs", "Healthy.Criteria.g.cs", "RulePack.Boundaries.g.cs", "RulePack.g.cs"], ["A", "B"] },
        { "[PrimarySite(\"AAA\", Parent = typeof(B))] public partial class A; [PrimarySite(\"BBB\", Parent = typeof(A))] public partial class B;", ["A.Site.g.cs", "B.Site.g.cs", "Healthy.Criteria.g.cs", "RulePack.Boundaries.g.cs", "RulePack.g.cs"], ["A", "B"] },
        { "[assembly: EveryMachineOf(\"10.1.2.3/16\")] class Unrelated;", ["Healthy.Criteria.g.cs", "RulePack.g.cs"], ["[assembly: EveryMachineOf]"] },
        { "[assembly: DiscoveryProperty(\"Name\", typeof(int))] class Unrelated;", ["Healthy.Criteria.g.cs", "RulePack.g.cs"], ["[assembly: DiscoveryProperty]"] },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Leave_the_rest_compiled(string rules, string[] files, string[] leftOut)
    {
        var pack = GeneratedPack.Generate(RulesProject.Of(rules + Healthy));
        Assert.Equal(files, pack.Sources.Select(static s => s.HintName).Order(StringComparer.Ordinal));
        var text = pack.Sources.Single(static s => s.HintName == "RulePack.g.cs").SourceText.ToString();
        var listed = text.Contains("LeftOut = new(", StringComparison.Ordinal)
            ? text.Split("LeftOut = new(")[1].Split("),")[0].Split('"').Where(static (_, index) => index % 2 == 1)
            : [];
        Assert.Equal(leftOut, listed);
    }

    [Fact]
    public void A_pack_that_leaves_rules_out_refuses_to_decide()
    {
        var pack = GeneratedPack.Generate(RulesProject.Of("[PushCriteria, Require.Name(\"\")] public partial class Wrong;" + Healthy));
        var refused = Assert.Throws<InvalidOperationException>(() => pack.Load());
        Assert.Contains("Wrong", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_that_is_named_twice_is_tested_once()
    {
        var pack = GeneratedPack.Generate(RulesProject.Of("[PushCriteria, Require.SystemKind(SystemKind.Server, SystemKind.Server, SystemKind.Workstation)] public partial class Twice;"));
        Assert.Empty(pack.CompilerFindings);
        var text = pack.Sources.Single(static s => s.HintName == "Twice.Criteria.g.cs").SourceText.ToString();
        Assert.Contains("is global::RulesPush.SystemKind.Server or global::RulesPush.SystemKind.Workstation", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_doubled_quote_in_a_boundary_file_stands_for_one() => Assert.Contains(
        "11.0.0.0/8",
        GeneratedPack.Generate(RulesProject.Of("[PrimarySite(\"ABC\"), Boundary.File(\"a.csv\", Key = \"q\\\"x\")] public partial class A;")
            .With("/project/a.csv", "key,boundary\n\"q\"\"x\",11.0.0.0/8\n"))
            .Sources.Single(static s => s.HintName == "A.BoundaryFiles.g.cs").SourceText.ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void A_project_without_rules_gets_no_pack() =>
        Assert.Empty(GeneratedPack.Generate(RulesProject.Of("public class Unrelated;")).Sources);

    [Fact]
    public void A_boundary_file_that_is_listed_but_missing_leaves_the_site_out() => Assert.DoesNotContain(
        GeneratedPack.Generate(RulesProject.Of("[PrimarySite(\"ABC\"), Boundary.File(\"a.csv\")] public partial class A;" + Healthy).With("/project/a.csv", null)).Sources,
        static s => s.HintName == "A.Site.g.cs");

    /// <summary>What the author's own code says keeps its meaning: names that generated code could hide, or take for something else.</summary>
    [Fact]
    public void Do_not_take_names_of_the_author()
    {
        const string Rules = """
            namespace Contoso;
            internal static class Conditions { public static bool? HasTpm(Resource resource) => resource.Name is null ? null : true; }
            internal static class Parts { public const string Prefix = "PC-"; }

            [PushCriteria, Require.SystemKind(SystemKind.Workstation), Require.Name(Parts.Prefix + "*", "*LAB*"), Require.OperatingSystem("*", "*Windows*", MinVersion = "10.0")]
            public partial class Laptops
            {
                [Condition]
                private static bool? Tpm(Resource resource) => Conditions.HasTpm(resource);

                private static bool? _(Resource resource) => Tpm(resource);

                public static object match => Parts.Prefix + _(new());
            }
            """;
        var generated = GeneratedPack.Generate(RulesProject.Of(Rules));
        Assert.Empty(generated.CompilerFindings);
        var pack = generated.Load();
        var machine = new Resource { Name = "PC-1", OperatingSystemNameAndVersion = "Microsoft Windows NT Workstation 10.0.22631" };
        Assert.Equal(Truth.True, pack.Evaluate(pack.Definition.Criteria.Single(), machine, DateTimeOffset.UnixEpoch));
        Assert.Equal(Truth.False, pack.Evaluate(pack.Definition.Criteria.Single(), machine with { Name = "SRV-1" }, DateTimeOffset.UnixEpoch));
    }
}
