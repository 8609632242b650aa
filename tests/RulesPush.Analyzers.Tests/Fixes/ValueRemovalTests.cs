using Microsoft.CodeAnalysis.Text;
using RulesPush.Generators;
using RulesPush.Model;

namespace RulesPush.Analyzers.Tests;

/// <summary>A value that changes nothing is found where it stands and goes alone, however C# lets it be written: <c>«»</c> marks what goes.</summary>
public sealed class ValueRemovalTests
{
    private const string Later = "[Exclude.OperatingSystem(MinVersion = \"6.4\")]";

    [Theory]
    [InlineData("[PushCriteria, Require.Name(\"A*\", «\"AB*\"»)]", "[PushCriteria, Require.Name(\"A*\")]")]
    [InlineData("[PushCriteria] [Require.Name(«\"AB*\"», \"A*\", \"B*\")]", "[PushCriteria] [Require.Name(\"A*\", \"B*\")]")]
    [InlineData("[PushCriteria, Exclude.Domain(\"X\"), Exclude.Name(new string[2] { \"A*\", «\"AB*\"» }, Because = \"B\")]", "[PushCriteria, Exclude.Domain(\"X\"), Exclude.Name(new string[] { \"A*\" }, Because = \"B\")]")]
    [InlineData("[PushCriteria, Require.Name(patterns: new[] { «\"AB*\"», \"A*\" }), Require.Domain(\"X\")]", "[PushCriteria, Require.Name(patterns: new[] { \"A*\" }), Require.Domain(\"X\")]")]
    [InlineData("[PushCriteria, Require.IpSubnet([\"10.0.0.0/8\", «\"10.1.0.0/16\"»])]", "[PushCriteria, Require.IpSubnet([\"10.0.0.0/8\"])]")]
    [InlineData("[PushCriteria, Require.Name(\"A*\", // all\n    «\"AB*\"» // some\n)]", "[PushCriteria, Require.Name(\"A*\" // all\n // some\n)]")]
    [InlineData("[PushCriteria, Require.SystemKind(SystemKind.Server, SystemKind.Workstation, «SystemKind.Server»)]", "[PushCriteria, Require.SystemKind(SystemKind.Server, SystemKind.Workstation)]")]
    [InlineData("[PushCriteria, Require.SystemKind([«SystemKind.Server», SystemKind.Server])]", "[PushCriteria, Require.SystemKind([SystemKind.Server])]")]
    [InlineData("[PushCriteria, Require.Property(\"Owner\", OneOf = new object[] { \"A\", «\"a\"» })]", "[PushCriteria, Require.Property(\"Owner\", OneOf = new object[] { \"A\" })]")]
    [InlineData("[PushCriteria] [Require.OperatingSystem(\"*Workstation*\", \"*NT Server*\", MinVersion = \"6.1\", «MaxVersion = \"6.3\"»)] " + Later, "[PushCriteria] [Require.OperatingSystem(\"*Workstation*\", \"*NT Server*\", MinVersion = \"6.1\")] " + Later)]
    [InlineData("[PushCriteria] [Require.OperatingSystem(MinVersion = \"6.1\", «MaxVersion = \"6.3\"»)] " + Later, "[PushCriteria] [Require.OperatingSystem(MinVersion = \"6.1\")] " + Later)]
    [InlineData("[PushCriteria] [Require.OperatingSystem(«MaxVersion = \"6.3\"», MinVersion = \"6.1\")] " + Later, "[PushCriteria] [Require.OperatingSystem(MinVersion = \"6.1\")] " + Later)]
    [InlineData("[PushCriteria] [Require.OperatingSystem(\"*Workstation*\", /* last */ «MaxVersion = \"6.3\"»)] " + Later, "[PushCriteria] [Require.OperatingSystem(\"*Workstation*\")] " + Later)]
    [InlineData("[PushCriteria, Require.OperatingSystem([\"*Workstation*\"], «MaxVersion = \"6.3\"», MinVersion = \"6.1\"), Exclude.OperatingSystem(MinVersion = \"6.4\")]", "[PushCriteria, Require.OperatingSystem([\"*Workstation*\"], MinVersion = \"6.1\"), Exclude.OperatingSystem(MinVersion = \"6.4\")]")]
    [InlineData("[PushCriteria, Require.OperatingSystem(MinVersion = \"6.1\"), Exclude.OperatingSystem(\"*X*\", «MinVersion = \"6\"», Because = \"B\")]", "[PushCriteria, Require.OperatingSystem(MinVersion = \"6.1\"), Exclude.OperatingSystem(\"*X*\", Because = \"B\")]")]
    [InlineData("[PushCriteria, Require.OperatingSystem(«\"*\"», MinVersion = \"6.1\")]", "[PushCriteria, Require.OperatingSystem(MinVersion = \"6.1\")]")]
    [InlineData("[PushCriteria, Require.OperatingSystem(patterns: [«\"*\"»], MinVersion = \"6.1\")]", "[PushCriteria, Require.OperatingSystem(MinVersion = \"6.1\")]")]
    [InlineData("[PushCriteria, Require.OperatingSystem(new string[1] { «\"*.?*\"» }, MaxVersion = \"6.3\", MinVersion = \"6.1\")]", "[PushCriteria, Require.OperatingSystem(MaxVersion = \"6.3\", MinVersion = \"6.1\")]")]
    [InlineData("[PushCriteria] [Require.Name(\"A*\")]\n«[Exclude.Name(\"B*\", Because = \"B\")] // none\n»", "[PushCriteria] [Require.Name(\"A*\")]\n")]
    [InlineData("[PushCriteria, «Exclude.Name(\"B*\"), »Require.Name(\"A*\")]", "[PushCriteria, Require.Name(\"A*\")]")]
    [InlineData("[PrimarySite(\"NYC\"), ExcludeFromPush(\"A*\", «\"AB\"», Until = \"2027-01-07\")]", "[PrimarySite(\"NYC\"), ExcludeFromPush(\"A*\", Until = \"2027-01-07\")]")]
    [InlineData("[PrimarySite(\"NYC\"), ExcludeFromPush(names: [«\"AB\"», \"A*\"])]", "[PrimarySite(\"NYC\"), ExcludeFromPush(names: [\"A*\"])]")]
    [InlineData("[PrimarySite(\"NYC\"), ExcludeFromPush(\"A*\"), «ExcludeFromPush(\"AB\", \"AC\"), »Boundary.AdSite(\"A\")]", "[PrimarySite(\"NYC\"), ExcludeFromPush(\"A*\"), Boundary.AdSite(\"A\")]")]
    public async Task Goes_alone(string marked, string expected)
    {
        var before = Open(marked.Replace("«", "").Replace("»", ""));
        var gone = TextSpan.FromBounds(marked.IndexOf('«') + Prefix.Length, marked.IndexOf('»') - 1 + Prefix.Length);
        // Where it is the one or the other, both are found.
        var diagnostic = Assert.Single(await before.Diagnose(), d => gone.Contains(d.Location.SourceSpan));
        Assert.True(diagnostic.Id is "RP2003" or "RP2004", diagnostic.ToString());

        var after = await before.Take(Assert.Single(await before.Offers(diagnostic)));
        Assert.Equal(Code(expected), await after.Text("Rules.cs"));
        Assert.Empty(await after.Diagnose());
        var (then, now) = (await Pack(before), await Pack(after));
        Assert.All(PackDiff.Compare(then, now, new UtcDay(2026, 11, 22), new AnalysisBudget()), static d => Assert.Equal(PushRelation.Equivalent, d.Relation));
    }

    private const string Prefix = "[assembly: DiscoveryProperty(\"Owner\", typeof(string))]\n";

    private static string Code(string attributes) => $"{Prefix}{attributes} public partial class Rules;";

    private static EditedProject Open(string attributes) => EditedProject.Open([("Rules.cs", Code(attributes))], [], FindingTest.Today);

    /// <summary>A pack that pushes by the criteria, if the class is such.</summary>
    private static async Task<RulePackDefinition> Pack(EditedProject project)
    {
        var type = (await project.Compile()).GetTypeByMetadataName("Rules")!;
        var site = SiteParser.IsSite(type) ? SiteParser.Parse(type, new Findings(), CancellationToken.None).Model!.Definition : new SiteDefinition
        {
            RuleName = "Site",
            Code = "NYC",
            IsSecondary = false,
            Boundaries = new(new NetworkBoundary(IpNetwork.Parse("0.0.0.0/0"))),
        };
        return new RulePackDefinition
        {
            Name = "Rules",
            Sites = new(site with { ClientPush = new ClientPushDefinition { Criteria = SiteParser.IsSite(type) ? default : new("Rules"), DomainControllers = true } }),
            Criteria = SiteParser.IsSite(type) ? default : new(CriteriaParser.Parse(type, new Findings(), CancellationToken.None).Model!.Definition),
            Properties = new(new PropertyDefinition("Owner", PropertyType.Text)),
        };
    }
}
