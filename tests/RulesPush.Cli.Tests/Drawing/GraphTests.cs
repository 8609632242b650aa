using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using RulesPush.Cli.Drawing;
using RulesPush.Model;

namespace RulesPush.Cli.Tests.Drawing;

/// <summary>The accepted pictures lie beside this file; RULESPUSH_ACCEPT=1 accepts what is drawn now, to be looked at.</summary>
public sealed class GraphTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("svg", "verified.svg")]
    [InlineData("mermaid", "verified.mmd")]
    public void Is_as_accepted(string format, string extension)
    {
        using var command = new CommandLine();
        var result = command.Run("graph", "--rules", "r", "--format", format);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(result, command.Run("graph", "--rules", "r", "--format", format));
        var accepted = Path.Combine(Folder(), $"{nameof(GraphTests)}.{nameof(Is_as_accepted)}.{extension}");
        if (Environment.GetEnvironmentVariable("RULESPUSH_ACCEPT") == "1")
            File.WriteAllText(accepted, result.Output);
        Assert.Equal(File.ReadAllText(accepted), result.Output);
    }

    [Fact]
    public void The_order_of_classes_does_not_matter()
    {
        var rules = TestRules.WithCentralSite().Definition;
        var turned = rules with { Sites = new([.. rules.Sites.Reverse()]), Criteria = new([.. rules.Criteria.Reverse()]) };
        Assert.Equal(SvgDrawing.Draw(RuleGraph.Of(rules)), SvgDrawing.Draw(RuleGraph.Of(turned)));
        Assert.Equal(MermaidDrawing.Draw(RuleGraph.Of(rules)), MermaidDrawing.Draw(RuleGraph.Of(turned)));
    }

    [Fact]
    public void A_picture_goes_to_a_file()
    {
        using var command = new CommandLine();
        var result = command.Run("graph", "--rules", "r", "--format", "svg", "--output", command.Path("rules.svg"));
        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
        Assert.StartsWith("<svg ", command.Read("rules.svg"), StringComparison.Ordinal);
        Assert.Equal(2, command.Run("graph", "--rules", "r", "--format", "svg", "--output", command.Path("none/rules.svg")).ExitCode);
        Assert.Equal(2, command.Run("graph", "--rules", "r").ExitCode);
    }

    /// <summary>By the widths that the fonts of the picture have, each text ends within the box that it starts in.</summary>
    [Theory]
    [MemberData(nameof(Packs))]
    public void No_text_runs_over_the_edge_of_its_box(string name)
    {
        var picture = XDocument.Parse(SvgDrawing.Draw(RuleGraph.Of(_packs[name]))).Root!;
        var (width, height) = (Number(picture, "width"), Number(picture, "height"));
        var boxes = picture.Elements(_svg + "rect").ToList();
        foreach (var text in picture.Elements(_svg + "text"))
        {
            var size = (string?)text.Attribute("class") switch { "heading" => 22, "name" => 15, _ => 12 };
            var (x, y, end) = (Number(text, "x"), Number(text, "y"), Number(text, "x") + (TextLines.Cells(text.Value) * size * 0.61));
            var box = boxes.Where(b => Holds(b, x, y)).MinBy(b => Number(b, "width") * Number(b, "height"))!;
            Assert.True(end <= Number(box, "x") + Number(box, "width"), text.Value);
            Assert.True(y + 2 <= Number(box, "y") + Number(box, "height"), text.Value);
        }

        Assert.All(boxes, b => Assert.True(Number(b, "x") + Number(b, "width") <= width && Number(b, "y") + Number(b, "height") <= height));
        var sites = boxes.Where(static b => (string?)b.Attribute("class") == "box").ToList();
        Assert.All(sites, b => Assert.DoesNotContain(sites, other => other != b && Holds(b, Number(other, "x") + 1, Number(other, "y") + 1)));
    }

    [Fact]
    public void Texts_of_rules_are_texts_in_the_chart()
    {
        var chart = MermaidDrawing.Draw(RuleGraph.Of(_packs["hostile"]));
        Assert.Contains("Exclude.Name(#quot;#lt;b#gt;#42;#quot;) (it #amp; that #35;1)", chart, StringComparison.Ordinal);
    }

    public static TheoryData<string> Packs => [.. _packs.Keys];

    private static readonly Dictionary<string, RulePackDefinition> _packs = new()
    {
        ["empty"] = new RulePackDefinition { Name = "Nothing" },
        ["usual"] = TestRules.WithCentralSite().Definition,
        ["many"] = new RulePackDefinition
        {
            Name = string.Concat(Enumerable.Repeat("A.Very.Long.Name.", 20)),
            Sites = new([.. Enumerable.Range(0, 60).Select(i => Site(i, i % 3 == 0 ? null : (i / 9) * 9))]),
            Criteria = new([.. Enumerable.Range(0, 12).Select(static i => new CriteriaDefinition { RuleName = $"Rules.{new string('C', i * 6)}{i:00}" })]),
        },
        ["hostile"] = new RulePackDefinition
        {
            Name = "Rules <&> \"x\"",
            Criteria = new(new CriteriaDefinition
            {
                RuleName = "Rules.A",
                Conditions = new(
                    new Condition { Test = new TextTest(TextSubject.Name, "<b>*"), IsExclude = true, Because = "it & that #1" },
                    new Condition { Test = new TextTest(TextSubject.Name, [.. Enumerable.Range(0, 99).Select(static i => new string('漢', i + 1))]) },
                    new Condition { Test = new TextTest(TextSubject.Domain, "\ud83d\ude00", new string('x', 500)), Because = new string(' ', 200) }),
            }),
        },
    };

    private static SiteDefinition Site(int number, int? parent) => new()
    {
        RuleName = $"Rules.Site{number:00}{new string('x', number)}",
        Code = $"S{number:00}",
        IsSecondary = false,
        Parent = parent is { } p && p != number ? $"Rules.Site{p:00}{new string('x', p)}" : null,
        ManagementPoint = new string('m', number * 3),
        Boundaries = new([.. Enumerable.Range(0, number).Select(i => (BoundaryDefinition)new AdSiteBoundary(new string('b', 1 + (i * 4 % 63))))]),
        ClientPush = number % 4 == 0 ? null : new() { Criteria = new([.. Enumerable.Range(0, number % 12).Select(static i => $"Rules.{new string('C', i * 6)}{i:00}")]) },
    };

    private static bool Holds(XElement box, double x, double y) =>
        Number(box, "x") <= x && x <= Number(box, "x") + Number(box, "width") && Number(box, "y") <= y && y <= Number(box, "y") + Number(box, "height");

    private static double Number(XElement element, string name) => double.Parse((string?)element.Attribute(name) ?? "0", CultureInfo.InvariantCulture);

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
